// The editor: CodeMirror in a shadow tree, where its styles need no <style> element.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { complete } from "./complete";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--syntax-keyword)", fontWeight: "600" },
  { tag: tags.local(tags.variableName), color: "var(--syntax-variable)" },
  { tag: tags.atom, color: "var(--syntax-name)" },
  { tag: [tags.string, tags.number], color: "var(--syntax-string)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: tags.operatorKeyword, color: "var(--syntax-keyword)" },
  { tag: tags.meta, color: "var(--muted)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--line-strong)", borderRadius: "var(--radius)", fontSize: "0.95rem" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace', minHeight: "16rem", maxHeight: "60vh", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--muted)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--panel) 60%, transparent)" },
  ".cm-activeLineGutter": { color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--mark) !important" },
  ".cm-matchingBracket": { backgroundColor: "var(--mark) !important", outline: "1px solid var(--line-strong)" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "var(--radius)" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "18rem" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "0.2rem 0.5rem !important" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent) !important", color: "var(--on-accent) !important" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.8", fontStyle: "normal" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionInfo": { maxWidth: "22rem", padding: "0.4rem 0.6rem" },
  ".cm-diagnostic": { padding: "0.3rem 0.6rem" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad)", textDecorationSkipInk: "none" },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--bad)" },
});

// What is typed over a selection would be given its style by the browser in a style attribute, which
// the page's policy forbids. So it is put in place here.
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main } = view.state.selection;
    if (event.inputType !== "insertText" || event.isComposing || !event.data || main.empty) return false;
    event.preventDefault();
    const insert = () => view.state.update(view.state.replaceSelection(event.data!), { userEvent: "input.type", scrollIntoView: true });
    const taken = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, main.from, main.to, event.data!, insert));
    if (!taken) view.dispatch(insert());
    return true;
  },
});

export interface Editor {
  text(): string;
  /** Mark an error; line and column count from 1, the column in code points. */
  fail(line: number, column: number, message: string): void;
  clear(): void;
  focus(): void;
}

export function makeEditor(place: HTMLElement, text: string, run: () => void): Editor {
  const root = place.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text.replace(/\n$/, ""),
      extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), highlightActiveLine(),
        EditorView.lineWrapping,
        StreamLanguage.define(sparql), syntaxHighlighting(colours), look,
        autocompletion({ override: [complete], icons: false }),
        typedOver,
        EditorView.contentAttributes.of({ "aria-label": "Query", spellcheck: "false", autocapitalize: "off" }),
        // Tab is left to the browser, so that it leads out of the editor.
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true), preventDefault: true },
          ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap.filter((one) => one.key !== "Mod-Enter"), ...historyKeymap,
        ]),
      ],
    }),
  });
  const mark = (found: Diagnostic[]) => view.dispatch(setDiagnostics(view.state, found));
  return {
    text: () => view.state.doc.toString(),
    fail(number, column, message) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      const before = [...line.text].slice(0, Math.max(column - 1, 0)).join("").length;
      const at = line.from + before;
      // From the place on to the end of the word there, or the word before where there is none.
      const word = /^\S+/.exec(line.text.slice(at - line.from))?.[0].length ?? 0;
      const from = word ? at : line.from + line.text.slice(0, at - line.from).trimEnd().replace(/\S+$/, "").length;
      mark([{ from, to: Math.max(at + word, from), severity: "error", message }]);
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    },
    clear: () => mark([]),
    focus: () => view.focus(),
  };
}
