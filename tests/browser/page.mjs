// The page in Chromium, with Python on this computer in place of the worker: node tests/browser/page.mjs [WORDS]
//
// With WORDS, only the checks whose name holds them are made. ADDRESS=http://…/ takes the page from there: the page with
// its engine. PICTURES=FOLDER keeps a picture of each; PICTURE=FILE one of the first check, for the how-to.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const example = (name) => join(root, "docs/examples", name);
const SLIPS = example("wuxing-hrss-2023-slips.txt"), RIGHT = example("wuxing-hrss-2023.txt"), LAST = example("wuxing-hrss-2022.txt");
const WAIT = 60_000;
const desktop = { viewport: { width: 1280, height: 900 } }, phone = { viewport: { width: 390, height: 844 } };
const cell = (id) => `input[data-cell="${id}"]`;
const NATURAL = "applications.received.natural_person", TOTAL = "applications.received.total";

const checks = {
  /** The example in: the cells of the file, its wrong cells marked by number and text, causes and corrections out. */
  "a report with slips": async (page) => {
    await give(page, SLIPS);
    assert.equal(await page.inputValue(cell("applications.outcomes.total.total")), "33");
    assert.match(await page.textContent("#verdict"), /^数字对不上，根源有 4 处，共使 6 项核对不成立。还有 1 格空白。$/);
    assert.match(await page.textContent("#words"), /此外还有警告 1 项、提示 1 项/);
    if (process.env.PICTURE) await picture(page, process.env.PICTURE);
    const causes = await page.$$eval("#found .what", (all) => all.map((each) => each.textContent));
    assert.match(causes[0], /^1 错误 “（五）不予处理 2.重复申请 · 自然人”填0，应为1$/);
    const marked = page.locator("td", { has: page.locator(cell("applications.outcomes.total.total")) });
    assert.equal(await marked.getAttribute("data-marks"), "3");
    assert.equal(await marked.getAttribute("data-due"), "应为 4");
    const input = page.locator(cell("applications.outcomes.total.total"));
    assert.equal(await input.getAttribute("aria-invalid"), "true");
    assert.match(await page.textContent(`#${await input.getAttribute("aria-describedby")}`), /填33，应为4/);
    assert.match(await page.textContent("#notes"), /第581行 “行政复议 · 总计”以符号代替数字/);
    for (const value of ["1", "4", "4", "1"]) await page.getByRole("button", { name: `改为 ${value}`, exact: true }).first().click(), await checked(page);
    assert.match(await page.textContent("#verdict"), /各项合计都对得上|警告/);
    assert.equal(await page.locator("#found .error").count(), 0);
    assert.match(await page.textContent("#changed"), /（七）总计 · 总计：33 → 4/);
    const saved = await save(page, "json");
    assert.equal(JSON.parse(saved.text).applications.outcomes.total.total, 4);
  },

  /** A slip in a right report is marked while it is typed, its correction named, and taken back. */
  "a slip while typing": async (page) => {
    await give(page, RIGHT);
    assert.equal(await page.locator("#found .error").count(), 0);
    await page.fill(cell(TOTAL), "30");
    await checked(page);
    assert.match(await page.textContent("#verdict"), /根源有 1 处|根源只有 1 处|共使 2 项/);
    assert.match(await page.textContent("#found .what"), /填30，应为3/);
    await page.fill(cell(TOTAL), "三十");
    await checked(page);
    assert.match(await page.textContent("#found"), /“总计”栏的内容“三十”不是数字/);
    await page.fill(cell(TOTAL), "３");
    await checked(page);
    assert.equal(await page.locator("#found .error").count(), 0);
    await page.click(".fields summary");
    await page.fill("#field-year", "二〇");
    await checked(page);
    assert.match(await page.textContent("[id='problem-year']"), /错误: 应为：年份/);
  },

  /** What cannot be read says what it is, and in the language that was chosen. */
  "broken input": async (page) => {
    await page.setInputFiles("#file", { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("天气很好。") });
    await page.waitForSelector("#trouble p");
    assert.match(await page.textContent("#trouble"), /^notes\.txt: .*年/);
    await page.click("button[data-lang=en]");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    const wrong = JSON.stringify({ edition: "2021", title: null, agency: null, year: "2023" });
    await page.setInputFiles("#file", { name: "report.json", mimeType: "application/json", buffer: Buffer.from(wrong) });
    await page.waitForFunction(() => /year/.test(document.getElementById("trouble").textContent), null, { timeout: WAIT });
    assert.match(await page.textContent("#trouble"), /\/year: expected a year/);
    assert.ok(await page.isVisible("#start"));
    await page.route("**/answer/read", (route) => {
      const json = Buffer.from(JSON.stringify({ error: { message: "pip install 'govinfo-report[scan]'", extra: "scan" } }));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(json.length);
      return route.fulfill({ body: Buffer.concat([length, json]) });
    });
    await page.setInputFiles("#file", { name: "scan.png", mimeType: "image/png", buffer: Buffer.from("") });
    await page.waitForFunction(() => /^scan.png: The page cannot read/.test(document.getElementById("trouble").textContent.replace("：", ": ")));
  },

  /** Of two files the one that cannot be read is named; three, and years without a form, are not begun with. */
  "what a clerk may do wrong": async (page) => {
    const told = (pattern) => page.waitForFunction((source) => new RegExp(source).test(document.getElementById("trouble").textContent), pattern, { timeout: WAIT });
    const text = await readFile(RIGHT);
    const file = (name, buffer) => ({ name, mimeType: "text/plain", buffer: Buffer.from(buffer) });
    await page.setInputFiles("#file", [file("坏.pdf", "%PDF-1.7"), file("好.txt", text)]);
    await told("^坏.pdf: .*重新下载");
    await page.setInputFiles("#file", [file("1.txt", text), file("2.txt", text), file("3.txt", text)]);
    await told("最多放两份");
    await page.setInputFiles("#file", file("旧.doc", Buffer.from(`d0cf11e0a1b11ae1${"00".repeat(600)}`, "hex")));
    await told("另存为.docx，或者存为纯文本$");
    await page.fill("#agency", "某<img src=x onerror=alert(1)>局");
    for (const year of ["", "0", "2018", "2023.5", "20255"]) {
      await page.evaluate(() => document.getElementById("trouble").replaceChildren());
      await page.fill("#year", year);
      await page.click("#begin .main");
      await told("^请填写年度：2019 到 2100 ");
      assert.equal(await focused(page, "id"), "year");
    }
    await page.fill("#year", "2023");
    await page.click("#begin .main");
    await checked(page);
    assert.equal(await page.textContent("#work-title"), "某<img src=x onerror=alert(1)>局2023年政府信息公开工作年度报告");
    await page.fill(cell(NATURAL), '<img src=x onerror="alert(1)">');
    await checked(page);
    assert.match(await page.textContent("#found"), /<img src=x onerror="alert\(1\)">/);
    await page.setInputFiles("#work [data-role=previous] input", RIGHT);
    await page.waitForSelector("#comparison table");
    assert.match(await page.textContent("#work [data-last]"), /这是 2023 年的年报，不是 2023 年的上一年.*上年是“吴兴区人力社保局”/);
    assert.equal(await page.locator("main img").count(), 0);
    await page.click(".fields summary");
    await page.fill("#field-year", "二〇");
    await save(page, "json");
    await told("保存的是原来的内容：年度。");
  },

  /** A page with scripts, handlers and pictures is read; nothing of it is run or asked for. */
  "a hostile page": async (page) => {
    await give(page, RIGHT);
    const { text } = await save(page, "html");
    const hostile = '<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/"><script>window.ran=1</script>'
      + '<img src="https://evil.example/i.png" onerror="window.ran=2"><iframe src="https://evil.example/f"></iframe><svg onload="window.ran=3"></svg>'
      + "<style>@import url(https://evil.example/c.css);</style>";
    const buffer = Buffer.from(text.replace("<body>", `<body onload="window.ran=4">${hostile}`));
    await page.click("#again");
    await give(page, { name: "年报.html", mimeType: "text/html", buffer });
    assert.equal(await page.inputValue(cell(TOTAL)), "3");
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("main :is(img, iframe, script, svg, style)").count(), 0);
  },

  /** What was typed while the language changes or a file is saved is kept, and leaving with it is asked about. */
  "typing meanwhile": async (page) => {
    await begin(page);
    await page.route("**/answer/{form,save}", async (route) => {
      await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    await page.fill(cell(NATURAL), "1");
    await page.click("button[data-lang=en]");
    await page.fill(cell(NATURAL), "12");
    await page.waitForFunction((where) => /Received/.test(document.querySelector(where).ariaLabel), cell(NATURAL), { timeout: WAIT });
    await checked(page);
    assert.equal(await page.inputValue(cell(NATURAL)), "12");
    await page.evaluate(() => document.querySelector("[data-save=json]").click());
    await page.fill(cell(NATURAL), "123");
    await page.waitForFunction(() => /^Saved/.test(document.getElementById("said").textContent), null, { timeout: WAIT });
    const [dialog] = await Promise.all([page.waitForEvent("dialog"), page.reload()]);
    assert.equal(dialog.type(), "beforeunload");
  },

  /** A blank form is begun, filled in, left by the keyboard alone, and saved. */
  "a blank form by keyboard": async (page) => {
    const press = (key) => page.keyboard.press(key);
    await press("Tab");
    assert.equal(await focused(page, "className"), "skip");
    await press("Enter");
    await tabTo(page, "agency");
    await page.keyboard.type("某市教育局");
    await press("Enter");
    await checked(page);
    assert.equal(await page.inputValue("#field-title"), `某市教育局${new Date().getFullYear() - 1}年政府信息公开工作年度报告`);
    await tabTo(page, null, NATURAL);
    for (const value of ["2", "1", "0", "0", "0", "0", "4"]) await page.keyboard.type(value), await press("ArrowRight");
    await press("Enter");
    assert.equal(await focused(page, "dataset.cell"), "applications.carried_over.total");
    await checked(page);
    assert.match(await page.textContent("#found"), /表三“一、本年新收政府信息公开申请数量”行：.*= 3，总计填 4/s);
    await press("ArrowUp");
    await page.keyboard.type("3");
    await checked(page);
    assert.equal(await page.locator("#found .error").count(), 0);
    await page.locator("#save summary").focus();
    await press("Enter");
    await press("Tab");
    const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
    assert.equal(download.suggestedFilename(), `某市教育局${new Date().getFullYear() - 1}年政府信息公开工作年度报告.html`);
    const html = await readFile(await download.path(), "utf8");
    assert.match(html, /id="applications.received.total"[^>]*>3</);
    assert.match(await page.textContent("#said"), /已保存/);
  },

  /** A block of a spreadsheet is pasted at its first cell; blanks that can have one value are filled in. */
  "a block of cells": async (page) => {
    await begin(page);
    await page.locator(cell(NATURAL)).evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "2\t1\t0\t0\t0\t0\t\r\n0\t0\t0\t0\t0\t0\t0\r\n");
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    assert.equal(await page.inputValue(cell("applications.received.commercial_enterprise")), "1");
    assert.equal(await page.inputValue(cell("applications.carried_over.total")), "0");
    await checked(page);
    await page.click("#fill");
    await page.waitForSelector("#explained:not([hidden])", { timeout: WAIT });
    assert.equal(await page.inputValue(cell(TOTAL)), "3");
    assert.match(await page.textContent("#explained"), /一、本年新收政府信息公开申请数量 · 总计/);
  },

  /** Two files at once: the later is this year's; what was carried over is checked and the years compared. */
  "last year's report": async (page) => {
    await page.setInputFiles("#file", [RIGHT, LAST]);
    await checked(page);
    assert.match(await page.textContent("#work-title"), /2023年/);
    await page.waitForSelector("#comparison table", { timeout: WAIT });
    assert.match(await page.textContent("#comparison"), /共200个单元格，17个有变化/);
    await page.fill(cell("applications.carried_over.total"), "2");
    await checked(page);
    assert.match(await page.textContent("#found"), /上年报告结转下年度 0 件，本年填上年结转 2 件/);
  },

  /** Next year's draft from last year's report: what was filled from where; saved in every format. */
  "a draft, saved": async (page) => {
    await page.setInputFiles("[data-role=previous] input", LAST);
    await page.waitForFunction(() => !document.getElementById("draft").disabled, null, { timeout: WAIT });
    await page.click("#draft");
    await checked(page);
    assert.equal(await page.inputValue(cell("applications.carried_over.total")), "0");
    assert.equal(await page.inputValue("#field-title"), "吴兴区人力社保局2023年政府信息公开工作年度报告");
    assert.match(await page.textContent("#explained"), /取自上年报告的“四、结转下年度继续办理 · 总计”/);
    await page.fill("#field-overview", "（一）主动公开\n全年公开信息10条。");
    for (const [format, begins] of Object.entries({ html: "<!DOCTYPE", xlsx: "PK", live: "PK", json: "{", text: "发布机构：" }))
      assert.ok((await save(page, format)).text.startsWith(begins), format);
    assert.match((await save(page, "text")).text, /全年公开信息10条。/);
  },

  /** Text is pasted, files are dropped: on the page, or as last year's. */
  "pasted and dropped": async (page) => {
    await page.click("#paste summary");
    await page.click("#paste-go");
    assert.match(await page.textContent("#trouble"), /还没有粘贴文字/);
    await page.fill("#pasted", await readFile(RIGHT, "utf8"));
    await page.click("#paste-go");
    await checked(page);
    assert.equal(await page.inputValue(cell(TOTAL)), "3");
    assert.equal(await page.textContent("#trouble"), "");
    await drop(page, "#work [data-role=previous]", LAST);
    await page.waitForSelector("#comparison table");
    await drop(page, "#sheet", SLIPS);
    await page.waitForFunction(() => /根源有 4 处/.test(document.getElementById("verdict").textContent));
    await page.click("#again");
    assert.ok(await page.isVisible("#start"));
  },

  /** A call that takes long can be cancelled, and the page goes on. */
  "cancelled": async (page) => {
    await give(page, RIGHT);
    await page.route("**/answer/locate", () => {}); // no answer
    await page.fill(cell(TOTAL), "30");
    await checked(page);
    await page.click("#locate");
    await page.click("#cancel");
    await page.waitForSelector("#trouble p");
    assert.match(await page.textContent("#trouble"), /已经取消/);
    await page.unroute("**/answer/locate");
    await page.click("#locate");
    await page.waitForSelector("#corrections ul");
    assert.match(await page.textContent("#corrections"), /填30，应为3/);
  },

  /** Both languages keep what was typed; nothing is wider than a phone. */
  "languages": async (page) => {
    await give(page, SLIPS);
    await page.fill(cell(TOTAL), "7");
    await page.fill("#field-title", "又一个标题");
    await page.click("button[data-lang=en]");
    await page.waitForFunction(() => /should be/.test(document.getElementById("found").textContent), null, { timeout: WAIT });
    assert.equal(await page.inputValue(cell(TOTAL)), "7");
    assert.equal(await page.inputValue("#field-title"), "又一个标题");
    assert.equal(await page.getAttribute(cell(TOTAL), "aria-label"), "Received this year · Total");
    assert.match(await page.textContent("#notes"), /line 581/i);
  },
};

const problems = [];

async function give(page, path) {
  await page.setInputFiles("#file", path);
  await checked(page);
}

async function drop(page, place, path) {
  const text = await readFile(path, "utf8");
  await page.locator(place).evaluate((node, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "年报.txt"));
    node.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
}

async function begin(page) {
  await page.fill("#agency", "某市教育局");
  await page.press("#agency", "Enter");
  await checked(page);
}

/** The page with a wrong cell in sight, for the how-to. */
async function picture(page, path) {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.focus(cell("applications.outcomes.total.natural_person"));
  await page.evaluate(() => document.activeElement.scrollIntoView({ block: "end" }));
  await page.evaluate(() => window.scrollBy(0, 90));
  await page.screenshot({ path });
}

/** Waits until what was typed is checked. */
async function checked(page) {
  await page.waitForFunction(() => document.body.dataset.checked === "yes", null, { timeout: WAIT });
}

const focused = (page, path) => page.evaluate((path) => path.split(".").reduce((at, key) => at?.[key], document.activeElement), path);

async function tabTo(page, id, dataCell) {
  for (let count = 0; count < 120; count += 1) {
    if (id ? (await focused(page, "id")) === id : (await focused(page, "dataset.cell")) === dataCell) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${id ?? dataCell} is not reached by Tab`);
}

async function save(page, format) {
  await page.locator("#save summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${format}]`)]);
  const path = await download.path();
  await page.waitForFunction(() => !document.getElementById("save").open);
  return { name: download.suggestedFilename(), text: await readFile(path, "utf8") };
}

/** No violation that axe-core finds, and nothing wider than the window. */
async function look(page, name) {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (wide > window) problems.push(`${name}: is ${wide} wide in a window of ${window}`);
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, nodes } of violations) problems.push(`${name}: ${id}: ${nodes.length} × ${nodes[0].html.slice(0, 200)}`);
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${name.replaceAll(/\W+/g, "-")}.png`), fullPage: true });
}

async function visit(browser, base, name, options, work, query = "") {
  const context = await browser.newContext({ ...options, bypassCSP: Boolean(options.axe), acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT);
  page.on("console", (message) => problems.push(`${name}: console: ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${name}: script: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob):/.test(url)) problems.push(`${name}: asks for ${url}`);
  });
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(base + query);
  try {
    await work(page);
  } catch (error) {
    problems.push(`${name}: ${error.message}`);
  }
  await context.close();
}

function serve() {
  const python = spawn(join(root, ".venv/bin/python"), ["-m", "tests.browser.serve"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done) => python.stdout.once("data", (line) => done({ python, address: String(line).trim() })));
}

const only = process.argv[2] ?? "";
const started = Date.now();
const { python, address } = process.env.ADDRESS ? { address: process.env.ADDRESS } : await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
let count = 0;
for (const [name, work] of Object.entries(checks)) {
  if (!name.includes(only)) continue;
  await visit(browser, address, name, desktop, work);
  count += 1;
}
for (const [name, options] of Object.entries({ desktop, phone, dark: { ...desktop, colorScheme: "dark" } }))
  for (const lang of ["zh", "en"]) {
    const title = `look: ${name}, ${lang}`;
    if (!title.includes(only)) continue;
    await visit(browser, address, title, { ...options, axe: true }, async (page) => {
      await look(page, `${title}, start`);
      await page.setInputFiles("#file", [SLIPS, LAST]);
      await checked(page);
      await page.waitForSelector("#comparison table");
      await page.click("#next-problem");
      await look(page, title);
      await page.click("#again");
      await begin(page);
      await look(page, `${title}, blank`);
    }, `?lang=${lang}`);
    count += 1;
  }
await browser.close();
python?.kill();
console.log(`${count} visits, ${problems.length} problems, ${((Date.now() - started) / 1000).toFixed(0)} s`);
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
