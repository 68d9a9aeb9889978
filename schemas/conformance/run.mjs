// Compares the outcomes of a program with those of the cases: of linear.mjs at level 1, of two_years.mjs at level 2.
// Usage: node run.mjs [FOLDER…]      (without one: the folders linear and continuity, beside this file)

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { levelOne, refused } from "./linear.mjs";
import { levelTwo } from "./two_years.mjs";

const loaded = (path) => JSON.parse(readFileSync(path, "utf8"));
export const catalogue = loaded(join(import.meta.dirname, "../rules.json"));

/** The cases of a folder: path → what stands there. */
export const casesOf = (folder) =>
  new Map(readdirSync(folder).sort().map((name) => [join(folder, name), loaded(join(folder, name))]));

/** Whether a case comes out otherwise than it says. */
export function isWrong({ level, document, previous, refused: isRefused, outcomes }) {
  const outcomesOf = level === 1 ? levelOne : levelTwo;
  return isRefused !== [document, previous].some((each) => each && refused(catalogue, each))
    || (outcomes !== null && !isDeepStrictEqual(outcomesOf(catalogue, document, previous), outcomes));
}

if (process.argv[1] === import.meta.filename) {
  const given = process.argv.slice(2);
  const folders = given.length ? given : ["linear", "continuity"].map((name) => join(import.meta.dirname, name));
  const cases = folders.flatMap((folder) => [...casesOf(folder)]);
  const wrong = cases.filter(([, each]) => isWrong(each)).map(([path]) => path);
  console.log(`${cases.length} cases, ${wrong.length} wrong`, ...wrong);
  process.exitCode = cases.length > 0 && wrong.length === 0 ? 0 : 1;
}
