// The built page in Chromium, from a server and as one file from a disk: node tests/browser/engine.mjs FOLDER
//
// FOLDER is what `python -m scripts.browser FOLDER` has built.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(process.argv[2]);
const example = (name) => join(root, "docs/examples", name);
const SLIPS = example("wuxing-hrss-2023-slips.txt");
const WAIT = 120_000; // nothing is measured: a busy machine may take so long
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const MB = 1_000_000;

const problems = [];
let broken = false; // whether Python may complain in the console
const sent = new Map(); // what the server has sent → its size

/** A server of files. Texts are counted as servers send them: packed. */
function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const data = readFileSync(join(folder, file));
    sent.set(`${file} ${sent.size}`, TYPES[extname(file)] ? gzipSync(data).length : data.length);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(data);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** How much was sent, but for the script that a browser always asks for anew: whether the page has changed. */
const total = () => [...sent].reduce((sum, [name, size]) => (name.startsWith("/service-worker.js") ? sum : sum + size), 0);

async function opened(context, address, name) {
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  page.on("console", (message) => broken || problems.push(`${name}: console: ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${name}: script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(".", address).href) && !/^(data|blob):/.test(request.url())) problems.push(`${name}: asks for ${request.url()}`);
  });
  await page.goto(address);
  return page;
}

const cell = (id) => `input[data-cell="${id}"]`;

/** Drops a file, and waits until it was read and checked. */
async function give(page, file) {
  await page.setInputFiles("#file", file);
  await page.waitForFunction(() => document.getElementById("verdict").textContent || document.getElementById("trouble").textContent, null, { timeout: WAIT });
  assert.equal(await page.textContent("#trouble"), "");
}

/** The example in, its cells and findings out. */
async function reads(page) {
  await give(page, SLIPS);
  const wrong = cell("applications.outcomes.total.total");
  assert.equal(await page.inputValue(wrong), "33");
  assert.equal(await page.inputValue(cell("applications.received.total")), "3");
  assert.equal(await page.getAttribute(wrong, "aria-invalid"), "true");
  assert.match(await page.textContent(`#${await page.getAttribute(wrong, "aria-describedby")}`), /填33，应为4/);
  assert.match(await page.textContent("#found"), /重复申请 · 自然人”填0，应为1/);
}

/** A PDF as Chromium prints it is read, a workbook is written: by parts that are fetched when they are asked for. */
async function readsRareFormats(page) {
  const save = async (format) => {
    await page.evaluate(() => document.getElementById("save").setAttribute("open", ""));
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${format}]`)]);
    return readFileSync(await download.path());
  };
  const html = await save("html");
  assert.equal((await save("xlsx")).subarray(0, 2).toString(), "PK");
  const printed = await page.context().newPage();
  await printed.setContent(html.toString());
  const pdf = await printed.pdf();
  await page.click("#again");
  await give(page, { name: "printed.pdf", mimeType: "application/pdf", buffer: pdf });
  assert.equal(await page.inputValue(cell("applications.outcomes.total.total")), "33");
  await page.click("#again");
}

/** Cancels as soon as the page offers it; a click would wait until nothing moves. */
async function cancel(page) {
  await page.waitForSelector("#busy:not([hidden])");
  await page.dispatchEvent("#cancel", "click");
}

/** What takes long is ended, by hand or after half a minute; then the page goes on. */
async function endsWhatTakesLong(page) {
  const long = { name: "long.html", mimeType: "text/html", buffer: Buffer.from("<p>" + "政府信息公开工作年度报告".repeat(300_000)) };
  await page.clock.install();
  await page.setInputFiles("#file", long);
  await cancel(page);
  await page.waitForFunction(() => /已经取消/.test(document.getElementById("trouble").textContent), null, { timeout: WAIT });
  await page.setInputFiles("#file", SLIPS); // answered by the next worker
  await page.waitForSelector(`${cell("applications.received.total")} >> visible=true`);
  await page.click("#again");
  await page.setInputFiles("#file", long);
  await page.waitForSelector("#busy:not([hidden])"); // so that the half minute has begun
  await page.clock.fastForward("00:31");
  await page.waitForFunction(() => /超过 30 秒/.test(document.getElementById("trouble").textContent), null, { timeout: WAIT });
  await page.setInputFiles("#file", SLIPS);
  await page.waitForSelector(`${cell("applications.received.total")} >> visible=true`);
  await page.click("#again"); // and what breaks Python for good
  broken = true;
  await page.setInputFiles("#file", { name: "deep.json", mimeType: "application/json", buffer: Buffer.from('{"edition":'.repeat(50_000)) });
  await page.waitForFunction(() => /^deep.json/.test(document.getElementById("trouble").textContent), null, { timeout: WAIT });
  await page.setInputFiles("#file", SLIPS);
  await page.waitForSelector(`${cell("applications.received.total")} >> visible=true`);
  broken = false;
  await page.reload(); // and ended before the library has started
  await page.setInputFiles("#file", SLIPS);
  await cancel(page);
  await page.waitForFunction(() => /已经取消/.test(document.getElementById("trouble").textContent), null, { timeout: WAIT });
  await page.setInputFiles("#file", SLIPS);
  await page.waitForSelector(`${cell("applications.received.total")} >> visible=true`);
}

/** How long an answer takes once the page is there; told, not asserted. */
async function tellsTimes(page) {
  const times = [];
  for (let round = 0; round < 5; round += 1) {
    await page.click("#again");
    times.push(await page.evaluate(async (text) => {
      document.getElementById("paste").open = true;
      document.getElementById("pasted").value = text;
      const begun = performance.now();
      document.getElementById("paste-go").click();
      while (document.getElementById("work").hidden) await new Promise((done) => setTimeout(done, 1));
      return performance.now() - begun;
    }, readFileSync(SLIPS, "utf8")));
  }
  console.log(`  a paste is shown after ${times.map((time) => time.toFixed(0)).join(", ")} ms`);
}

async function check(name, work) {
  const begun = performance.now();
  try {
    await work();
  } catch (error) {
    problems.push(`${name}: ${error.stack}`);
  }
  console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

const server = await serve();
const site = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });

await check("from a server", async () => {
  const context = await browser.newContext();
  const page = await opened(context, site, "from a server");
  await reads(page);
  const cold = total();
  console.log(`  first visit: ${(cold / MB).toFixed(2)} MB`);
  assert.ok(cold <= 8 * MB, `a first visit takes ${cold} bytes`);
  const policy = await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content");
  assert.ok(!policy.includes("'unsafe-"), policy);
  await tellsTimes(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await reads(await opened(context, site, "without a network"));
  await context.setOffline(false);
  assert.equal(total(), cold, "the second visit asked the server");
  await readsRareFormats(page);
  const rare = [...sent].filter(([name]) => /pdf-/.test(name)).reduce((sum, [, size]) => sum + size, 0);
  console.log(`  a PDF: ${(rare / MB).toFixed(2)} MB more`);
  assert.ok(rare > 0 && rare <= 4 * MB, `a PDF takes ${rare} bytes more`);
  await endsWhatTakesLong(page);
  await context.close();
});
await check("one file", async () => {
  const file = join(folder, "govinfo-report.html");
  console.log(`  ${(statSync(file).size / MB).toFixed(2)} MB`);
  assert.ok(statSync(file).size <= 16 * MB);
  const context = await browser.newContext({ offline: true, acceptDownloads: true });
  const page = await opened(context, pathToFileURL(file).href, "one file");
  await reads(page);
  await readsRareFormats(page);
  await context.close();
});
await browser.close();
server.close();
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
