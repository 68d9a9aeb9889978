// What the types of the published documents accept and refuse. Checked by tsc --strict, never run. A line
// that is expected to be wrong and is right is an error, too.

import type { BilingualText, Findings, Report, Report2019, Report2021, Rules } from "../../schemas/typescript/index.js";

const report: Report2021 = {
  edition: "2021",
  title: "示例市示例局2023年政府信息公开工作年度报告",
  agency: "示例市示例局",
  year: 2023,
  period: { start: "2023-01-01", end: "2023-12-31" },
  scope: "organ",
  overview: ["依法主动公开。"],
  applications: {
    received: { natural_person: 3, commercial_enterprise: null, total: 3 }, // the others are absent
    outcomes: { withheld: { state_secrets: { total: 0 } }, other: { all: { total: 1 } } },
  },
  disputes: { litigation: { direct: { upheld: 1, total: 1 } } },
  proactive_disclosure: { administrative_fees: { amount: 0.25 }, regulations: { in_force: 2 } },
  signature: { agency: "示例市示例局", date: null },
  remarks: { "applications.received.total": "含2件撤回" },
  extensions: { system: { id: 7, tags: ["a"] } },
};

const earlier: Report2019 = {
  edition: "2019",
  title: null,
  agency: null,
  year: null,
  proactive_disclosure: { licensing: { items_last_year: 4, change: -1 }, procurement: { amount: 12.5 } },
};

// edition tells the two apart
function documents(each: Report): number {
  if (each.edition === "2021") {
    return each.proactive_disclosure?.regulations?.in_force ?? 0;
  }
  const made: number | null | undefined = each.proactive_disclosure?.regulations?.made;
  // @ts-expect-error: the form of 2019 has no such cell
  each.proactive_disclosure?.regulations?.in_force;
  return made ?? 0;
}

// a count is a number, null where it is blank, undefined where it is absent
const total: number | null | undefined = report.applications?.received?.total;
// @ts-expect-error: it may be blank or absent
const certain: number = report.applications?.received?.total;
// @ts-expect-error: a year is a number
const year: Report2021 = { edition: "2021", title: null, agency: null, year: "2023" };
// @ts-expect-error: the agency is required, and null where it is not known
const anonymous: Report2021 = { edition: "2021", title: null, year: 2023 };
// @ts-expect-error: there is no such edition
const future: Report = { edition: "2027", title: null, agency: null, year: 2027 };
const misspelt: Report2021 = {
  ...report,
  // @ts-expect-error: there is no such row
  applications: { recieved: { total: 1 } },
};
const asText: Report2021 = {
  ...report,
  // @ts-expect-error: a count is no text
  disputes: { reconsideration: { total: "1" } },
};
const absent: Report2021 = {
  ...report,
  applications: {
    // @ts-expect-error: an absent cell is left out
    received: { total: undefined },
  },
};
// @ts-expect-error: whose figures they are is one of two words
const scope: Report2021["scope"] = "both";

// results
function worst(findings: Findings): string[] {
  return findings.reports.flatMap((each) =>
    each.findings.filter(({ severity }) => severity === "error").map(({ message }) => message.zh));
}
function coefficients(rules: Rules): [string, number][] {
  const terms = rules.rules.flatMap((rule) => rule.linear?.terms["2021"] ?? []);
  return terms.flatMap((term) => Object.entries(term.coefficients));
}
const said: BilingualText = { zh: "平", en: "balances" };
// @ts-expect-error: both languages
const half: BilingualText = { zh: "平" };

export { absent, anonymous, asText, certain, coefficients, documents, earlier, future, half, misspelt, said, scope, total, worst, year };
