// The page: opens a report or a blank form, has it checked while it is typed in, compares and saves it.
import { Engine } from "./engine.js";
import EXAMPLES from "./examples.json" with { type: "json" };
import { list, quieten } from "./found.js";
import { Sheet } from "./sheet.js";
import { button, language, make, nodes, speak, word } from "./words.js";

const LARGEST = 16 * 1024 * 1024;
const FIRST_YEAR = 2019, LAST_YEAR = 2100; // of forms that can be begun; the first is that of the first national form
const AFTER_TYPING = 200; // milliseconds without a key before the form is checked
const AFTER_CHECKING = 1000; // milliseconds without a check before the years are compared again
const SHOW_BUSY = 700; // milliseconds that an answer may take before the page says that it works

const $ = (id) => document.getElementById(id);
const engine = new Engine({ base: "parts/" });
const sheet = new Sheet($("sheet"), typed);

/** What is open: the document as it was opened, and what was typed since. */
const state = { opened: null, cells: {}, fields: {}, previous: null, opinions: [], unsaved: false };

// Asking

let last = Promise.resolve();
let forgotten = false; // whether the worker is a new one, which does not know the notes on the page that was read

class Trouble extends Error {}

/** Asks the library; one call after the other. Gives the answer, or throws what went wrong in words. */
function ask(name, given = {}, bytes = undefined) {
  const turn = last.then(async () => {
    const busy = setTimeout(() => ($("busy").hidden = false), SHOW_BUSY);
    try {
      const { json, data } = await engine.call(name, { lang: language(), ...given }, bytes);
      const { error } = json;
      if (error && !error.message) forgotten = true; // the worker was ended
      if (error?.extra) throw new Trouble(word("missing")); // what the library says of it is for those who install it
      if (error?.unexpected) throw new Trouble(word("engine.engine", { detail: `${error.kind}: ${error.message}` }));
      if (error) throw new Trouble(error.message ?? word(`engine.${error}`, { detail: json.detail }));
      return { ...json, data };
    } finally {
      clearTimeout(busy);
      $("busy").hidden = true;
    }
  });
  last = turn.catch(() => {});
  return turn;
}

/** The document with what was typed, as every call takes it. */
const given = () => ({
  document: state.opened.document, reading: state.opened.reading, cells: state.cells, fields: state.fields,
  previous: state.previous?.document,
});

function trouble(error, name) {
  const message = error instanceof Trouble ? error.message : String(error?.message ?? error);
  $("trouble").replaceChildren(make("p", { class: "error" }, name && !message.startsWith(name) ? word("trouble", { name, message }) : message));
  $("trouble").scrollIntoView({ block: "nearest" });
}

/** Does something that may fail; what went wrong is told at the top of the page. */
async function attempt(work, name) {
  $("trouble").replaceChildren();
  try {
    return await work();
  } catch (error) {
    trouble(error, name);
  }
}

const say = (text) => ($("said").textContent = text);

// Opening

async function read(file) {
  if (file.size > LARGEST) throw new Trouble(word("too_large"));
  $("busy").firstElementChild.textContent = word("reading", { name: file.name });
  const bytes = new Uint8Array(await file.arrayBuffer().catch(() => {
    throw new Trouble(word("unreadable"));
  }));
  return { ...(await ask("read", { name: file.name }, bytes)), name: file.name, bytes };
}

/** A new worker reads the page that is open once more. */
async function remember() {
  const { name, bytes } = state.opened;
  if (forgotten && bytes) await ask("read", { name }, bytes);
  forgotten = false;
}

function open(opened) {
  Object.assign(state, { opened, cells: {}, fields: {}, opinions: [], unsaved: false });
  $("start").hidden = true;
  $("work").hidden = false;
  for (const id of ["changed", "here", "corrections", "explained"]) $(id).hidden = true;
  $("found").replaceChildren();
  $("comparison").lastElementChild.replaceChildren();
  sheet.show(opened);
  showNavigation();
  showNotes();
  showLast();
  showTitle();
  say("");
  if (opened.explanations) explain(opened.explanations);
  window.scrollTo(0, 0);
  $("work-title").focus();
  return recheck();
}

/** The files that were chosen; the same may be chosen again. */
function taken(input) {
  const files = [...input.files];
  input.value = "";
  return files;
}

/** One report, or two of which the later is this year's. */
async function openFiles(files) {
  if (state.unsaved && !confirm(word("leave"))) return;
  if (files.length > 2) return trouble(new Trouble(word("too_many")));
  const opened = [];
  for (const file of files) {
    const told = await attempt(() => read(file), file.name);
    if (!told) return; // what is wrong with it stays to be read
    opened.push(told);
  }
  const [one, two] = opened;
  if (two) {
    const [earlier, later] = (one.year ?? 0) <= (two.year ?? 0) ? [one, two] : [two, one];
    state.previous = earlier;
    await open(later);
  } else await open(one);
}

async function openLast(file) {
  const opened = await attempt(() => read(file), file.name);
  if (!opened) return;
  state.previous = opened;
  $("comparison").open = true;
  showLast();
  if (state.opened) await recheck();
}

async function begin(event) {
  event.preventDefault();
  const agency = $("agency").value.trim();
  if (!agency) {
    trouble(new Trouble(word("needs_agency")));
    return $("agency").focus();
  }
  const year = Number($("year").value);
  if (!(Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) {
    trouble(new Trouble(word("needs_year", { first: FIRST_YEAR, last: LAST_YEAR })));
    return $("year").focus();
  }
  await attempt(async () => open(await ask("begin", { agency, year })));
}

async function draft() {
  await attempt(async () => open(await ask("draft", { document: state.previous.document })));
}

async function nextYear() {
  if (state.unsaved && !confirm(word("leave"))) return;
  await attempt(async () => {
    const { document } = await ask("now", given());
    const opened = await ask("draft", { document });
    state.previous = { ...state.opened, document };
    await open(opened);
  });
}

function again() {
  if (state.unsaved && !confirm(word("leave"))) return;
  Object.assign(state, { opened: null, previous: null, unsaved: false });
  $("work").hidden = true;
  $("start").hidden = false;
  $("trouble").replaceChildren();
  $("file").value = $("pasted").value = "";
  showLast();
  $("content").focus();
}

// Showing

function showTitle() {
  const { title, agency } = state.opened;
  $("work-title").textContent = state.fields.title ?? title ?? agency ?? state.opened.name ?? "";
}

function showNavigation() {
  const links = [make("a", { href: "#section-0" }, word("header"))];
  for (const [index, { label, number }] of state.opened.sections.entries())
    if ($(`section-${index + 1}`)) links.push(make("a", { href: `#section-${index + 1}`, title: label }, language() === "zh" ? number : String(index + 1)));
  document.querySelector("nav.sections").replaceChildren(...links);
}

function showNotes() {
  const { notes } = state.opened;
  $("notes").hidden = !notes;
  if (!notes) return;
  $("notes").querySelector("p").textContent = word(notes.length ? "notes_lead" : "notes_none");
  $("notes").querySelector("ul").replaceChildren(...notes.map(({ severity, place, message }) =>
    make("li", {}, make("span", { class: `badge-${severity}` }, word(severity)), ` ${place ? `${place} ` : ""}${message}`)));
}

/** Both places for last year's report: before and after a report is open. */
function showLast() {
  const { previous } = state;
  for (const place of document.querySelectorAll("[data-last]"))
    if (previous) {
      const title = previous.title ?? previous.name;
      place.replaceChildren(make("p", { class: "row" }, make("span", {}, word("last_is", { title })),
        button(word("last_remove"), () => ((state.previous = null), showLast(), state.opened && recheck()))), ...doubts(previous));
    } else {
      const input = make("input", { type: "file", class: "unseen" });
      input.addEventListener("change", () => taken(input).slice(0, 1).forEach(openLast));
      place.replaceChildren(make("label", { class: "drop small", "data-role": "previous" }, input, make("span", { class: "button" }, word("last_choose"))));
    }
  $("draft").disabled = !previous;
  $("draft-hint").hidden = Boolean(previous);
  $("compare-none").hidden = Boolean(previous);
  $("comparison").hidden = !previous;
  if (previous) $("comparison").firstElementChild.textContent = word("compare_open", { title: previous.title ?? previous.name });
}

/** Why what was put in as last year's report may be another one. */
function doubts({ agency, year }) {
  const now = state.opened;
  const told = [];
  if (now?.year && year && year !== now.year - 1) told.push(word("last_year", { year, now: now.year }));
  if (now?.agency && agency && agency !== now.agency) told.push(word("last_agency", { agency, now: now.agency }));
  return told.map((text) => make("p", { class: "warning" }, text));
}

function explain(lines) {
  $("explained").hidden = false;
  $("explained").open = true;
  $("explained").querySelector("ul").replaceChildren(...lines.map((line) => make("li", {}, line)));
}

function showChanged() {
  const changed = Object.entries(state.cells).filter(([cell, text]) => text.trim() !== state.opened.cells[cell].text);
  $("changed").hidden = !changed.length || !state.opened.reading;
  $("changed").querySelector("ul").replaceChildren(...changed.map(([cell, text]) => {
    const { label, text: before } = state.opened.cells[cell];
    const told = word("change", { label, before: before || word("nothing"), after: text.trim() || word("nothing") });
    return make("li", {}, button(told, () => sheet.focus(cell), { class: "link" }), " ", button(word("undo"), () => sheet.type(cell, before)));
  }));
}

function showCell(cell) {
  $("here").hidden = !cell;
  if (!cell) return;
  const { label, definition, unit } = state.opened.cells[cell];
  const about = state.opinions.filter(({ cells, beside, quiet }) => !quiet && (cells.includes(cell) || beside.includes(cell)));
  $("here").querySelector("div").replaceChildren(make("p", {}, make("b", {}, label), ` (${word(`units.${unit}`)})`), make("p", { class: "soft" }, definition),
    ...about.map(({ number, severity, heading, cells }) => make("p", { class: cells.includes(cell) ? severity : "soft" }, `${number}. ${heading}`)));
}

// Checking

let timer, checking = false, dirty = false;

function typed(where, text, isCell) {
  (isCell ? state.cells : state.fields)[where] = text;
  state.unsaved = true;
  document.body.dataset.checked = "no";
  if (where === "title") showTitle();
  clearTimeout(timer);
  timer = setTimeout(recheck, AFTER_TYPING);
}

/** Has the form checked; what is typed meanwhile is checked after it. */
async function recheck() {
  dirty = true;
  document.body.dataset.checked = "no";
  if (checking) return;
  checking = true;
  $("busy").firstElementChild.textContent = word("working");
  while (dirty && state.opened) {
    dirty = false;
    const told = await attempt(async () => {
      await remember();
      return ask("check", given());
    });
    if (told && state.opened) showFound(told);
  }
  checking = false;
  document.body.dataset.checked = "yes";
}

function showFound({ counts, blank, words, list: html, opinions, problems }) {
  state.opinions = quieten(opinions, blank);
  const [led, more] = opinions.some(({ cause }) => cause) ? [words.slice(0, 1), words.slice(1)] : [words, []];
  const joined = (sentences) => sentences.join(language() === "zh" ? "" : " ");
  $("words").textContent = joined(more);
  list($("found"), html, state.opinions, {
    has: (where) => sheet.inputs.has(where) || sheet.fields.has(where),
    go: (where) => sheet.focus(where),
    set: (changes) => {
      for (const { cell, after } of changes) sheet.type(cell, after);
      say(changes.map(({ cell, after }) => word("applied", { value: after, label: state.opened.cells[cell].label })).join(" "));
      sheet.focus(changes[0].cell);
    },
  });
  sheet.mark(state.opinions, problems);
  showChanged();
  const told = joined(blank ? [...led, word("blank", { blank })] : led);
  if ($("verdict").textContent !== told) $("verdict").textContent = told;
  $("verdict").className = counts.error ? "error" : counts.warning ? "warning" : "good";
  $("next-problem").disabled = !sheet.nextMarked();
  $("fill").hidden = !blank;
  $("locate").hidden = !opinions.some(({ changes }) => changes.length);
  $("corrections").hidden = true;
  const now = document.activeElement?.dataset?.cell;
  if (now) showCell(now);
  clearTimeout(comparing);
  comparing = setTimeout(compare, AFTER_CHECKING);
}

let comparing;

async function compare() {
  if (!state.previous || !state.opened || !$("comparison").open) return;
  const told = await attempt(() => ask("compare", given()));
  if (!told) return;
  const shown = nodes(told.html);
  $("comparison").lastElementChild.replaceChildren(...shown);
  for (const heading of $("comparison").querySelectorAll("h1")) heading.replaceWith(make("h3", {}, ...heading.childNodes));
  reachable($("comparison"));
}

async function locate() {
  const told = await attempt(() => ask("locate", given()));
  if (!told) return;
  const place = $("corrections").querySelector("div");
  place.replaceChildren(...nodes(told.html));
  for (const heading of place.querySelectorAll("h1")) heading.remove();
  reachable(place);
  $("corrections").hidden = false;
  $("corrections").scrollIntoView();
}

/** What scrolls can be scrolled by the keyboard. */
function reachable(place) {
  for (const box of place.querySelectorAll(".scroll")) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", word("scroll"));
  }
}

async function fill() {
  const told = await attempt(() => ask("fill", given()));
  if (!told) return;
  for (const [cell, text] of Object.entries(told.cells)) sheet.type(cell, text);
  explain(told.explanations);
}

// Saving

async function save(format) {
  const marked = $("marked").checked && (format === "html" || format === "xlsx");
  const saved = given();
  const before = JSON.stringify(saved);
  const told = await attempt(() => ask("save", { ...saved, format, marked }));
  if (!told) return;
  const address = URL.createObjectURL(new Blob([told.data], { type: told.type }));
  const link = make("a", { href: address, download: told.name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  if (state.opened && JSON.stringify(given()) === before) state.unsaved = false; // nothing was typed meanwhile
  const left = Object.keys(told.problems).map((path) => word(`fields.${path}`)).join(word("comma"));
  if (left) trouble(new Trouble(word("saved_without", { left })));
  $("save").open = false;
  $("save").firstElementChild.focus();
  say(word("saved", { name: told.name }));
}

// Wiring

async function choose(lang) {
  speak(lang);
  showState();
  showLast();
  if (!state.opened) return;
  await attempt(async () => {
    const { opened } = state;
    const told = await ask("form", { document: opened.document, reading: opened.reading });
    if (state.opened !== opened || language() !== lang) return; // another was opened or chosen meanwhile
    const kept = { unsaved: state.unsaved, cells: { ...state.cells }, fields: { ...state.fields } };
    Object.assign(state.opened, told, { notes: told.notes ?? state.opened.notes });
    sheet.show(state.opened);
    for (const [cell, text] of Object.entries(kept.cells)) sheet.type(cell, text);
    for (const [path, text] of Object.entries(kept.fields)) sheet.fields.get(path).value = text;
    state.unsaved = kept.unsaved;
    showNavigation();
    showNotes();
    $("explained").hidden = $("here").hidden = true;
    say("");
    await recheck();
  });
}

let progress = null, loaded = false, failed = null;

function showState() {
  $("state").textContent = failed ? word("no_engine", { message: failed })
    : loaded ? word("ready") : progress ? word("loading", { done: progress }) : word("loading_plain");
  $("state").className = failed ? "error" : loaded ? "good" : "soft";
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

async function load() {
  showState();
  try {
    await engine.ready((done, all) => {
      progress = `${megabytes(done)} / ${megabytes(all)} MB`;
      showState();
    });
    loaded = true;
  } catch (error) {
    failed = String(error?.message ?? error);
  }
  showState();
}

for (const node of document.querySelectorAll("[data-lang]")) node.addEventListener("click", () => choose(node.dataset.lang));
$("file").addEventListener("change", () => {
  const files = taken($("file"));
  if (files.length) openFiles(files);
});
$("paste-go").addEventListener("click", () => {
  const text = $("pasted").value;
  if (!text.trim()) return trouble(new Trouble(word("nothing_pasted")));
  const bytes = new TextEncoder().encode(text);
  attempt(async () => open({ ...(await ask("read", {}, bytes)), bytes }), word("pasted"));
});
$("example").addEventListener("click", () => {
  const [now, before] = [EXAMPLES.current, EXAMPLES.previous].map(({ name, text }) => new File([text], name));
  openFiles([now, before]);
});
$("begin").addEventListener("submit", begin);
$("draft").addEventListener("click", draft);
$("next-year").addEventListener("click", nextYear);
$("again").addEventListener("click", again);
$("fill").addEventListener("click", fill);
$("locate").addEventListener("click", locate);
$("next-problem").addEventListener("click", () => {
  const { cell, field } = sheet.nextMarked().dataset;
  sheet.focus(cell ?? field);
});
$("cancel").addEventListener("click", () => {
  engine.cancel();
});
for (const node of document.querySelectorAll("[data-save]")) node.addEventListener("click", () => save(node.dataset.save));
$("comparison").addEventListener("toggle", () => $("comparison").open && compare());
$("sheet").addEventListener("focusin", ({ target }) => target.dataset.cell && showCell(target.dataset.cell));
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && $("save").open) ($("save").open = false), $("save").firstElementChild.focus();
});
document.addEventListener("click", ({ target }) => {
  if (!$("save").contains(target)) $("save").open = false;
});
const hasFiles = (event) => event.dataTransfer.types.includes("Files"); // text may be dropped where it can be typed
document.addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  document.documentElement.classList.add("dragging");
});
document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || document.documentElement.classList.remove("dragging"));
document.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  document.documentElement.classList.remove("dragging");
  const files = [...event.dataTransfer.files];
  if (!files.length) return;
  if (event.target.closest?.("[data-role=previous]")) openLast(files[0]);
  else openFiles(files);
});
window.addEventListener("beforeunload", (event) => {
  if (!state.unsaved) return;
  event.preventDefault();
  event.returnValue = true; // which browsers before 2023 ask for
});

$("alone").hidden = location.protocol === "file:"; // which is that one file
$("year").value = new Date().getFullYear() - 1;
speak(new URLSearchParams(location.search).get("lang") ?? (location.hash === "#en" ? "en" : "zh"));
showLast();
load();
