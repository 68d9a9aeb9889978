// Web pages mended by parse5, as the HTML standard says: what Lexbor does where the library is not in a browser.

import { defaultTreeAdapter as tree, html, parse, serializeOuter } from "parse5";

/** The body of a page, written out with every tag closed and every attribute quoted; empty where it has frames. */
export function mended(text) {
  const root = parse(text, { scriptingEnabled: false }).childNodes.find(({ tagName }) => tagName === "html");
  const body = root?.childNodes.find(({ tagName, namespaceURI }) => tagName === "body" && namespaceURI === html.NS.HTML);
  return body ? serializeOuter(body, { treeAdapter: tree, scriptingEnabled: false }) : "";
}
