// Checks the built site: node tests/site/check.mjs FOLDER [WORDS]
//
// With WORDS, only pages and searches whose name holds them are opened.
//
// Every internal link and anchor of every page leads somewhere. Pages opened in Chromium (desktop,
// phone, dark) write nothing to the console, ask no other host, are not wider than the window, and
// have no serious violation that axe-core finds. Searches find their page. A cell, a rule and a page
// of findings are three clicks from home.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, posix, resolve } from "node:path";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = require.resolve("axe-core/axe.min.js");
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
  ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm",
};
const site = resolve(process.argv[2] ?? "docs/_build/site");
const only = process.argv[3] ?? "";
const CELL = "cells/applications.outcomes.granted.natural_person/";
const RULE = "rules/applications.balance/";

/** Pages that stand for all of their kind; each is opened in both languages. */
const OPENED = [
  "", "clerk.html", "developer.html", "researcher.html", "tutorial.html", "search.html?q=applications.balance", CELL, RULE,
  "cells/proactive_disclosure.licensing.decisions/", "cells/disputes.reconsideration.total/", "rules/cell.blank/",
  "tables/2021/applications/", "editions/", "reference/form-2021.html", "reference/form-2019.html",
  "reference/rules.html", "reference/document.html", "reference/python.html", "reference/python/checking.html", "trust.html", "reference/indicators.html",
  "reference/mutation-table.html", "how-to/check-a-draft.html", "how-to/explore-a-nation.html", "examples/findings.html", "explanation/localisation.html", "development.html",
];
/** Windows, and what axe-core is asked there: everything once, colours again in the dark. */
const WINDOWS = {
  desktop: { options: { viewport: { width: 1280, height: 900 } }, axe: {} },
  phone: { options: { viewport: { width: 390, height: 844 } }, axe: null },
  dark: {
    options: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
    axe: { runOnly: { type: "rule", values: ["color-contrast"] } },
  },
};

/** What is looked for → the page that must be among the first results. */
const SEARCHES = {
  信息处理费: /structure\.information_fee/, 申请数量: /row-received|applications\.received/, 信访举报: /petitions_and_complaints/,
  现行有效件数: /in_force/, 勾稽: /reference\/rules|applications\.balance/, 年报: /index\.html/,
  结转: /carried_(over|forward)/, "applications.balance": /rules\/applications\.balance/,
};
const FIRST = 5;

const problems = [];
const wrong = (where, what) => problems.push(`${where}: ${what}`);

async function* files(folder, under = "") {
  for (const entry of await readdir(join(folder, under), { withFileTypes: true })) {
    const path = posix.join(under, entry.name);
    if (entry.isDirectory()) yield* files(folder, path);
    else yield path;
  }
}

const plain = (text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'");

/** Every page with its ids and links. */
async function readPages() {
  const pages = new Map();
  const all = new Set();
  for await (const path of files(site)) {
    all.add(path);
    if (!path.endsWith(".html")) continue;
    const text = (await readFile(join(site, path), "utf8")).replace(/<script\b.*?<\/script>/gs, "");
    const ids = new Set([...text.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id]) => plain(id)));
    const links = [...text.matchAll(/<(?:a|link|script|img|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"/g)];
    pages.set(path, { ids, links: links.map(([, link]) => plain(link)), lang: /<html[^>]*\slang="([^"]*)"/.exec(text)?.[1] });
  }
  return { pages, all };
}

function target(page, link) {
  const [path, anchor] = link.split("#");
  const file = path.split("?")[0];
  let found = file ? posix.normalize(posix.join(posix.dirname(page), decodeURIComponent(file))) : page;
  if (found.endsWith("/") || found === ".") found = posix.join(found, "index.html");
  return { found, anchor: anchor && decodeURIComponent(anchor) };
}

function checkLinks({ pages, all }) {
  let count = 0;
  for (const [page, { links, lang }] of pages) {
    const wanted = page.startsWith("en/") ? "en" : "zh-CN";
    if (lang !== wanted) wrong(page, `lang is ${lang}, not ${wanted}`);
    for (const link of new Set(links)) {
      if (/^[a-z]+:/.test(link) || link === "#") continue;
      count += 1;
      const { found, anchor } = target(page, link);
      if (!all.has(found)) wrong(page, `no page for ${link}`);
      else if (anchor && pages.has(found) && !pages.get(found).ids.has(anchor)) wrong(page, `no anchor for ${link}`);
    }
  }
  return count;
}

/** Each page of one language is a page of the other. */
function checkLanguages({ pages }) {
  for (const page of pages.keys()) {
    if (page.startsWith("browser/")) continue; // it speaks both
    const other = page.startsWith("en/") ? page.slice(3) : `en/${page}`;
    if (!pages.has(other)) wrong(page, "is not there in the other language");
  }
}

function clicksFromHome({ pages }, home, wanted) {
  let reached = new Set([home]);
  for (let clicks = 1; clicks <= 3; clicks += 1) {
    const next = new Set(reached);
    for (const page of reached)
      for (const link of pages.get(page)?.links ?? [])
        if (!/^[a-z]+:/.test(link)) next.add(target(page, link).found);
    reached = next;
  }
  for (const page of wanted) if (!reached.has(page)) wrong(home, `${page} is more than three clicks away`);
}

function serve() {
  const server = createServer(async (request, response) => {
    let path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    if (path.endsWith("/")) path += "index.html";
    try {
      const data = await readFile(join(site, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(data);
    } catch {
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

async function openPage(browser, base, path, name) {
  const { options, axe } = WINDOWS[name];
  const context = await browser.newContext({ ...options, bypassCSP: true }); // axe-core is put in
  const page = await context.newPage();
  const where = `${path || "home"} (${name})`;
  page.on("console", (message) => wrong(where, `console: ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => wrong(where, `script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) wrong(where, `asks for ${request.url()}`);
  });
  await page.goto(base + path, { waitUntil: "load" });
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (wide > window) wrong(where, `is ${wide} wide in a window of ${window}`);
  if (axe) {
    await page.addScriptTag({ path: AXE });
    const asked = { resultTypes: ["violations"], ...axe };
    const found = await page.evaluate((options) => globalThis.axe.run(document, options), asked);
    for (const { id, impact, nodes } of found.violations)
      if (impact === "serious" || impact === "critical") wrong(where, `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 160)}`);
  }
  await context.close();
}

async function search(browser, base, folder, query, wanted) {
  const page = await browser.newPage();
  await page.goto(`${base}${folder}search.html?q=${encodeURIComponent(query)}`);
  // The count stands there when pagefind has answered, too.
  await page
    .waitForFunction(() => /\d/.test(document.getElementById("site-search-state").textContent), null, { timeout: 60_000 })
    .catch(() => wrong(`${folder}search`, `${query}: pagefind does not answer`));
  const found = await page.$$eval("#site-search-results a", (links) => links.map(({ href }) => decodeURIComponent(href)));
  const place = found.findIndex((href) => wanted.test(href));
  if (place < 0 || place >= FIRST) wrong(`${folder}search`, `${query}: ${place < 0 ? "not found" : `result ${place + 1}`}`);
  await page.close();
}

async function inTurns(tasks, together = 2) {
  const left = [...tasks];
  await Promise.all(Array.from({ length: together }, async () => {
    for (let task = left.shift(); task; task = left.shift()) await task();
  }));
}

const built = await readPages();
const links = checkLinks(built);
checkLanguages(built);
for (const folder of ["", "en/"])
  clicksFromHome(built, `${folder}index.html`, [`${folder}${CELL}index.html`, `${folder}${RULE}index.html`, `${folder}examples/findings.html`]);

const server = await serve();
const base = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const tasks = [];
for (const folder of ["", "en/"]) {
  for (const path of OPENED.filter((each) => each.includes(only)))
    for (const name of Object.keys(WINDOWS)) tasks.push(() => openPage(browser, base, folder + path, name));
  for (const [query, wanted] of Object.entries(SEARCHES))
    if (query.includes(only)) tasks.push(() => search(browser, base, folder, query, wanted));
}
await inTurns(tasks);
await browser.close();
server.close();

console.log(`${built.pages.size} pages, ${links} links, ${tasks.length} visits, ${problems.length} problems`);
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
