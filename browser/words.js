// The texts of the page in both languages.
import TEXTS from "./texts.json" with { type: "json" };

let lang = "zh";

export const language = () => lang;

/** A text in the language of the page, with its {facts}. */
export const word = (key, facts = {}) => TEXTS[key][lang].replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");

/** Turns the whole page to a language. */
export function speak(chosen) {
  lang = chosen === "en" ? "en" : "zh";
  document.documentElement.lang = lang === "en" ? "en" : "zh-CN";
  document.title = word("start");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = word(node.dataset.text);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
  for (const node of document.querySelectorAll("[data-hint]")) node.placeholder = word(node.dataset.hint);
  for (const node of document.querySelectorAll("[data-lang]")) node.setAttribute("aria-pressed", String(node.dataset.lang === lang));
}

/** An element with attributes and children; a child is a text or an element. */
export function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (key === "onclick") node.addEventListener("click", value);
    else if (value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  node.append(...children.filter((child) => child !== undefined && child !== null));
  return node;
}

/** A button with a text of the page. */
export const button = (text, onclick, attributes = {}) => make("button", { type: "button", ...attributes, onclick }, text);

/** Markup of the library as nodes; its style attributes are set by script, which the policy allows. */
export function nodes(html) {
  const page = new DOMParser().parseFromString(html.replaceAll(' style="', ' data-style="'), "text/html");
  for (const node of page.querySelectorAll("[data-style]")) {
    const [property, value] = node.dataset.style.split(":");
    node.removeAttribute("data-style");
    node.style.setProperty(property.trim(), value.trim());
  }
  return [...page.body.childNodes];
}
