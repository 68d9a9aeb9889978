// Reads pages with the browser's Python and compares: node tests/browser/same.mjs PARTS PAGES, by python -m tests.browser.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { started } from "./started.mjs";

const [parts, pages] = process.argv.slice(2);
const { python, withParts } = await started(parts);
for (const name of ["outcome.py", "imports.py"]) python.FS.writeFile(`/home/pyodide/${name}`, readFileSync(join(import.meta.dirname, name)));
const { outcome, missing } = python.runPython(`
import sys
sys.path.insert(0, "/home/pyodide")
import outcome, imports
{"outcome": lambda name, data: outcome.outcome(name, data.to_bytes()), "missing": lambda: "\\n".join(imports.missing())}
`).toJs({ dict_converter: Object.fromEntries });

const begun = performance.now();
let count = 0;
const different = [];
for (const place of readdirSync(pages).sort()) {
  const read = (file) => readFileSync(join(pages, place, file));
  const [name, expected] = [read("name").toString(), read("outcome").toString()];
  let found;
  try {
    found = await withParts(() => outcome(name, new Uint8Array(read("page"))));
  } catch (error) {
    found = String(error);
  }
  count += 1;
  if (found === expected) continue;
  let at = 0;
  while (found[at] === expected[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(at - 60, 0), at + 100));
  different.push(`${place} ${name}:\n  CPython ${around(expected)}\n  browser ${around(found)}`);
}
const lacking = (await withParts(missing)).split("\n").filter(Boolean);
console.log(`${count} pages in ${((performance.now() - begun) / 1000).toFixed(1)} s, ${different.length} differences, ${lacking.length} modules lack what they import`);
for (const problem of [...different, ...lacking]) console.error(problem);
process.exit(different.length || lacking.length || !count ? 1 : 0);
