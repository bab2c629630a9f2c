// What the keys do.

import { h, reachable } from "./dom.js";
import { open } from "./drawer.js";

const KEYS = [
  ["Everywhere", [["/", "find a table"], ["Ctrl+K", "go to a table or a view"], ["?", "this page"], ["Esc", "close what is open"]]],
  ["Rows", [["Arrows", "from cell to cell; with Shift select"], ["Ctrl+Arrow", "to the end"], ["Home, End, Page Up, Page Down", "in the row, and through the page"],
    ["Enter", "the whole value, and its change"], ["Ctrl+C", "copy what is selected"], ["Click on a heading", "sort; with Shift also by this"]]],
  ["Console", [["Ctrl+Enter", "run what is selected, else the statement at the cursor"], ["Ctrl+Shift+Enter", "run all"], ["Esc", "cancel what runs"], ["Ctrl+Space", "complete"], ["Ctrl+F", "find"]]],
  ["Diagram", [["Arrows, + and −", "move and zoom"], ["0", "all of it"], ["Tab", "from table to table"], ["Enter", "its neighbours, then its rows"]]],
];

/** Opens the list of keys beside the view. */
export function openHelp() {
  const body = open("Keys", KEYS.map(([title, keys]) => h("section", {}, h("h3", {}, title),
    h("dl", { class: "fields" }, keys.map(([key, what]) => [h("dt", {}, key), h("dd", { class: "words" }, what)])))));
  reachable(body);
}
