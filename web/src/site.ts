// What every page has: suggestions below the fields that search for names.
import { suggest } from "./suggest/combobox";

for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) suggest(field);
