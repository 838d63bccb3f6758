// What the editor offers: our terms with their definitions, prefixes, variables and keywords.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { prefixes, terms, type Name } from "./setup";

const KEYWORDS = [
  "SELECT", "DISTINCT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "VALUES",
  "BIND", "AS", "GRAPH", "FROM", "FROM NAMED", "GROUP BY", "HAVING", "ORDER BY", "ASC", "DESC", "LIMIT", "OFFSET",
  "EXISTS", "NOT EXISTS", "IN", "NOT IN", "PREFIX", "BASE", "UNDEF",
];
const FUNCTIONS = [
  "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "STR", "LANG", "DATATYPE", "BOUND", "IRI", "CONCAT",
  "STRLEN", "SUBSTR", "UCASE", "LCASE", "CONTAINS", "STRSTARTS", "STRENDS", "STRBEFORE", "STRAFTER", "REPLACE",
  "REGEX", "YEAR", "MONTH", "DAY", "NOW", "COALESCE", "IF", "ISIRI", "ISBLANK", "ISLITERAL", "ROUND", "ABS",
];
const TYPES: Record<string, string> = { class: "class", property: "property", concept: "constant" };

function offered(one: Name): Completion {
  return {
    label: one.name,
    type: TYPES[one.kind] ?? "text",
    detail: one.label,
    ...(one.definition ? { info: one.definition } : {}),
  };
}

const words: Completion[] = [
  ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
  ...FUNCTIONS.map((label) => ({ label, type: "function", apply: `${label}(` })),
];
const starts: Completion[] = prefixes.map((prefix) => ({ label: `${prefix}:`, type: "namespace", detail: "prefix" }));

export async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.matchBefore(/[?$][\w]*|[A-Za-z][\w-]*:[\w-]*|[A-Za-z_]+|#.*|<[^>]*/);
  if (before && /^[#<]/.test(before.text)) return null;
  if (!before && !context.explicit) return null;
  const from = before?.from ?? context.pos;
  const text = before?.text ?? "";
  if (/^[?$]/.test(text)) {
    const found = new Set(context.state.doc.toString().match(/\?\w+/g));
    found.delete(text);
    return { from, options: [...found].sort().map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
  }
  const all = await terms();
  const colon = text.indexOf(":");
  if (colon >= 0) {
    const prefix = text.slice(0, colon + 1);
    return { from, options: all.filter((one) => one.name.startsWith(prefix)).map(offered), validFor: /^[\w-]*:[\w-]*$/ };
  }
  // A term is found by what it is called, too: "judg" offers ig:Judgement.
  const wanted = text.toLowerCase();
  const named = wanted.length < 2 ? [] : all.filter((one) => one.label.toLowerCase().startsWith(wanted) || one.name.toLowerCase().split(":")[1]!.startsWith(wanted));
  const called = named.map((one) => ({ ...offered(one), label: one.name.split(":")[1]!, displayLabel: one.name, apply: one.name }));
  return { from, options: [...words, ...starts, ...called] };
}
