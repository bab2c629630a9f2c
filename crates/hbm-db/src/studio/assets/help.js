// What the keys do.

import { h, reachable } from "./dom.js";
import { open } from "./drawer.js";

const KEYS = [
  ["Everywhere", [["/", "find a table"], ["Ctrl+K", "go to a table or a view"], ["?", "this page"], ["Esc", "close what is open"]]],
  ["Rows", [["Arrows", "from cell to cell, and up into the headings; with Shift select"], ["Ctrl+Arrow, Home, End", "to the end; Page Up and Down go further"],
    ["Alt+Page, Home, End", "other pages"], ["Enter", "edit the value, or see the whole of it"], ["Ctrl+Enter", "the whole value"], ["Shift+Enter", "the whole row"], ["Alt+Enter", "the row that it refers to"],
    ["Ctrl+C", "copy what is selected"], ["Shift+F10", "everything that can be done here"], ["Enter on a heading", "sort; with Shift also by this; Alt+Down for more"]]],
  ["Changes", [["A letter, Enter or F2", "begin"], ["Enter, Tab", "stage, and go down or to the right"], ["Esc", "leave it as it was"], ["Alt+N, Alt+E, Alt+D", "NULL, the empty text, the default"], ["Delete", "set to NULL"], ["Ctrl+Delete", "delete the rows"], ["Ctrl+Z", "undo"]]],
  ["Console", [["Ctrl+Enter", "run what is selected, else the statement at the cursor"], ["Ctrl+Shift+Enter", "run all"], ["Esc", "cancel what runs"], ["Ctrl+Space", "complete"], ["Ctrl+F", "find"]]],
  ["Diagram", [["Arrows, + and −", "move and zoom"], ["0", "all of it"], ["Tab", "from table to table"], ["Enter", "its neighbours, then its rows"]]],
];

/** Opens the list of keys beside the view. */
export function openHelp() {
  const body = open("Keys", KEYS.map(([title, keys]) => h("section", {}, h("h3", {}, title),
    h("dl", { class: "fields" }, keys.map(([key, what]) => [h("dt", {}, key), h("dd", { class: "words" }, what)])))));
  reachable(body);
}
