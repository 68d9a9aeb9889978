// Writes the TypeScript types of the published documents, schemas/typescript/index.d.ts, or checks them.
//
// Usage: node scripts/typescript.mjs [--check]
//
// A name is made of the path to an object: Report2021Applications, Report2021ApplicationsOutcomes. Definitions that
// are no objects (a count, a date) stand where they are used, so that a count is a number.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile } from "json-schema-to-typescript";

const root = join(import.meta.dirname, "..");
const target = join(root, "schemas/typescript/index.d.ts");
const HEAD = `// Types of the documents of govinfo-report, from their JSON Schemas. Generated (node scripts/typescript.mjs),
// never edited by hand. A member that may be left out is an absent cell, null a blank one, 0 a zero. A type cannot say
// that a count is an integer from 0 to 2^53 − 1, or that (六) has one of its two shapes: the schemas do.
`;

const pascal = (name) => name.split(/[^A-Za-z0-9]+/).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
// What types can say; the other keywords of the schemas are left to validators.
const KEPT = ["type", "const", "enum", "items", "required", "properties", "additionalProperties", "anyOf", "oneOf"];

/** The name of a definition; those of an edition's schema need not name the edition again. */
const definedName = (prefix, key) => prefix + pascal(/^Report\d/.test(prefix) ? key.replace(/_\d{4}$/, "") : key);
/** Whether a schema is that of a text in both languages. */
const isBilingual = ({ properties }) => properties && Object.keys(properties).join() === "zh,en";

/** A schema as json-schema-to-typescript names its types as wanted: titles are names, and only objects have one. */
function named(schema, name, definitions, prefix) {
  if (schema === true || schema === false) return schema;
  const description = [schema.title, schema.description].filter(Boolean).join("\n\n");
  if (schema.$ref) {
    const key = schema.$ref.split("/").pop();
    const inner = definitions[key];
    if (inner.properties) return { ...(description && { description }), tsType: definedName(prefix, key) };
    return named({ ...inner, title: schema.title, description: schema.description ?? inner.description }, name, definitions, prefix);
  }
  if (isBilingual(schema)) {
    const orNull = [schema.type].flat().includes("null") ? " | null" : "";
    return { ...(description && { description }), tsType: `BilingualText${orNull}` };
  }
  const found = Object.fromEntries(KEPT.filter((key) => key in schema).map((key) => [key, schema[key]]));
  if (description) found.description = description;
  if (found.properties) {
    found.title = name;
    found.properties = Object.fromEntries(Object.entries(found.properties)
      .map(([key, inner]) => [key, named(inner, name + pascal(key), definitions, prefix)]));
    found.additionalProperties ??= false;
  }
  if (typeof found.additionalProperties === "object") {
    found.additionalProperties = named(found.additionalProperties, `${name}Value`, definitions, prefix);
  }
  if (found.items) found.items = named(found.items, `${name}Item`, definitions, prefix);
  for (const key of ["anyOf", "oneOf"]) {
    if (found[key]) found[key] = found[key].map((each, number) => named(each, `${name}${number || ""}`, definitions, prefix));
  }
  if (Array.isArray(found.type) && found.type.includes("object") && found.properties) {
    const { description: _, ...object } = found;
    const others = found.type.filter((type) => type !== "object").map((type) => ({ type }));
    return { ...(description && { description }), anyOf: [{ ...object, type: "object" }, ...others] };
  }
  return found;
}

/** The types of one schema. */
async function typesOf(file) {
  const schema = JSON.parse(readFileSync(join(root, "schemas", file), "utf8"));
  const prefix = pascal(file.replace(".schema.json", ""));
  const definitions = schema.$defs ?? {};
  const whole = named(schema, prefix, definitions, prefix);
  whole.$defs = Object.fromEntries(Object.entries(definitions).filter(([, each]) => each.properties)
    .map(([key, each]) => [definedName(prefix, key), named(each, definedName(prefix, key), definitions, prefix)]));
  const types = await compile(whole, prefix, {
    bannerComment: "", additionalProperties: false, ignoreMinAndMaxItems: true, unknownAny: true, format: true,
    unreachableDefinitions: true, style: { printWidth: 120 }, $refOptions: { resolve: { external: false } },
  });
  return types.replaceAll(/^ \*(?:\n \*)? This interface was referenced by `.+`'s JSON-Schema\n \* via the `definition` ".+"\.\n/gm, "")
    .replaceAll("/**\n */\n", "");
}

const files = readdirSync(join(root, "schemas")).filter((name) => name.endsWith(".schema.json")).sort();
const editions = files.filter((name) => /^report-\d{4}\./.test(name)).map((name) => pascal(name.split(".")[0])).reverse();
const parts = [];
for (const file of files.filter((name) => name !== "report.schema.json" && name !== "pack.schema.json")) parts.push(await typesOf(file));
const union = `/** A report of either edition, told apart by \`edition\`. */\nexport type Report = ${editions.join(" | ")};\n`;
const text = "/** A text in both languages. */\nexport interface BilingualText {\n  zh: string;\n  en: string;\n}\n";
// By it Python's tests see that the types are out of step, without Node.js.
const digest = createHash("sha256");
for (const file of files) digest.update(readFileSync(join(root, "schemas", file)));
const head = `${HEAD}// Schemas: sha256 ${digest.digest("hex")}\n`;
const content = [head, union, text, ...parts].join("\n");

if (process.argv.includes("--check")) {
  const same = readFileSync(target, "utf8") === content;
  console.log(same ? "The TypeScript types are those of the schemas" : "Stale: run node scripts/typescript.mjs");
  process.exitCode = same ? 0 : 1;
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}
