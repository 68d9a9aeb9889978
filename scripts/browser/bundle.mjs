// Bundles a script of the page, with the validators of reports where it asks for them.
//
// Usage: node scripts/browser/bundle.mjs SOURCE TARGET FORMAT   (FORMAT: iife in a browser, esm under Node.js)

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { validatorModule } from "../validators.mjs";

const root = join(import.meta.dirname, "../..");
const [source, outfile, format] = process.argv.slice(2);

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
  entryPoints: [source], outfile, bundle: true, minify: true, format, platform: format === "esm" ? "node" : "browser",
  target: "es2022", charset: "utf8", legalComments: "inline", logLevel: "warning", plugins: [validators],
});
