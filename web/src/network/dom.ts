// Elements made from text, never from markup: what documents say stays text.

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K, props: Props = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((one): one is Node | string => one !== null && one !== undefined && one !== false));
  return made;
}

/** A link to a path of this server; anything else stays text. */
export function link(path: string, text: string, props: Props = {}): HTMLElement {
  return path.startsWith("/") && !path.startsWith("//") ? el("a", { href: path, ...props }, text) : el("span", {}, text);
}

export function button(text: string, onclick: () => void, props: Props = {}): HTMLButtonElement {
  return el("button", { type: "button", onclick, ...props }, text);
}

/** What is there of some elements. */
export function present(...all: (HTMLElement | null | false)[]): HTMLElement[] {
  return all.filter((one): one is HTMLElement => Boolean(one));
}
