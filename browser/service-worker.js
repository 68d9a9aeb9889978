// Keeps the page for the next visit, which then needs no network. The parts are kept by engine.js.

/* global SHOWN, VERSION -- the files of the page, and what their contents come to; put in by scripts/browser */

const KEPT = `govinfo-report-page-${VERSION}`;
const OWN = /^govinfo-report-page-/;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(SHOWN.map((file) => new Request(file, { cache: "no-cache" })))));
});

addEventListener("activate", (event) => {
  const others = (names) => names.filter((name) => OWN.test(name) && name !== KEPT);
  event.waitUntil(caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const wanted = request.mode === "navigate" ? "./" : request;
  event.respondWith(caches.open(KEPT).then((kept) => kept.match(wanted)).then((found) => found ?? fetch(request)));
});
