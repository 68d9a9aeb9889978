// Python with the library, from the parts of the site: in the worker, and under Node.js in the tests.

import { mended } from "./html.mjs";
import { failures } from "./failures.mjs";

/** The files of a part, by name: behind the length of a table stands the table of places, and then the contents. */
export function filesOf(part) {
  const start = 4 + new DataView(part.buffer, part.byteOffset).getUint32(0);
  const places = JSON.parse(new TextDecoder().decode(part.subarray(4, start)));
  return new Map(Object.entries(places).map(([path, [at, size]]) => [path, part.subarray(start + at, start + at + size)]));
}

/** Writes the files of a part into the file system of Python. */
function install(files, folder, part) {
  for (const [path, contents] of filesOf(part)) {
    const target = `${folder}/${path}`;
    files.mkdirTree(target.slice(0, target.lastIndexOf("/")));
    files.writeFile(target, contents);
  }
}

/**
 * Starts Python.
 *
 * `load` is Pyodide's loadPyodide, `options` what it needs to find its own files, `library` the part of that name.
 * Gives Pyodide, and `withParts`: a function is called, and once more when parts that it missed were fetched.
 */
export async function startPython({ load, options, library, fetchPart }) {
  let folder;
  const python = await load({
    ...options,
    lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", version: "314.0.7", python: "3.14.2" }, packages: {} },
    packageBaseUrl: "none:/",
    env: { PYTHONDONTWRITEBYTECODE: "1" },
    fsInit: async (files, { sitePackages }) => {
      folder = sitePackages;
      install(files, folder, library);
    },
  });
  const rare = python.pyimport("surroundings").surround(mended, failures);
  const withParts = async (work) => {
    for (;;) {
      const result = work();
      const missed = rare.take();
      const names = missed.toJs();
      missed.destroy();
      if (names.length === 0) return result;
      for (const name of names) install(python.FS, folder, await fetchPart(name));
      python.runPython("import importlib; importlib.invalidate_caches()");
    }
  };
  return { python, withParts };
}
