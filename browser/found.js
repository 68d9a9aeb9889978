// The list of opinions as the library writes it, with what can be done about each.
import { button, make, nodes, word } from "./words.js";

const FILLING = 20; // blank cells of a form that is being filled in

/** While much is blank, what is blank or cannot be told yet is not marked cell by cell. */
export function quieten(opinions, blank) {
  for (const opinion of opinions) opinion.quiet = blank > FILLING && opinion.unfinished;
  return opinions;
}

/**
 * @param {HTMLElement} place
 * @param {string} html the list of the library
 * @param {object[]} opinions what the list is of
 * @param {{has: Function, go: Function, set: Function}} doing
 */
export function list(place, html, opinions, doing) {
  const open = new Set([...place.querySelectorAll("details[open]")].map((each) => each.closest("li")?.dataset.key ?? ""));
  place.replaceChildren(...nodes(html));
  for (const link of place.querySelectorAll(".what a")) link.replaceWith(...link.childNodes); // a button leads there
  const quiet = [];
  for (const opinion of opinions) {
    const item = document.getElementById(`finding-${opinion.number}`);
    item.dataset.key = opinion.heading;
    item.querySelector(".what").id = `what-${opinion.number}`; // which describes its cells
    for (const box of item.querySelectorAll("details")) box.open = open.has(opinion.heading);
    const row = deeds(opinion, doing);
    (item.querySelector(".why") ?? item.querySelector(".what")).after(row);
    if (opinion.quiet) quiet.push(item);
  }
  if (quiet.length) place.append(unfinished(quiet, open.has("")));
  if (!opinions.length) place.append(make("p", { class: "clean" }, word("found_none")));
}

function unfinished(items, isOpen) {
  const inner = make("ol", { class: "opinions" }, ...items);
  return make("details", { class: "unfinished", open: isOpen }, make("summary", {}, word("unfinished", { count: items.length })), inner);
}

function deeds({ cells, beside, members, changes }, doing) {
  const row = make("p", { class: "row" });
  const where = [...cells, ...members, ...beside].find(doing.has);
  if (where) row.append(button(word("to_cell"), () => doing.go(where), { class: "link" }));
  if (changes.length === 1) row.append(button(word("apply", { value: changes[0].after }), () => doing.set(changes)));
  else if (changes.length) row.append(button(word("apply_all", { count: changes.length }), () => doing.set(changes)));
  return row;
}
