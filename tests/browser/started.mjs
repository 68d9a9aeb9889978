// The Python of the page under Node.js: started(FOLDER) starts it from the parts in that folder, as the worker does.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";

const root = join(import.meta.dirname, "../..");

export async function started(folder) {
  const places = JSON.parse(readFileSync(join(folder, "parts.json"), "utf8"));
  const part = (name) => new Uint8Array(gunzipSync(readFileSync(join(folder, places[name].file))));
  const work = mkdtempSync(join(tmpdir(), "browser-"));
  try {
    const bundle = join(work, "python.mjs");
    execFileSync("node", [join(root, "scripts/browser/bundle.mjs"), join(root, "browser/python.mjs"), bundle, "node"]);
    const { filesOf, startPython } = await import(pathToFileURL(bundle));
    const stdLibURL = join(work, "python_stdlib.zip");
    writeFileSync(stdLibURL, filesOf(part("python")).get("python_stdlib.zip"));
    const options = { indexURL: join(root, "node_modules/pyodide"), stdLibURL };
    return await startPython({ load: loadPyodide, options, library: part("library"), fetchPart: async (name) => part(name) });
  } finally {
    rmSync(work, { recursive: true });
  }
}
