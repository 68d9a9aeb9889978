// A runner that reads the rules wrongly must fail: each coefficient of rules.json turned round, each relation,
// severity and shape changed, and an answer of each kind in each case changed, one at a time. Every one must show.
//
// Usage: node tests/conformance/mutants.mjs

import { join } from "node:path";
import { casesOf, catalogue, isWrong } from "../../schemas/conformance/run.mjs";

const kit = join(import.meta.dirname, "../../schemas/conformance");
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

for (const [folder, linear] of [["linear", "linear"], ["continuity", "two_years"]]) {
  const cases = casesOf(join(kit, folder));
  const order = [...cases.values()];
  if (order.some(isWrong)) throw new Error(`${folder}: run the kit first`);
  const isNoticed = () => {
    const place = order.findIndex(isWrong);
    if (place >= 0) order.unshift(...order.splice(place, 1)); // likely to show the next change, too
    return place >= 0;
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
    const noticed = () => isWrong(given);
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
