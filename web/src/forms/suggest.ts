// Fills an input's datalist with names that the graph knows, as one types.

interface Result {
  label: string;
  kind: string;
}

const PAUSE = 150;

export function suggestInto(input: HTMLInputElement): void {
  const list = input.list;
  if (!list) return;
  let asked = "";
  let asking: AbortController | undefined;
  let timer = 0;

  const ask = async (): Promise<void> => {
    const typed = input.value.trim();
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`/api/find?limit=20&q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      if (!answer.ok) return;
      const { results } = (await answer.json()) as { results: Result[] };
      const names = new Set(results.filter((one) => one.kind !== "document").map((one) => one.label));
      list.replaceChildren(...[...names].map((name) => Object.assign(document.createElement("option"), { value: name })));
    } catch {
      // The next key asks again; without suggestions the form works too.
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE);
  });
}
