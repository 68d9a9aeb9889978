// Validators that Ajv compiles ahead, as the text of a module: no eval, no dependency.

import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");

/** The module of validators: `names` has the name that each is exported by → the id of its schema. */
export async function validatorModule(schemas, names) {
  const ajv = new Ajv2020({
    allErrors: true, allowUnionTypes: true, inlineRefs: false, strict: false, code: { source: true, esm: true, lines: true },
  });
  addFormats(ajv);
  for (const schema of schemas) ajv.addSchema(schema);
  const { outputFiles: [{ text }] } = await build({
    stdin: { contents: standaloneCode(ajv, names), resolveDir: root, loader: "js" },
    bundle: true, minify: true, format: "esm", platform: "neutral", write: false, logLevel: "warning",
  });
  return text;
}
