// What every page has: suggestions below the fields that search for names, tables that fit.
import { suggest } from "./suggest/combobox";
import { stack } from "./tables/stacked";

for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) suggest(field);
// A table of a document keeps its own shape, and those of the explorer are written anew as it changes.
for (const table of document.querySelectorAll<HTMLTableElement>("main .scroll > table:not(.published *, .explorer-lists *)")) stack(table);
