// Forms of questions: suggestions for names that are too many for the page, and short addresses.
import { suggest } from "./suggest/combobox";

for (const field of document.querySelectorAll<HTMLInputElement>("input[data-asks]")) {
  suggest(field, (found) => { field.value = found.label; }, "authority,body,service");
}
// What was left empty needs no place in the address that the form makes.
for (const form of document.querySelectorAll<HTMLFormElement>("form.question-form")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) {
      if (value === "") event.formData.delete(name);
    }
  });
}
