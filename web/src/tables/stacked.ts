// Tables on narrow screens: a row becomes a block, whose cells say of which column they are.

/** Tell each cell its column, and both their roles, which a browser forgets once they are blocks. */
export function stack(table: HTMLTableElement): void {
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent?.trim() ?? "");
  if (!names.length) return;
  table.classList.add("stacked");
  table.setAttribute("role", "table");
  for (const part of [table.tHead, ...table.tBodies]) part?.setAttribute("role", "rowgroup");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      const isHead = cell.tagName === "TH";
      cell.setAttribute("role", !isHead ? "cell" : row.parentElement === table.tHead ? "columnheader" : "rowheader");
      if (!isHead && row.parentElement !== table.tHead) cell.dataset["column"] = names[cell.cellIndex] ?? "";
    }
  }
}
