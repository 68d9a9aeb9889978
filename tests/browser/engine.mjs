// The built page in Chromium, from a server and as one file from a disk: node tests/browser/engine.mjs FOLDER
//
// FOLDER is what `python -m scripts.browser FOLDER` has built.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(process.argv[2]);
const example = (name) => join(root, "docs/examples", name);
const SLIPS = example("wuxing-hrss-2023-slips.txt");
const WAIT = 120_000; // nothing is measured: a busy machine may take so long
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const MB = 1_000_000;

const problems = [];
const sent = new Map(); // what the server has sent → its size

/** A static server such as there is everywhere; texts are packed, as all of them do. */
function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const data = readFileSync(join(folder, file));
    sent.set(file, data.length);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(data);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function opened(context, address, name) {
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  page.on("console", (message) => problems.push(`${name}: console: ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${name}: script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(".", address).href) && !/^(data|blob):/.test(request.url())) problems.push(`${name}: asks for ${request.url()}`);
  });
  await page.goto(address);
  return page;
}

const cell = (id) => `input[data-cell="${id}"]`;

/** The example in, its cells and findings out. */
async function reads(page) {
  await page.setInputFiles("#file", SLIPS);
  await page.waitForFunction(() => /错误/.test(document.getElementById("verdict").textContent), null, { timeout: WAIT });
  assert.match(await page.textContent("#verdict"), /错误 6，警告 2，提示 1/);
  assert.equal(await page.inputValue(cell("applications.outcomes.total.total")), "33");
  assert.equal(await page.inputValue(cell("applications.received.total")), "3");
  assert.equal(await page.getAttribute(cell("applications.outcomes.total.total"), "aria-invalid"), "true");
  assert.match(await page.textContent("#found"), /填33，应为4/);
}

/** Formats whose part is fetched when one is met. */
async function readsPdf(page) {
  const pdf = readFileSync(join(folder, "..", "example.pdf"));
  await page.setInputFiles("#file", { name: "example.pdf", mimeType: "application/pdf", buffer: pdf });
  await page.waitForSelector(cell("applications.received.total"));
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
  const cold = [...sent.values()].reduce((sum, size) => sum + size, 0);
  console.log(`  first visit: ${(cold / MB).toFixed(2)} MB`);
  assert.ok(cold <= 8 * MB, `a first visit takes ${cold} bytes`);
  const policy = await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content");
  assert.ok(!policy.includes("'unsafe-"), policy);
  await page.evaluate(() => navigator.serviceWorker.ready);
  server.closeAllConnections();
  await context.setOffline(true);
  const again = await opened(context, site, "without a network");
  await reads(again);
  await context.close();
});
await check("one file", async () => {
  const file = join(folder, "govinfo-report.html");
  assert.ok(statSync(file).size <= 16 * MB);
  const context = await browser.newContext({ offline: true });
  const page = await opened(context, pathToFileURL(file).href, "one file");
  await reads(page);
  await context.close();
});
await browser.close();
server.close();
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
