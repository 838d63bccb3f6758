// What the server tells the page: prefixes, and which IRIs have an address here.

interface Setup {
  prefixes: Record<string, string>;
  places: Record<string, string>;
}

export interface Name {
  name: string;
  kind: string;
  label: string;
  definition: string;
}

const setup = JSON.parse(document.getElementById("query-setup")!.textContent!) as Setup;
const LOCAL = /^[A-Za-z0-9_-]+$/;
const known = Object.entries(setup.prefixes).sort((a, b) => b[1].length - a[1].length);

export const prefixes = Object.keys(setup.prefixes);

/** An IRI as a prefixed name where a prefix abbreviates it. */
export function short(iri: string): string {
  for (const [prefix, namespace] of known) {
    if (iri.startsWith(namespace) && LOCAL.test(iri.slice(namespace.length))) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}

/** Where an IRI leads: a path of this server, an address outside, or nowhere. */
export function leads(iri: string): string {
  for (const [namespace, start] of Object.entries(setup.places)) {
    if (iri.startsWith(namespace) && LOCAL.test(iri.slice(namespace.length))) return start + iri.slice(namespace.length);
  }
  return /^https?:\/\//.test(iri) ? iri : "";
}

let names: Promise<Name[]> | undefined;

/** The names that the graph defines or uses; read once, when first wanted. */
export function terms(): Promise<Name[]> {
  names ??= fetch("/api/terms")
    .then(async (answer) => (answer.ok ? ((await answer.json()) as { terms: Name[] }).terms : []))
    .catch(() => []);
  return names;
}
