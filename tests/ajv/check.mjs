// Validates the golden documents with Ajv, a validator of another make than those of the test suite:
// every schema under schemas/ must compile in strict mode, with nothing but the others to refer to;
// each tests/golden/good/*.json must be accepted, each tests/golden/bad/*.json refused, by the schema
// that picks by edition and by the schema of the document's own edition (where it names one).
//
// Usage: node tests/ajv/check.mjs [ROOT]

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const here = dirname(fileURLToPath(import.meta.url));
const root = process.argv[2] ?? join(here, "..", "..");
const problems = [];

function jsonFiles(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(path, name));
}

const load = (path) => JSON.parse(readFileSync(path, "utf8"));
const shown = (path) => relative(root, path);

// rules.json and its like are data beside the schemas: a schema says which dialect it is written in.
const schemas = jsonFiles("schemas")
  .map((path) => ({ path, schema: load(path) }))
  .filter(({ schema }) => String(schema.$schema).startsWith("https://json-schema.org/"));

const ajv = new Ajv2020({ strict: true, strictTypes: "log", allErrors: true, allowUnionTypes: true });
addFormats(ajv);
// Data that a schema of this project carries along and that asserts nothing: x-unit, x-source …
for (const { schema } of schemas) {
  JSON.stringify(schema, (key, value) => {
    if (key.startsWith("x-") && !ajv.getKeyword(key)) ajv.addKeyword({ keyword: key });
    return value;
  });
}
for (const { schema } of schemas) ajv.addSchema(schema);

const compiled = new Map();
for (const { path, schema } of schemas) {
  try {
    compiled.set(path, ajv.getSchema(schema.$id) ?? ajv.compile(schema));
  } catch (error) {
    problems.push(`${shown(path)}: does not compile: ${error.message}`);
  }
}

// urn:govinfo-report:schema:report:1.0 picks by edition, …:report-2021:1.0 is one edition's.
const REPORT_ID = /^urn:govinfo-report:schema:report(?:-(?<edition>\d{4}))?:\d+\.\d+$/;
const reportSchemas = schemas.flatMap(({ path, schema }) => {
  const id = REPORT_ID.exec(schema.$id);
  return id && compiled.has(path) ? [{ path, edition: id.groups.edition }] : [];
});
for (const edition of [undefined, "2019", "2021"]) {
  if (!reportSchemas.some((schema) => schema.edition === edition)) {
    problems.push(`schemas: none of a report of ${edition ?? "either edition"}`);
  }
}

function verdictsOn(document) {
  return reportSchemas
    .filter(({ edition }) => edition === undefined || edition === document?.edition)
    .map(({ path }) => {
      const validate = compiled.get(path);
      const accepted = validate(document);
      const errors = (validate.errors ?? []).map((e) => `${e.instancePath || "/"} ${e.message}`);
      return { name: shown(path), accepted, errors };
    });
}

// Some of the bad documents are no JSON at all: refusing to parse is a refusal.
function verdictsOnFile(path) {
  let document;
  try {
    document = load(path);
  } catch (error) {
    return [{ name: "JSON", accepted: false, errors: [error.message] }];
  }
  return verdictsOn(document);
}

let verdicts = 0;
for (const [folder, wanted] of [["good", true], ["bad", false]]) {
  const files = jsonFiles(join("tests", "golden", folder));
  if (files.length === 0) problems.push(`tests/golden/${folder}: no documents`);
  for (const path of files) {
    for (const { name, accepted, errors } of verdictsOnFile(path)) {
      verdicts += 1;
      if (accepted !== wanted) {
        problems.push(`${shown(path)} in ${name}: ${accepted ? "accepted" : errors.join("; ")}`);
      }
    }
  }
}

if (schemas.length === 0) problems.push("schemas: no schemas");
for (const problem of problems) console.error(problem);
console.log(`${compiled.size} schemas compiled, ${verdicts} verdicts, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
