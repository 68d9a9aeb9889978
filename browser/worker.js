// The worker: Python with the library, asked by engine.js. It asks nothing of any host: what it needs was handed over.
//
// A classic worker, since module workers do not start from a file on a disk. Pyodide refuses those: importScripts is
// hidden from it. Its two modules are imported from addresses of their contents in memory.

import { filesOf, startPython } from "./python.mjs";

self.importScripts = undefined;

const TYPES = { wasm: "application/wasm" };
const waiting = new Map(); // parts that were asked for → what goes on when they come
let asked;

async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function imported(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return import(address).finally(() => URL.revokeObjectURL(address));
}

function fetchPart(name) {
  postMessage({ part: name });
  return new Promise((done) => waiting.set(name, done)).then((packed) => {
    if (!packed) throw new Error(`The part "${name}" could not be fetched.`);
    return unpacked(packed);
  });
}

async function start({ python: packedPython, library: packedLibrary }) {
  const [own, library] = await Promise.all([unpacked(packedPython), unpacked(packedLibrary)]);
  const files = filesOf(own);
  self.fetch = async (address) => {
    const name = String(address.url ?? address).split("/").pop();
    if (!files.has(name)) throw new TypeError(`Nothing is fetched from anywhere: ${name}`);
    return new Response(files.get(name), { headers: { "content-type": TYPES[name.split(".").pop()] ?? "application/octet-stream" } });
  };
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([imported(files.get("pyodide.mjs")), imported(files.get("pyodide.asm.mjs"))]);
  const { python, withParts } = await startPython({
    load: loadPyodide, options: { indexURL: "https://in.memory/", createPyodideModule }, library, fetchPart,
  });
  files.clear();
  await withParts(() => python.pyimport("surroundings").warm_up());
  const { answer } = python.pyimport("surroundings");
  asked = (name, given, bytes) => withParts(() => {
    const result = answer(name, given, bytes);
    const [json, data] = result.toJs();
    result.destroy();
    return { json, data };
  });
}

onmessage = async ({ data: { start: parts, part, packed, call, name, given, bytes } }) => {
  try {
    if (parts) {
      await start(parts);
      postMessage({ ready: true });
    } else if (part) {
      waiting.get(part)(packed);
      waiting.delete(part);
    } else {
      const { json, data } = await asked(name, given, bytes);
      postMessage({ call, json, data }, [data.buffer]);
    }
  } catch (error) {
    postMessage({ call, error: String(error.stack ?? error) });
  }
};
