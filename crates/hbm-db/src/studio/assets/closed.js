// What is shown when the page has no session: how to get one, and what is staged here and nowhere else.

import { copy } from "./copy.js";
import { empty, fill, h, reachable } from "./dom.js";
import * as staged from "./staged.js";
import { sqlOf } from "./staged-sql.js";
import { many } from "./words.js";

/** Takes the place of the view. */
export function showClosed(view) {
  fill(view, h("h1", { class: "unseen" }, "Not open"), empty("This page is not open any more",
    h("p", {}, "The link from the terminal opens the studio once, in one browser. Start ", h("code", {}, "hbm-db studio"),
      " again, and open the new link.")),
  rescue("Open the new link in this tab to commit what is staged. If its port is another one, copy this first."));
}

/** A new session leads to another database than the one for which something is staged. */
export function showOther(view, { before, now, proceed }) {
  fill(view, h("h1", { class: "unseen" }, "Another database"), empty("This link leads to another database",
    h("p", {}, `What is staged in this page is for ${before}, and the link leads to ${now}.`),
    h("p", {}, h("button", { type: "button", onclick: () => { staged.discard(); proceed(); } }, "Discard it, and go on"))),
  rescue("Nothing of it runs there. Copy it to keep it."));
}

/** A button that copies what is staged; none where nothing is. */
export function takeAlong() {
  const changes = staged.all();
  return changes.length ? h("button", { type: "button", onclick: () => copy(sqlOf(changes), many(changes.length, "staged change")) }, `Copy ${many(changes.length, "staged change")} as SQL`) : null;
}

function rescue(advice) {
  const changes = staged.all();
  if (!changes.length) return null;
  return h("section", { class: "sheet rescue", aria: { label: "Staged changes" } },
    h("p", { class: "notice warn" }, h("strong", {}, `${many(changes.length, "staged change")} ${changes.length === 1 ? "is" : "are"} still in this page. `), advice,
      staged.isInDoubt() ? " It is not known whether those that were sent are committed: look at the rows first." : null),
    h("p", {}, takeAlong()), reachable(h("pre", { class: "whole" }, sqlOf(changes))));
}
