// The library, asked from the page: it runs in a worker, which is ended when a call is cancelled or takes too long.

/* global PARTS -- name of a part → its file, its size in bytes, whether every visit needs it; put in by scripts/browser */

const SECONDS = 30;

async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The bytes of a text in base64. */
function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** What came of a request, told while it comes: `arrived` is called with the number of bytes of each piece. */
async function bytesOf(response, arrived) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const pieces = [];
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    pieces.push(value);
    arrived(value.length);
  }
}

/**
 * The library.
 *
 *     const engine = new Engine({ base: "parts/" });
 *     await engine.ready((done, all) => …);             // bytes that have come, and all of them
 *     const { json, data } = await engine.call("read", { lang: "zh" }, bytes);
 *     engine.cancel();                                  // what was asked is answered { error: "cancelled" }
 */
export class Engine {
  #base;
  #parts = new Map(); // name → promise of the packed part
  #worker;
  #started;
  #calls = new Map(); // number → how it is answered
  #number = 0;
  #turn = 0; // how often the library was started
  #overtaken; // settles a start when another one takes its place
  #waiting;
  #progress = () => {};
  #come = 0;

  constructor({ base = "parts/" } = {}) {
    this.#base = base;
  }

  /** Fetches what every page needs and starts Python; `progress` is told how many bytes have come, and of how many. */
  async ready(progress = () => {}) {
    this.#progress = progress;
    const started = (this.#started ??= this.#start());
    try {
      await started;
    } catch (error) {
      if (this.#started === started) this.#started = undefined; // the next call tries again
      throw error;
    }
  }

  /** Asks the library: `given` is made JSON. Gives `json`, parsed, and `data`, bytes. */
  call(name, given = {}, bytes = null) {
    const number = (this.#number += 1);
    return new Promise((answered) => {
      this.#calls.set(number, { answered });
      this.ready(this.#progress).then(() => {
        if (!this.#calls.has(number)) return; // cancelled while the library started
        this.#worker.postMessage({ call: number, name, given: JSON.stringify(given), bytes });
        this.#watch();
      }).catch((error) => this.#answer(number, { error: "engine", detail: String(error) }));
    });
  }

  /** Ends the worker and starts another; what was asked is answered with an error. */
  cancel() {
    this.#restart("cancelled");
  }

  #restart(error) {
    this.#worker?.terminate();
    for (const number of [...this.#calls.keys()]) this.#answer(number, { error });
    const overtaken = this.#overtaken;
    this.#started = this.#start();
    this.ready(this.#progress).catch(() => {}); // the next call tells of it
    overtaken?.(this.#started);
  }

  /** What the library does not answer itself may have broken Python for good: another worker takes its place. */
  #broken(number, detail) {
    this.#answer(number, { error: "engine", detail: detail.split("\n")[0] });
    this.#restart("cancelled");
  }

  #answer(number, json, data = new Uint8Array()) {
    const call = this.#calls.get(number);
    if (!call) return;
    this.#calls.delete(number);
    this.#watch();
    call.answered({ json, data });
  }

  /** Ends the worker in half a minute, unless what was asked is answered before. */
  #watch() {
    clearTimeout(this.#waiting);
    if (this.#calls.size) this.#waiting = setTimeout(() => this.#restart("timeout"), SECONDS * 1000);
  }

  async #start() {
    clearTimeout(this.#waiting);
    const turn = (this.#turn += 1);
    const names = ["worker", "python", "library"];
    const [script, python, library] = await Promise.all(names.map((name) => this.#part(name)));
    const address = URL.createObjectURL(new Blob([await unpacked(script)], { type: "text/javascript" }));
    if (turn !== this.#turn) return this.#started;
    const worker = (this.#worker = new Worker(address));
    await new Promise((ready, failed) => {
      this.#overtaken = ready;
      worker.onerror = (event) => failed(new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data.ready) ready();
        else if (data.part) this.#send(worker, data.part);
        else if (data.call && data.error) this.#broken(data.call, data.error);
        else if (data.call) this.#answer(data.call, JSON.parse(data.json), data.data);
        else failed(new Error(data.error));
      };
      worker.postMessage({ start: { python, library } });
    });
    URL.revokeObjectURL(address);
    forgetOthers(this.#base).catch(() => {});
  }

  /** Sends a part that the worker asks for; the time that it takes to come is not the call's. */
  async #send(worker, name) {
    clearTimeout(this.#waiting);
    const packed = await this.#part(name).catch(() => null);
    worker.postMessage({ part: name, packed });
    if (worker === this.#worker) this.#watch();
  }

  /** A part as it was packed: from the page itself where it is one file, else from the folder of parts, once. */
  #part(name) {
    if (!this.#parts.has(name)) {
      const part = this.#fetch(name);
      this.#parts.set(name, part);
      part.catch(() => this.#parts.delete(name)); // another call may try again
    }
    return this.#parts.get(name);
  }

  async #fetch(name) {
    const inside = document.getElementById(`part-${name}`);
    if (inside) return fromBase64(inside.textContent);
    const address = this.#base + PARTS[name].file;
    const kept = await globalThis.caches?.open(KEPT);
    const all = Object.values(PARTS).reduce((sum, { size, cold }) => sum + (cold ? size : 0), 0);
    const arrived = (size) => PARTS[name].cold && this.#progress(Math.min((this.#come += size), all), all);
    const here = await kept?.match(address);
    if (here) return bytesOf(here, arrived);
    const response = await fetch(address);
    const packed = await bytesOf(response, arrived);
    await kept?.put(address, new Response(packed)).catch(() => {}); // no room: the next visit fetches it again
    return packed;
  }
}

/** Where parts are kept for the next visit. A part of other contents has another name. */
const KEPT = "govinfo-report-parts";

/** Forgets the parts of earlier versions. */
async function forgetOthers(base) {
  const kept = await globalThis.caches?.open(KEPT);
  const current = Object.values(PARTS).map(({ file }) => new URL(base + file, location.href).href);
  for (const { url } of (await kept?.keys()) ?? []) if (!current.includes(url)) await kept.delete(url);
}
