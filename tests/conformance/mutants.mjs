// A runner that reads the rules wrongly must fail: each coefficient of rules.json turned round, each relation,
// severity and shape changed, and an answer of each kind in each case changed, one at a time. Every one must show.
//
// Usage: node tests/conformance/mutants.mjs

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { casesOf, levelOne, wrongCases } from "../../schemas/conformance/run.mjs";
import { levelTwo } from "../../schemas/conformance/two_years.mjs";

const kit = join(import.meta.dirname, "../../schemas/conformance");
const catalogue = JSON.parse(readFileSync(join(kit, "../rules.json"), "utf8"));
const otherSeverity = { error: "warning", warning: "info", info: "warning" };
const survivors = [];
let count = 0;

/** Changes a member, asks whether any case shows it, and puts the member back. */
function changed(name, part, member, value, isNoticed) {
  const before = part[member];
  part[member] = value;
  count += 1;
  if (!isNoticed()) survivors.push(name);
  part[member] = before;
}

for (const [outcomesOf, folder, linear] of [[levelOne, "linear", "linear"], [levelTwo, "continuity", "two_years"]]) {
  const cases = casesOf([join(kit, folder)]);
  if (wrongCases(outcomesOf, cases, catalogue).length) throw new Error(`${folder}: run the kit first`);
  // The cases that showed the last change are likely to show the next: they are asked first.
  let first = new Map();
  const isNoticed = () => {
    if (wrongCases(outcomesOf, first, catalogue).length) return true;
    const wrong = wrongCases(outcomesOf, cases, catalogue).slice(0, 1);
    for (const path of wrong) first = new Map([[path, cases.get(path)], ...first].slice(0, 6));
    return wrong.length > 0;
  };
  for (const rule of catalogue.rules.filter((each) => each[linear])) {
    const terms = Object.entries(rule[linear].terms);
    for (const [edition, term] of terms.flatMap(([name, list]) => list.map((each) => [name, each]))) {
      for (const signs of ["coefficients", "previous", "current"].map((name) => term[name]).filter(Boolean)) {
        for (const cell of Object.keys(signs)) {
          changed(`${rule.id} ${edition} ${term.scope} ${cell}`, signs, cell, -signs[cell], isNoticed);
        }
      }
      if (term.severity) {
        changed(`${rule.id} ${term.scope} severity`, term, "severity", otherSeverity[term.severity], isNoticed);
      }
    }
    const relation = rule[linear].relation === "=" ? "<=" : "=";
    changed(`${rule.id} relation`, rule[linear], "relation", relation, isNoticed);
    const severities = linear === "linear" ? ["severity", "severity_undecided"] : ["severity_undecided"];
    for (const name of severities) changed(`${rule.id} ${name}`, rule, name, otherSeverity[rule[name]], isNoticed);
  }
  if (linear === "linear") {
    for (const edition of Object.keys(catalogue.alternatives)) {
      const [one, other] = catalogue.alternatives[edition];
      changed(`${edition} shapes`, catalogue.alternatives, edition, [other, one], isNoticed);
      changed(`${edition} one shape`, catalogue.alternatives, edition, [one, []], isNoticed);
    }
  }
  for (const [path, given] of cases) {
    const noticed = () => wrongCases(outcomesOf, new Map([[path, given]]), catalogue).length > 0;
    changed(`${path} refused`, given, "refused", !given.refused, noticed);
    const kinds = new Map((given.outcomes ?? []).map((entry) => [`${entry.rule} ${entry.outcome}`, entry]));
    for (const entry of kinds.values()) {
      for (const member of Object.keys(entry)) {
        changed(`${path} ${entry.rule} ${member}`, entry, member, "another", noticed);
      }
    }
  }
}
for (const name of survivors) console.error(`not noticed: ${name}`);
console.log(`${count} changes, ${survivors.length} not noticed`);
process.exitCode = survivors.length === 0 ? 0 : 1;
