// Bundles a script of the page, with the validators of reports where it asks for them.
//
// Usage: node scripts/browser/bundle.mjs SOURCE TARGET FORM [VALUES]
//
// FORM is iife or esm for a browser, or node. VALUES is an object in JSON: name in the scripts → what stands for it, in JSON.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { validatorModule } from "../validators.mjs";

const root = join(import.meta.dirname, "../..");
const [source, outfile, form, values = "{}"] = process.argv.slice(2);

const validators = {
  name: "validators",
  setup(building) {
    building.onResolve({ filter: /^validators$/ }, () => ({ path: "validators", namespace: "validators" }));
    building.onLoad({ filter: /.*/, namespace: "validators" }, async () => {
      const names = readdirSync(join(root, "schemas")).filter((name) => /^report(-\d{4})?\.schema\.json$/.test(name));
      const schemas = names.map((name) => JSON.parse(readFileSync(join(root, "schemas", name), "utf8")));
      const exported = names.map((name, number) => [name.replace(".schema.json", "").replace("-", "_"), schemas[number].$id]);
      return { contents: await validatorModule(schemas, Object.fromEntries(exported)), loader: "js" };
    });
  },
};
await build({
  entryPoints: [source], outfile, bundle: true, minify: true, define: JSON.parse(values),
  format: form === "node" ? "esm" : form, platform: form === "node" ? "node" : "browser", target: "es2022", charset: "utf8", legalComments: "inline", logLevel: "warning", plugins: [validators],
});
