// The search of the site, on its search page. Names come first: a printed label or an id leads to its
// page. Then what pagefind's index of the texts has.
const form = document.getElementById("site-search");
if (form) start();

const MOST_NAMES = 12;
const MOST_TEXTS = 30;

async function start() {
  const state = document.getElementById("site-search-state");
  const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
  form.elements.q.value = query;
  if (!query) return;
  state.textContent = form.dataset.wait;
  const list = document.getElementById("site-search-results");
  try {
    const named = await byName(query);
    list.append(...named.map(item)); // the index of the texts takes longer
    const known = new Set(named.map(({ page }) => page));
    const texts = (await byText(query)).filter(({ page }) => !known.has(page));
    list.append(...texts.map(item));
    const count = named.length + texts.length;
    state.textContent = count ? form.dataset.some.replace("{n}", count) : form.dataset.none;
  } catch {
    state.textContent = form.dataset.local;
  }
}

/** Pages of which a name is the query, begins with it, or holds it, in this order. */
async function byName(query) {
  const names = await (await fetch("names.json")).json();
  const sought = query.toLowerCase();
  const rank = (words) =>
    Math.min(...words.map((word) => {
      const place = word.toLowerCase().indexOf(sought);
      return place < 0 ? 9 : word.length === query.length ? 0 : place > 0 ? 2 : 1;
    }));
  const ranked = names
    .map(([address, title, others]) => ({ address, title, others, rank: rank([title, ...others]) }))
    .filter((entry) => entry.rank < 9)
    .sort((one, other) => one.rank - other.rank);
  const first = ranked.filter((entry, place) => ranked.findIndex(({ address }) => address === entry.address) === place);
  return first.slice(0, MOST_NAMES).map(({ address, title, others }) => ({
    url: address, page: new URL(address, location.href).pathname, title, text: others.join(" · "),
  }));
}

/** Pages whose text has the words. */
async function byText(query) {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  const { results } = await pagefind.search(query);
  const found = await Promise.all(results.slice(0, MOST_TEXTS).map((result) => result.data()));
  return found.map(({ url, meta, excerpt }) => ({ url, page: url, title: meta.title, excerpt }));
}

function item({ url, title, text, excerpt }) {
  const entry = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
  const words = document.createElement("p");
  if (excerpt) words.innerHTML = excerpt; // escaped and marked by pagefind
  else words.textContent = text;
  entry.append(link, words);
  return entry;
}
