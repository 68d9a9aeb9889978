// The list of what was found: causes with their corrections first.
import { button, make, word } from "./words.js";

const SHOWN = 3;
const FILLING = 20; // blank cells of a form that is being filled in

/** While much is blank, what is blank or cannot be told yet is counted, comes last, and is not marked cell by cell. */
export function sorted(items, blank) {
  for (const item of items)
    item.quiet = blank > FILLING && !item.changes && item.findings.every(({ rule, undecided }) => undecided || rule === "cell.blank");
  return [...items.filter(({ quiet }) => !quiet), ...items.filter(({ quiet }) => quiet)];
}

/**
 * @param {HTMLElement} list an ol
 * @param {object[]} items of the answer of check
 * @param {{go: (where: string) => void, set: (cell: string, text: string) => void}} doing
 */
export function list(list, items, doing) {
  const open = new Set([...list.querySelectorAll("details[open]")].map((each) => each.dataset.key));
  list.replaceChildren(...items.map((item, index) => entry(item, index + 1, doing, open)));
  if (!items.length) list.append(make("li", { class: "clean" }, word("found_none")));
}

function entry(item, number, doing, open) {
  const [first] = item.findings;
  const sole = !item.changes && item.findings.length === 1;
  const said = sole ? first.message : item.changes ? item.heading : `${item.heading} · ${word("places", { count: item.findings.length })}`;
  const undecided = sole && first.undecided ? ` (${word("undecided")})` : "";
  const node = make("li", { class: `item ${item.severity}` },
    make("p", { class: "heading", id: `item-${number}` }, make("b", { class: "ordinal" }, String(number)),
      make("span", { class: `badge-${item.severity}` }, word(item.severity)), ` ${said}${undecided}`));
  for (const detail of item.details ?? []) node.append(make("p", { class: "soft" }, detail));
  node.append(deeds(item, doing));
  const key = `${item.rule ?? item.heading}`;
  const summary = sole ? first.title : item.changes ? word("more_findings", { count: item.findings.length }) : word("one_by_one");
  const inner = sole ? [] : item.findings.map((finding) => message(finding, doing));
  if (first) inner.push(make("p", { class: "soft basis" }, word("basis", { sources: first.sources.join(word("source_mark")) })));
  const opened = open.has(key) || (!item.quiet && !item.changes && !sole && item.findings.length <= SHOWN);
  if (first) node.append(make("details", { "data-key": key, open: opened }, make("summary", {}, summary), ...inner));
  return node;
}

function deeds(item, doing) {
  const changes = item.changes ?? [];
  const row = make("p", { class: "row" });
  const where = item.cells[0] ?? item.findings[0]?.members[0];
  if (where && doing.has(where)) row.append(button(word("to_cell"), () => doing.go(where), { class: "link" }));
  if (changes.length === 1) row.append(button(word("apply", { value: changes[0].after }), () => doing.set(changes)));
  else if (changes.length) row.append(button(word("apply_all", { count: changes.length }), () => doing.set(changes)));
  return row;
}

function message(finding, doing) {
  const undecided = finding.undecided ? make("i", {}, ` (${word("undecided")})`) : undefined;
  const where = finding.cells[0] ?? finding.members[0];
  const text = where && doing.has(where) ? button(finding.message, () => doing.go(where), { class: "link" }) : finding.message;
  return make("p", { class: "message" }, text, undecided);
}
