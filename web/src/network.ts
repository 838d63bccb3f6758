// Small networks on pages: <div class="network" data-src="…" data-body="…">. In a file that was
// saved, the answer stands in the page (data-answer is the id of its element).
import type { Answer } from "./network/data";
import { el } from "./network/dom";
import { show } from "./network/small";

async function load(root: HTMLElement): Promise<Answer> {
  const id = root.dataset["answer"];
  if (id) return JSON.parse(document.getElementById(id)?.textContent ?? "") as Answer;
  const answer = await fetch(root.dataset["src"] ?? "");
  if (!answer.ok) throw new Error(answer.status === 503 ? "The server is busy (503)." : `The server could not answer (${answer.status}).`);
  return (await answer.json()) as Answer;
}

async function begin(root: HTMLElement): Promise<void> {
  const body = root.dataset["body"] ?? "";
  root.setAttribute("aria-busy", "true");
  try {
    show(root, await load(root), body, Number(root.dataset["most"]) || undefined);
  } catch (error) {
    const why = error instanceof TypeError ? "The server cannot be reached." : error instanceof Error ? error.message : "";
    root.replaceChildren(el("p", { class: "message", role: "alert" }, `The network cannot be shown. ${why}`));
  } finally {
    root.removeAttribute("aria-busy");
  }
}

for (const root of document.querySelectorAll<HTMLElement>("div.network")) void begin(root);
