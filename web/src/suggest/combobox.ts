// An ARIA combobox over a plain search field: the form works without it, and with it the same.

export interface Found {
  iri: string;
  path: string;
  label: string;
  type: string;
  kind: string;
  note: string;
}

const WAIT = 120;
let made = 0;

/** Ask the server for what a name may mean, the best first. */
export async function find(text: string, signal?: AbortSignal, kinds = "", limit = 8): Promise<Found[]> {
  const asked = new URLSearchParams({ q: text, limit: String(limit) });
  if (kinds) asked.set("kind", kinds);
  const answer = await fetch(`/api/find?${asked}`, { signal: signal ?? null });
  if (!answer.ok) return [];
  return ((await answer.json()) as { results: Found[] }).results;
}

/**
 * Give a search field a list of suggestions. What is chosen is opened, or given to `choose`; where
 * none is chosen, Enter sends the form.
 */
export function suggest(
  field: HTMLInputElement,
  choose: (found: Found) => void = (found) => window.location.assign(found.path),
  kinds = "",
): void {
  const name = `suggestions-${++made}`;
  const list = document.createElement("ul");
  list.id = name;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const said = document.createElement("span");
  said.className = "hidden";
  said.setAttribute("role", "status");
  const frame = document.createElement("span");
  frame.className = "suggesting";
  field.replaceWith(frame);
  frame.append(field, list, said);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", name);

  let shown: Found[] = [];
  let at = -1;
  let timer = 0;
  let asking: AbortController | undefined;

  const close = (): void => {
    asking?.abort();
    window.clearTimeout(timer);
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (to: number): void => {
    at = to;
    [...list.children].forEach((item, number) => {
      item.setAttribute("aria-selected", String(number === at));
      if (number === at) item.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `${name}-${at}`);
  };
  const show = (found: Found[]): void => {
    shown = found;
    list.replaceChildren(
      ...found.map((one, number) => {
        const item = document.createElement("li");
        item.id = `${name}-${number}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const note = document.createElement("small");
        note.textContent = one.note;
        item.append(one.label, note);
        item.addEventListener("pointerdown", (event) => event.preventDefault());
        item.addEventListener("click", () => take(number));
        return item;
      }),
    );
    at = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length ? `${found.length} suggestions; use the arrow keys.` : "No suggestion.";
  };
  const take = (number: number): void => {
    const one = shown[number];
    if (!one) return;
    field.value = one.label;
    close();
    choose(one);
  };
  const ask = async (): Promise<void> => {
    asking?.abort();
    const text = field.value.trim();
    if (text.length < 2) {
      close();
      said.textContent = "";
      return;
    }
    asking = new AbortController();
    try {
      const found = await find(text, asking.signal, kinds);
      if (document.activeElement === field) show(found);
    } catch (error) {
      if (!(error instanceof DOMException)) close();
    }
  };

  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), WAIT);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = shown.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) {
        void ask();
      } else {
        const down = event.key === "ArrowDown";
        mark(down ? (at >= last ? -1 : at + 1) : at < 0 ? last : at - 1);
      }
      event.preventDefault();
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      take(at);
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === "Tab") {
      close();
    }
  });
}
