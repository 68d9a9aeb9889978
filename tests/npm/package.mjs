// Installs the packed npm package in a folder of its own, without a network, and uses it: the example of its README
// passes tsc --strict and does what it says; its validators say of the golden documents what the schemas say; its sums
// say of the conformance kit what the kit says.
//
// Usage: node tests/npm/package.mjs FOLDER      (where scripts/npm_package.mjs has built the package)

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");
const folder = resolve(process.argv[2]);
const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
const user = join(folder, "user");
rmSync(user, { recursive: true, force: true });
mkdirSync(user);
writeFileSync(join(user, "package.json"), '{"private": true, "type": "module"}');
const options = { cwd: user, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] };
execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", join(folder, archive)], options);

const readme = readFileSync(join(user, "node_modules/govinfo-report/README.md"), "utf8");
const [, example] = /^```ts\n([^]*?)^```$/m.exec(readme);
writeFileSync(join(user, "example.ts"), example);
const settings = ["--strict", "--module", "nodenext", "--target", "es2022", "--resolveJsonModule", "--types", ""];
execFileSync(join(root, "node_modules/.bin/tsc"), [...settings, "--ignoreConfig", "example.ts"], options);
const { findings } = await import(pathToFileURL(join(user, "example.js")));
const report = {
  edition: "2021", title: null, agency: null, year: 2023,
  disputes: { reconsideration: { upheld: 1, corrected: 0, other: 0, pending: 0, total: 2 } },
};
assert.deepEqual(findings(JSON.stringify(report)), ["disputes.total reconsideration: 1, not 2"]);
assert.deepEqual(findings(JSON.stringify({ ...report, year: "2023" })), ["/year must be integer,null"]);

writeFileSync(join(user, "all.mjs"), 'export * from "govinfo-report";\nexport { default as rules } from "govinfo-report/rules.json" with { type: "json" };\n');
const { levelOne, levelTwo, refused, rules, ...validators } = await import(pathToFileURL(join(user, "all.mjs")));
const code = readFileSync(join(user, "node_modules/govinfo-report/validators.mjs"), "utf8")
  .replaceAll(/\.code=.require\(.+?\)\.default./g, ""); // a text of Ajv that nothing reads
assert.ok(!/\beval\(|\bFunction\(|\brequire\(|\bimport\b/.test(code), "no code from texts, nothing from elsewhere");

const loaded = (path) => {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch {
    return undefined; // some of the bad documents are no JSON
  }
};
let count = 0;
for (const kind of ["good", "bad"]) {
  for (const name of readdirSync(join(root, "tests/golden", kind)).filter((each) => each.endsWith(".json"))) {
    const document = loaded(`tests/golden/${kind}/${name}`);
    const own = validators[`validateReport${document?.edition}`];
    for (const validate of [validators.validateReport, ...(own ? [own] : [])]) {
      assert.equal(validate(document), kind === "good", name);
      count += 1;
    }
  }
}
assert.ok(validators.validateRules(rules));
for (const level of ["linear", "continuity"]) {
  for (const name of readdirSync(join(root, "schemas/conformance", level))) {
    const { document, previous, outcomes, refused: isRefused } = loaded(`schemas/conformance/${level}/${name}`);
    assert.equal([document, previous].every((each) => !each || validators.validateReport(each)), !isRefused, name);
    assert.equal([document, previous].some((each) => each && refused(rules, each)), isRefused, name);
    const found = () => (level === "linear" ? levelOne(rules, document) : levelTwo(rules, document, previous));
    if (outcomes) assert.deepEqual(found(), outcomes, name);
    count += 1;
  }
}
console.log(`${archive}: the example does what it says, ${count} documents as expected`);
