// The reader: shows what was read in marked words, goes from one to the next, and hides kinds.
export {};

const reader = document.querySelector<HTMLElement>(".reader")!;
const published = reader.querySelector<HTMLElement>(".published")!;
const chosen = reader.querySelector<HTMLElement>(".reader-chosen")!;
const chosenItems = chosen.querySelector<HTMLElement>(".reader-chosen-items")!;
const steps = reader.querySelector<HTMLElement>(".reader-steps")!;
const close = steps.querySelector<HTMLButtonElement>("[data-close]")!;
const status = reader.querySelector<HTMLElement>("[data-status]")!;
const boxes = [...reader.querySelectorAll<HTMLInputElement>(".reader-legend input[type=checkbox]")];
const names = new Map(boxes.map((box) => [box.value, box.dataset.one ?? ""]));

/** The fragments of each passage, by its place, in the order of the text. */
const fragments = new Map<string, HTMLElement[]>();
for (const mark of published.querySelectorAll<HTMLElement>("mark")) {
  const at = mark.dataset.at!;
  const known = fragments.get(at);
  if (known) known.push(mark);
  else fragments.set(at, [mark]);
}
/** What was read in each passage. */
const items = new Map<string, HTMLElement[]>();
for (const item of reader.querySelectorAll<HTMLElement>(".reader-read li[data-at]")) {
  for (const at of item.dataset.at!.split(" ")) {
    const known = items.get(at);
    if (known) known.push(item);
    else items.set(at, [item]);
  }
}
let current = "";
/** The statement whose link was followed: of those that share its words it is shown first. */
let followed: HTMLElement | null = null;
let shown = new Set<string>();

function isShown(at: string): boolean {
  return (items.get(at) ?? []).some((item) => shown.has(item.dataset.kind!));
}

/** The passages of shown kinds in the order of the text. */
function order(): string[] {
  return [...fragments.keys()].filter(isShown);
}

function forget(): void {
  for (const mark of published.querySelectorAll(".chosen")) {
    mark.classList.remove("chosen");
    mark.removeAttribute("tabindex");
  }
  for (const link of reader.querySelectorAll(".said[aria-current]")) link.removeAttribute("aria-current");
  chosen.hidden = true;
  close.hidden = true;
  current = "";
}

/** A copy of a statement for the box of the words that were chosen. */
function copied(item: HTMLElement): HTMLElement {
  const copy = item.cloneNode(true) as HTMLElement;
  const what = document.createElement("span");
  what.className = "what";
  what.textContent = names.get(item.dataset.kind!) ?? "";
  copy.prepend(what);
  const said = copy.querySelector(".said")!;
  const words = document.createElement("span");
  words.className = "said";
  words.dir = "auto";
  words.textContent = said.textContent;
  said.replaceWith(words);
  return copy;
}

/** Mark a passage in all its fragments, and show what was read there and in what surrounds it. */
function choose(at: string, how: { scroll: boolean; focus?: boolean }): void {
  const marks = fragments.get(at);
  if (!marks) return;
  forget();
  current = at;
  for (const mark of marks) mark.classList.add("chosen");
  const first = marks[0]!;
  const here = [at];
  for (let mark = first.parentElement?.closest("mark"); mark; mark = mark.parentElement?.closest("mark")) {
    if (isShown((mark as HTMLElement).dataset.at!)) here.push((mark as HTMLElement).dataset.at!);
  }
  for (const mark of first.querySelectorAll<HTMLElement>("mark")) if (isShown(mark.dataset.at!)) here.push(mark.dataset.at!);
  const found = [...new Set(here.flatMap((one) => items.get(one) ?? []))];
  if (followed && found.includes(followed)) found.unshift(...found.splice(found.indexOf(followed), 1));
  followed = null;
  const list = document.createElement("ul");
  list.setAttribute("role", "list");
  list.className = "reader-chosen-items";
  list.append(...found.map(copied));
  chosenItems.replaceChildren(list);
  chosen.hidden = false;
  close.hidden = false;
  for (const item of items.get(at) ?? []) item.querySelector(".said")?.setAttribute("aria-current", "true");
  if (how.scroll) first.scrollIntoView({ block: "center" });
  if (how.focus) {
    first.tabIndex = 0;
    first.focus({ preventScroll: true });
  }
  const own = items.get(at) ?? [];
  const place = order().indexOf(at);
  status.textContent = `${own.map((item) => `${names.get(item.dataset.kind!)}: ${item.querySelector(".said")!.textContent}`).join("; ")}. ${place + 1} of ${order().length}.`;
}

function remember(hash: string): void {
  history.replaceState(history.state, "", hash || location.pathname + location.search);
}

function anchorOf(at: string): string {
  return fragments.get(at)?.find((mark) => mark.id)?.id ?? "";
}

/** The place of the passage that the address names; its kind is shown even where it was hidden. */
function chooseFromAddress(): void {
  const mark = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const at = mark?.matches("mark") ? mark.dataset.at! : "";
  if (!at) return forget();
  if (!isShown(at)) {
    const kinds = new Set((items.get(at) ?? []).map((item) => item.dataset.kind));
    const hidden = boxes.find((box) => kinds.has(box.value));
    if (hidden) {
      hidden.checked = true;
      show();
    }
  }
  choose(at, { scroll: true });
}

function step(by: number): void {
  const all = order();
  if (!all.length) return;
  let next = all.indexOf(current);
  if (next < 0) {
    // From where the reader is: the first passage below the top of the window, or the last above it.
    const below = all.findIndex((at) => fragments.get(at)![0]!.getBoundingClientRect().top >= 0);
    next = by > 0 ? (below < 0 ? 0 : below) : (below < 0 ? all.length : below) - 1;
  } else next += by;
  const at = all[(next + all.length) % all.length]!;
  choose(at, { scroll: true, focus: true });
  remember(`#${anchorOf(at)}`);
}

function ticked(): Set<string> {
  return new Set(boxes.filter((box) => box.checked).map((box) => box.value));
}

/** Mark the kinds that are ticked, and keep that in the address. */
function show(): void {
  const kinds = ticked();
  shown = kinds;
  reader.dataset.show = [...kinds].join(" ");
  const values = new URLSearchParams(location.search);
  values.delete("show");
  if (kinds.size < boxes.length) for (const kind of ["", ...kinds]) values.append("show", kind);
  const asked = values.toString();
  history.replaceState(history.state, "", `${location.pathname}${asked ? `?${asked}` : ""}${location.hash}`);
  if (current && !isShown(current)) forget();
}

published.addEventListener("click", (event) => {
  if (!getSelection()?.isCollapsed) return; // words are being selected
  let mark = (event.target as Element).closest<HTMLElement>("mark");
  while (mark && !isShown(mark.dataset.at!)) mark = mark.parentElement?.closest<HTMLElement>("mark") ?? null;
  if (!mark) return;
  choose(mark.dataset.at!, { scroll: false });
  remember(`#${anchorOf(mark.dataset.at!)}`);
});
steps.addEventListener("click", (event) => {
  const button = (event.target as Element).closest("button");
  if (button === close) {
    forget();
    remember("");
  } else if (button) step(Number(button.dataset.step));
});
document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape" && current) {
    forget();
    remember("");
  }
});
for (const box of boxes) box.addEventListener("change", show);
reader.querySelector(".reader-legend")!.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", chooseFromAddress);
// A link to the words that are chosen already changes no address, and leads there all the same.
reader.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a.said");
  followed = link?.closest<HTMLElement>("li") ?? null;
  if (link && link.hash === location.hash) chooseFromAddress();
});

shown = ticked();
document.documentElement.classList.add("js");
steps.hidden = false;
if (!matchMedia("(min-width: 92rem)").matches) reader.querySelector(".reader-contents details")?.removeAttribute("open");
chooseFromAddress();

// The contents show where the reader is.
const links = new Map([...reader.querySelectorAll<HTMLAnchorElement>(".reader-contents ol a")].map((link) => [link.hash.slice(1), link]));
const passed = new Set<string>();
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting || entry.boundingClientRect.top < 0) passed.add(entry.target.id);
      else passed.delete(entry.target.id);
    }
    const now = [...links.keys()].filter((id) => passed.has(id)).at(-1);
    for (const [id, link] of links) {
      if (id === now) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  },
  { rootMargin: "0px 0px -70% 0px" },
);
for (const id of links.keys()) seen.observe(document.getElementById(id)!);
