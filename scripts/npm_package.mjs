// Builds the npm package in a folder, and packs it. Nothing is published.
//
// Usage: node scripts/npm_package.mjs FOLDER
//
// FOLDER/package is the package: the types, validators that Ajv has compiled ahead (no eval, no dependency), the linear
// rules and sums over two years of the conformance kit, rules.json and the schemas. FOLDER has the archive beside it.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { validatorModule } from "./validators.mjs";

const root = join(import.meta.dirname, "..");
const [folder] = process.argv.slice(2);
const target = join(folder, "package");
const pascal = (name) => name.split("-").map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
const [, version] = /^__version__(?:: .+)? = "(.+)"$/m.exec(readFileSync(join(root, "src/govinfo_report/__init__.py"), "utf8"));

const schemas = readdirSync(join(root, "schemas")).filter((name) => name.endsWith(".schema.json")).map((file) => {
  const name = pascal(file.replace(".schema.json", ""));
  return { file, name, schema: JSON.parse(readFileSync(join(root, "schemas", file), "utf8")) };
}).filter(({ name }) => name !== "Pack"); // rule packs are TOML files, and the program reads them

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "schemas"), { recursive: true });
for (const { file } of schemas) cpSync(join(root, "schemas", file), join(target, "schemas", file));
cpSync(join(root, "schemas/rules.json"), join(target, "rules.json"));
cpSync(join(root, "schemas/typescript/index.d.ts"), join(target, "documents.d.ts"));
for (const name of ["linear.mjs", "two_years.mjs"]) cpSync(join(root, "schemas/conformance", name), join(target, name));
cpSync(join(root, "schemas/typescript/README.md"), join(target, "README.md"));
cpSync(join(root, "LICENSE"), join(target, "LICENSE"));

const validators = Object.fromEntries(schemas.map(({ name, schema }) => [`validate${name}`, schema.$id]));
writeFileSync(join(target, "validators.mjs"), await validatorModule(schemas.map(({ schema }) => schema), validators));
writeFileSync(join(target, "validators.d.mts"), `import type * as documents from "./documents.js";

/** What is wrong with a value: a JSON Pointer and a message. */
export interface Problem {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: Problem[] | null;
}
${schemas.map(({ name }) => `export const validate${name}: Validator<documents.${name}>;`).join("\n")}
`);
writeFileSync(join(target, "rules.d.mts"), `import type { Report, Rules } from "./documents.js";

/** One outcome of a rule; what is violated or undecided has the other members, sums as texts of digits. */
export interface Outcome {
  rule: string;
  scope: string | null;
  outcome: "holds" | "violated" | "undecided" | "not_applicable";
  severity?: "error" | "warning" | "info";
  cells?: string[];
  expected?: string | null;
  actual?: string | null;
}
/** Whether a document is to be refused for its edition or its cells. */
export function refused(catalogue: Rules, document: unknown): boolean;
/** The outcomes of the linear rules. */
export function levelOne(catalogue: Rules, report: Report): Outcome[];
/** The outcomes of the sums over two years. */
export function levelTwo(catalogue: Rules, report: Report, previous: Report | null): Outcome[];
`);
writeFileSync(join(target, "rules.mjs"), `export { levelOne, refused } from "./linear.mjs";\nexport { levelTwo } from "./two_years.mjs";\n`);
writeFileSync(join(target, "index.mjs"), `export * from "./rules.mjs";\nexport * from "./validators.mjs";\n`);
writeFileSync(join(target, "index.d.mts"), `export * from "./documents.js";\nexport * from "./rules.mjs";\nexport * from "./validators.mjs";\n`);
writeFileSync(join(target, "package.json"), JSON.stringify({
  name: "govinfo-report", version,
  description: "Types, validators and sums for China's annual reports on government information disclosure",
  license: "MIT", type: "module", sideEffects: false, engines: { node: ">=20.11" },
  exports: {
    ".": { types: "./index.d.mts", default: "./index.mjs" },
    "./rules.json": "./rules.json",
    "./schemas/*": "./schemas/*",
  },
}, null, 2) + "\n");

const packed = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder, target], { encoding: "utf8" }));
const [{ filename, size, unpackedSize, entryCount }] = Array.isArray(packed) ? packed : Object.values(packed);
console.log(`${filename}: ${entryCount} files, ${Math.round(size / 1024)} KiB, ${Math.round(unpackedSize / 1024)} KiB unpacked`);
