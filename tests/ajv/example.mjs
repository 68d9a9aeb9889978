// Runs the Ajv example of docs/how-to/validate-elsewhere.md as it stands there, in a folder with the
// published schemas: a good golden document must give no output, a bad one must.
//
// Usage: node tests/ajv/example.mjs [ROOT]

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = process.argv[2] ?? join(here, "..", "..");
const page = readFileSync(join(root, "docs/how-to/validate-elsewhere.md"), "utf8");
const [, example] = /^```text\n(import [^]*?)^```$/m.exec(page);

// Beneath this folder, where Node finds the packages.
const desk = mkdtempSync(join(here, "example-"));
try {
  cpSync(join(root, "schemas"), desk, { recursive: true });
  writeFileSync(join(desk, "example.mjs"), example);
  const run = (document) => {
    writeFileSync(join(desk, "2023.json"), JSON.stringify(document));
    return execFileSync(process.execPath, ["example.mjs"], { cwd: desk, encoding: "utf8" });
  };
  const good = { edition: "2021", title: null, agency: null, year: 2023 };
  const bad = { ...good, year: "2023" };
  const silent = run(good) === "";
  const told = run(bad) === "/year must be integer,null\n";
  if (!silent || !told) {
    console.error(`The Ajv example of the documentation prints:\n${run(good)}${run(bad)}`);
    process.exitCode = 1;
  } else {
    console.log("The Ajv example of the documentation does what it says");
  }
} finally {
  rmSync(desk, { recursive: true });
}
