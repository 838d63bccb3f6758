// Suggestions for names that are too many for the page: the server is asked as one types.
import { suggestInto } from "./forms/suggest";

for (const input of document.querySelectorAll<HTMLInputElement>("input[data-asks]")) suggestInto(input);
// What was left empty needs no place in the address that the form makes.
for (const form of document.querySelectorAll<HTMLFormElement>("form.question-form")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
  });
}
