// Level 2: the sums over two years, computed from rules.json alone.

import { NOT_APPLICABLE, hasTable, kindsOf, settled, text, valueOf } from "./linear.mjs";

/** What a sum over two years says of a report and last year's. */
export function twoYears(catalogue, rule, report, previous) {
  const { table, terms, relation } = rule.two_years;
  const entry = (scope, outcome, rest) => ({ rule: rule.id, scope, outcome, ...rest });
  const differ = (name) => report[name] && previous[name] && report[name] !== previous[name];
  const follows = previous && report.year && previous.year === report.year - 1
    && !differ("agency_code") && !differ("scope")
    && [report, previous].every((each) => hasTable(catalogue, each, table));
  const [before, now] = follows ? [kindsOf(catalogue, previous), kindsOf(catalogue, report)] : [];
  const asked = (follows && terms[report.edition] || [])
    .filter((term) => Object.keys(term.previous).every((cell) => before.has(cell)));
  if (!asked.length) return [entry(null, NOT_APPLICABLE)];
  const found = asked.map((term) => {
    const parts = [[term.previous, previous, before], [term.current, report, now]].flatMap(([signs, of, kinds]) =>
      Object.entries(signs).map(([cell, sign]) => [sign, valueOf(of, cell), kinds.get(cell)]));
    const sums = settled(parts, relation);
    if (!sums.isFound) return entry(term.scope, sums.outcome);
    const isSigned = parts.some(([, value, kind]) => kind === "signed_count" && value == null);
    const violated = sums.outcome === "violated" && !isSigned;
    const actual = valueOf(report, term.result);
    const expected = violated ? BigInt(actual ?? 0) + sums.left - sums.right : null;
    return entry(term.scope, violated ? "violated" : "undecided", {
      severity: violated ? term.severity : rule.severity_undecided,
      cells: Object.keys(term.current), expected: text(expected), actual: text(actual),
    });
  }).filter(({ outcome }) => outcome !== "holds");
  return found.length ? found : [entry(null, "holds")];
}

/** The outcomes of every rule of level 2. */
export const levelTwo = (catalogue, report, previous) =>
  catalogue.rules.filter((rule) => rule.two_years).flatMap((rule) => twoYears(catalogue, rule, report, previous));
