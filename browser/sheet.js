// The form as the library prints it, with something to type in in every cell and field.
import { make, nodes, word } from "./words.js";

/** Kind of a cell → the keyboard of a phone; that of numbers has no minus. */
const KEYBOARDS = { money: "decimal", signed_count: "text" };
const PROSE = ["introduction", "overview", "problems_and_improvements", "other_matters"];

function set(node, name, value) {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}

export class Sheet {
  /**
   * @param {HTMLElement} root where the form stands
   * @param {(where: string, text: string, isCell: boolean) => void} typed called for every change
   */
  constructor(root, typed) {
    this.root = root;
    this.typed = typed;
    root.addEventListener("input", ({ target }) => this.#tell(target));
    root.addEventListener("keydown", (event) => this.#move(event));
    root.addEventListener("paste", (event) => this.#paste(event));
  }

  /** Shows a report that was opened. */
  show(opened) {
    this.opened = opened;
    this.inputs = new Map();
    this.fields = new Map();
    this.root.replaceChildren(...nodes(opened.form));
    this.#sections();
    for (const [id, cell] of Object.entries(opened.cells)) {
      const td = document.getElementById(id);
      if (td && this.root.contains(td)) this.#cell(td, id, cell);
    }
    for (const box of this.root.querySelectorAll(".scroll")) {
      const head = box.closest("section")?.querySelector("h3")?.textContent ?? word("form_region");
      box.setAttribute("aria-label", head);
      box.removeAttribute("tabindex"); // its inputs are reached by the keyboard
    }
  }

  #cell(td, id, { label, text, kind }) {
    const input = make("input", {
      "aria-label": label, "data-cell": id, value: text, autocomplete: "off", spellcheck: "false",
      inputmode: KEYBOARDS[kind] ?? "numeric", enterkeyhint: "next",
    });
    td.classList.remove("left");
    td.replaceChildren(input);
    this.inputs.set(id, input);
  }

  /** Prose gets boxes of its own; what stands outside of sections is typed in a group of fields. */
  #sections() {
    const { sections } = this.opened;
    const printed = [...this.root.querySelectorAll(":scope > section")];
    for (const node of [...this.root.childNodes]) if (!printed.includes(node)) node.remove();
    let last = null;
    for (const [index, { id, label, narrative }] of sections.entries()) {
      let section = printed.find((each) => each.querySelector(`[data-pointer="/${id}"]`));
      if (!section) {
        if (!narrative) continue;
        section = make("section", {}, make("h3", {}, label));
        last ? last.after(section) : this.root.prepend(section);
      }
      section.id = `section-${index + 1}`;
      last = section;
      if (!narrative) continue;
      for (const paragraph of section.querySelectorAll("p")) paragraph.remove();
      section.append(this.#field(id));
    }
    this.root.prepend(this.#title(), this.#header(), this.#field("introduction"));
    this.root.append(make("div", { class: "signature" }, this.#labelled("signature.agency"), this.#labelled("signature.date")));
  }

  #title() {
    return make("div", { class: "title", id: "section-0" }, this.#field("title"));
  }

  #header() {
    const paths = Object.keys(this.opened.fields).filter((path) => path !== "title" && !PROSE.includes(path) && !path.startsWith("signature"));
    const inner = make("div", {}, ...paths.map((path) => this.#labelled(path)));
    return make("details", { class: "fields" }, make("summary", {}, word("header_fields")), inner);
  }

  #labelled(path) {
    return make("p", {}, make("label", { for: `field-${path}` }, word(`fields.${path}`)), this.#field(path));
  }

  #field(path) {
    const text = this.opened.fields[path];
    const long = path === "title" || PROSE.includes(path);
    const given = { id: `field-${path}`, "data-field": path, lang: "zh-CN", spellcheck: "false", autocomplete: "off" };
    const rows = path === "title" ? 1 : Math.max(2, text.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 52), 0));
    const node = long ? make("textarea", { ...given, rows, "aria-label": word(`fields.${path}`) }) : make("input", given);
    if (path === "introduction") node.placeholder = word("introduction_hint");
    node.value = text;
    this.fields.set(path, node);
    return node;
  }

  #tell(target) {
    const { cell, field } = target.dataset;
    if (cell) this.typed(cell, target.value, true);
    else if (field) this.typed(field, target.value, false);
  }

  /** Types a text into a cell, as the user would. */
  type(cell, text) {
    const input = this.inputs.get(cell);
    if (!input) return;
    input.value = text;
    this.#tell(input);
  }

  focus(where) {
    const node = this.inputs.get(where) ?? this.fields.get(where);
    if (!node) return false;
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "center", inline: "center" });
    node.select?.();
    return true;
  }

  /** The inputs around one: its table's rows, each as the inputs in it. */
  #around(input) {
    const rows = [...input.closest("table").rows].map((row) => [...row.querySelectorAll("input[data-cell]")]).filter((row) => row.length);
    const y = rows.findIndex((row) => row.includes(input));
    return { rows, y, x: rows[y].indexOf(input) };
  }

  #move(event) {
    const input = event.target;
    if (!input.dataset.cell || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const atStart = input.selectionStart === 0, atEnd = input.selectionEnd === input.value.length;
    const step = {
      ArrowUp: [0, -1], ArrowDown: [0, 1], Enter: [0, event.shiftKey ? -1 : 1],
      ArrowLeft: atStart && [-1, 0], ArrowRight: atEnd && [1, 0],
    }[event.key];
    if (!step) return;
    event.preventDefault();
    const { rows, y, x } = this.#around(input);
    const row = rows[y + step[1]] ?? rows[y];
    const next = row[Math.min(x, row.length - 1) + step[0]];
    if (next && next !== input) next.focus(), next.select();
    else if (event.key === "Enter") this.#tell(input);
  }

  /** A block of cells of a spreadsheet fills the cells right and below. */
  #paste(event) {
    const input = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!input.dataset.cell || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const { rows, y, x } = this.#around(input);
    for (const [down, line] of text.replace(/\r?\n$/, "").split(/\r?\n/).entries())
      for (const [right, value] of line.split("\t").entries()) {
        const cell = rows[y + down]?.[x + right];
        if (cell) this.type(cell.dataset.cell, value.trim());
      }
  }

  /**
   * Marks cells and fields: by number, colour and description, as the pages of the library do. Cells that are likeliest
   * wrong say what they should hold, the other cells of a broken sum are marked softly, and a cell that is merely not
   * filled in yet is hatched.
   */
  mark(opinions, problems) {
    const marks = new Map();
    const at = (cell) => marks.get(cell) ?? marks.set(cell, { strong: [], soft: [], blank: false, due: null }).get(cell);
    for (const { number, severity, cells, beside, due, quiet } of opinions) {
      for (const cell of cells) quiet ? (at(cell).blank = true) : at(cell).strong.push({ number, severity });
      for (const cell of beside) at(cell).soft.push({ number, severity });
      for (const [cell, value] of Object.entries(due)) at(cell).due ??= value;
    }
    for (const [id, input] of this.inputs) {
      const td = input.parentElement;
      const { strong, soft, blank, due } = marks.get(id) ?? { strong: [], soft: [], blank: false, due: null };
      const found = strong.length ? strong : soft;
      const worst = ["error", "warning", "info"].find((each) => strong.some(({ severity }) => severity === each));
      td.classList.remove("error", "warning", "info", "wrong", "beside", "blank");
      if (worst) td.classList.add(worst);
      else if (found.length) td.classList.add("beside");
      else if (blank && !input.value) td.classList.add("blank");
      if (due !== null) td.classList.add("wrong");
      set(td, "data-marks", found.map(({ number }) => number).join(","));
      set(td, "data-due", due === null ? "" : word("due", { value: due }));
      set(input, "aria-invalid", worst === "error" ? "true" : "");
      set(input, "aria-describedby", found.map(({ number }) => `what-${number}`).join(" "));
    }
    for (const [path, node] of this.fields) {
      const said = `problem-${path}`;
      document.getElementById(said)?.remove();
      node.removeAttribute("aria-invalid");
      node.removeAttribute("aria-describedby");
      if (!problems[path]) continue;
      node.after(make("span", { class: "error said", id: said }, `${word("error")}: ${problems[path]}`));
      node.setAttribute("aria-invalid", "true");
      node.setAttribute("aria-describedby", said);
    }
  }

  /** The worst cell or field after the focus, or the first of them. */
  nextMarked() {
    const now = document.activeElement;
    for (const severity of ["error", "warning", "info"]) {
      const invalid = severity === "error" ? ", [aria-invalid][data-field]" : "";
      const marked = [...this.root.querySelectorAll(`td.${severity}[data-marks] input${invalid}`)];
      const after = (node) => this.root.contains(now) && now.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (marked.length) return marked.find(after) ?? marked[0];
    }
    return undefined;
  }
}
