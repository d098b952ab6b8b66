"use strict";
// Tables that are whole without this get a search, filters and columns to sort by.

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let made = 0;

function labelled(name, field) {
  const box = document.createElement("div");
  const label = document.createElement("label");
  field.id = `tool-${(made += 1)}`;
  label.htmlFor = field.id;
  label.textContent = name;
  box.append(label, field);
  return box;
}

function values(cell) {
  return cell.textContent.trim().split("; ").filter((value) => value !== "");
}

function filterOf(column, rows) {
  const seen = new Map();
  for (const row of rows) {
    const cell = row.cells[column];
    for (const value of values(cell)) {
      if (!seen.has(value)) seen.set(value, cell.dataset.sort || value);
    }
  }
  const ordered = [...seen].sort((one, other) => (one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : 0));
  const select = document.createElement("select");
  select.append(new Option("all", ""));
  for (const [value] of ordered) select.append(new Option(value, value));
  return select;
}

function keyOf(cell) {
  return cell.dataset.sort ?? cell.textContent.trim();
}

function sorted(rows, column, direction) {
  const keyed = rows.map((row) => [keyOf(row.cells[column]), row]);
  const known = keyed.filter(([key]) => key !== "");
  const numbers = known.every(([key]) => key !== "" && Number.isFinite(Number(key)));
  const collator = new Intl.Collator("en-GB", { numeric: true });
  known.sort(([one], [other]) =>
    direction * (numbers ? Number(one) - Number(other) : collator.compare(one, other)));
  return [...known, ...keyed.filter(([key]) => key === "")].map(([, row]) => row);
}

function equip(block) {
  const table = block.querySelector("table");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const words = rows.map((row) => folded(row.textContent));
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "search");
  tools.setAttribute("aria-label", block.dataset.tools);

  const search = document.createElement("input");
  search.type = "search";
  search.autocomplete = "off";
  tools.append(labelled("Search", search));
  const filters = [];
  const choices = document.createElement("div");
  choices.className = "filters";
  heads.forEach((head, column) => {
    if (!("filter" in head.dataset)) return;
    const select = filterOf(column, rows);
    if (select.options.length < 3) return;
    filters.push([column, select]);
    choices.append(labelled(head.textContent.trim(), select));
  });
  if (filters.length > 0) {
    const more = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "Filters";
    more.open = window.matchMedia("(min-width: 48rem)").matches; // they would fill a phone's screen
    more.append(summary, choices);
    tools.append(more);
  }
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = "Show all";
  tools.append(clear);

  const count = document.createElement("p");
  count.className = "count";
  count.setAttribute("role", "status");

  function apply() {
    const wanted = folded(search.value).split(/\s+/).filter((word) => word !== "");
    let shown = 0;
    rows.forEach((row, number) => {
      const fits = wanted.every((word) => words[number].includes(word))
        && filters.every(([column, select]) => select.value === "" || values(row.cells[column]).includes(select.value));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    count.textContent = `${shown.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} shown`;
  }

  search.addEventListener("input", apply);
  for (const [, select] of filters) select.addEventListener("change", apply);
  clear.addEventListener("click", () => {
    search.value = "";
    for (const [, select] of filters) select.value = "";
    apply();
    search.focus();
  });

  heads.forEach((head, column) => {
    if ("unsorted" in head.dataset) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...sorted(rows, column, down ? -1 : 1));
    });
  });
  block.classList.add("tools-on");
  block.prepend(tools, count);
  apply();
}

for (const block of document.querySelectorAll("[data-tools]")) equip(block);
