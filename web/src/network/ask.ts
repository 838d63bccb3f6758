// Asks the server for a part of the network; what was had once is not asked for again.
import type { Answer } from "./data";

const KEPT = 30;
const had = new Map<string, Promise<Answer>>();

/** What is told to people when the server gives no answer. */
export class NoAnswer extends Error {}

async function read(query: string): Promise<Answer> {
  let answer: Response;
  try {
    answer = await fetch(`/api/network/around${query}`, { headers: { Accept: "application/json" } });
  } catch {
    throw new NoAnswer("The server cannot be reached. The view stays as it was.");
  }
  if (answer.status === 404) {
    const said = (await answer.json().catch(() => ({}))) as { error?: string };
    throw new NoAnswer(said.error ?? "The graph knows no such body.");
  }
  if (answer.status === 503) throw new NoAnswer("The server is busy (503). Try again in a moment.");
  if (!answer.ok) throw new NoAnswer(`The server could not answer (${answer.status}): ${(await answer.text()).slice(0, 200)}`);
  return (await answer.json()) as Answer;
}

export function ask(query: string): Promise<Answer> {
  let known = had.get(query);
  if (!known) {
    known = read(query);
    known.catch(() => had.delete(query));
    keep(query, known);
  }
  return known;
}

export function keep(query: string, answer: Promise<Answer>): void {
  had.set(query, answer);
  for (const oldest of had.keys()) {
    if (had.size <= KEPT) break;
    had.delete(oldest);
  }
}
