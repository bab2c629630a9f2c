// What is wrong with the database and its server, why it matters, and the statements that mend it.

import { call } from "./api.js";
import { empty, failure, fill, h, loading, reachable } from "./dom.js";
import { copyButton } from "./drawer.js";
import { many } from "./words.js";

const CHIPS = { critical: "bad", warning: "warn", info: "" };
const WORDS = { critical: "critical", warning: "warning", info: "information" };

export async function show(view, { signal }) {
  const body = h("div", { class: "sheet" });
  const note = h("span", { class: "soft" });
  const look = async () => {
    fill(body, loading("Asking all probes …"));
    try {
      const found = await call("doctor", {}, { signal });
      note.textContent = `${many(found.probes.length, "probe")} asked of PostgreSQL ${found.server.split(" ")[0]} as ${found.role}`;
      fill(body, groups(found.findings).map(section), hidden(found.hidden), found.findings.length ? null : empty("Nothing was found"));
    } catch (error) {
      if (!signal.aborted) fill(body, failure(error, look));
    }
  };
  fill(view, h("div", { class: "head" }, h("h1", {}, "Doctor"), note, h("span", { class: "grow" }), h("button", { type: "button", onclick: look }, "Ask again")), body);
  await look();
}

/** The findings of one probe and severity, in their order. */
const groups = (findings) => [...Map.groupBy(findings, (one) => `${one.severity} ${one.probe}`).values()];

function section(findings) {
  const [{ severity, title, why, manual, probe }] = findings;
  return h("section", { class: "finding" },
    h("h2", {}, h("span", { class: `chip ${CHIPS[severity]}` }, WORDS[severity]), " ", title, findings.length > 1 ? ` (${findings.length})` : ""),
    h("p", {}, why, " ", h("a", { href: manual, target: "_blank", rel: "noopener noreferrer", aria: { label: `Manual: ${title}` } }, "Manual"), " ", h("code", { class: "faint" }, probe)),
    h("ul", { class: "findings" }, findings.map(finding)));
}

function finding({ object, shown, detail, mend }) {
  return h("li", {},
    h("div", {}, object ? h("strong", {}, `${object}: `) : null, shown, detail ? h("span", { class: "soft" }, `; ${detail}`) : null),
    mend ? h("div", { class: "mend" }, reachable(h("pre", {}, `${mend};`)), copyButton(`${mend};`)) : null);
}

function hidden(all) {
  if (!all.length) return null;
  return h("section", { class: "finding" }, h("h2", {}, h("span", { class: "chip warn" }, "not seen"), " What this role could not see, and is not taken for good"),
    h("ul", { class: "findings" }, all.map((one) => h("li", {}, h("strong", {}, `${one.probe}: `), one.what))));
}
