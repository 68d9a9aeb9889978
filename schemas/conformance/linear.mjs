// Level 1: the linear rules, computed from rules.json alone. No library, nothing of Node.js: for browsers, too.

export const NOT_APPLICABLE = "not_applicable";
const rowOf = (cell) => cell.slice(0, cell.lastIndexOf("."));
export const text = (number) => (number == null ? null : String(number));
export const valueOf = (report, cell) => cell.split(".").reduce((part, name) => part?.[name], report);
export const kindsOf = (catalogue, report) => new Map(catalogue.cells[report.edition].map(({ id, kind }) => [id, kind]));
const cellsOf = (catalogue, report) => // null is a blank cell, undefined an absent one
  [...kindsOf(catalogue, report).keys()].filter((cell) => valueOf(report, cell) !== undefined);
export const hasTable = (catalogue, report, table) => cellsOf(catalogue, report).some((cell) => cell.startsWith(`${table}.`));
const shapesOf = (catalogue, report) => catalogue.alternatives[report.edition].map((rows) =>
  cellsOf(catalogue, report).some((cell) => rows.includes(rowOf(cell))));

/** Whether a document is to be refused for its edition or its cells; the rest is for the schemas. */
export function refused(catalogue, document) {
  if (typeof document.edition !== "string" || !Object.hasOwn(catalogue.cells, document.edition)) return true;
  const kinds = kindsOf(catalogue, document);
  const wrong = (path, value) => {
    if (!kinds.has(path)) return value === null || typeof value !== "object" || Array.isArray(value)
      || Object.entries(value).some(([name, inner]) => wrong(`${path}.${name}`, inner)); // a table or a row, if anything
    if (value === null) return false;
    if (kinds.get(path) === "money") return !(value >= 0) || typeof value !== "number";
    return !Number.isSafeInteger(value) || (value < 0 && kinds.get(path) === "count");
  };
  const tables = new Set([...kinds.keys()].map((cell) => cell.split(".")[0]));
  return shapesOf(catalogue, document).every(Boolean)
    || [...tables].some((table) => table in document && wrong(table, document[table]));
}

/** The outcome of one term, and the sums of its sides. Pairs are [coefficient, value]. */
export function settled(pairs, relation) {
  const side = (sign) => pairs.filter(([coefficient]) => coefficient === sign).map(([, value]) => value);
  const sum = (sign) => side(sign).reduce((total, value) => total + BigInt(value ?? 0), 0n);
  const [left, right, equal] = [sum(1), sum(-1), relation === "="];
  const isOpen = (sign) => side(sign).some((value) => value == null);
  const fits = left === right || (!equal && left < right);
  const absent = side(1).includes(undefined) || (equal && side(-1).includes(undefined));
  const outcome = pairs.every(([, value]) => value === undefined) ? NOT_APPLICABLE
    : fits && !absent ? "holds" : fits || isOpen(left > right ? -1 : 1) ? "undecided" : "violated";
  return { outcome, left, right, isOpen, isFound: outcome === "undecided" || outcome === "violated" };
}

/** Level 1: what a rule with linear terms says of a report. */
export function linear(catalogue, rule, report) {
  const { table, terms, relation } = rule.linear;
  const entry = (scope, outcome, rest) => ({ rule: rule.id, scope, outcome, ...rest });
  if (!terms[report.edition] || !hasTable(catalogue, report, table)) return [entry(null, NOT_APPLICABLE)];
  const [first, second] = catalogue.alternatives[report.edition];
  const [hasFirst, hasSecond] = shapesOf(catalogue, report);
  const lacking = !hasSecond ? second : !hasFirst ? first : [];
  return terms[report.edition].map(({ scope, coefficients }) => {
    const cells = Object.keys(coefficients).filter((cell) => !lacking.includes(rowOf(cell)));
    const isOfBoth = [first, second].every((rows) => cells.some((cell) => rows.includes(rowOf(cell))));
    if (isOfBoth || !cells.length) return entry(scope, NOT_APPLICABLE);
    const sums = settled(cells.map((cell) => [coefficients[cell], valueOf(report, cell)]), relation);
    const violated = sums.outcome === "violated";
    const shown = (sign, number) => text(violated || !sums.isOpen(sign) ? number : null);
    return entry(scope, sums.outcome, sums.isFound && {
      severity: violated ? rule.severity : rule.severity_undecided,
      cells, expected: shown(1, sums.left), actual: shown(-1, sums.right),
    });
  });
}

/** The outcomes of every rule of level 1. */
export const levelOne = (catalogue, report) =>
  catalogue.rules.filter((rule) => rule.linear).flatMap((rule) => linear(catalogue, rule, report));
