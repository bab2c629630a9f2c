// What push would do.

import { call } from "./api.js";
import { empty, fill, h, loading } from "./dom.js";
import { many } from "./words.js";

const LOCK = { share: "blocks writes", share_row_exclusive: "blocks writes", access_exclusive: "blocks reads and writes" };

export async function show(view, { again, overview }) {
  fill(view, loading("Comparing the schema with the entities …"));
  const plan = await call("drift");
  const head = h("div", { class: "head" }, h("h1", {}, "Drift"), h("span", { class: "soft" }, `database against ${plan.source}`), h("span", { class: "grow" }),
    h("button", { type: "button", onclick: again }, "Compare again"));
  const notes = [
    plan.questions.map((question) => h("p", { class: "notice warn" }, `Perhaps a rename: ${question}`)),
    plan.undeliverable?.length ? h("p", { class: "notice warn" }, `Not modelled, so not created: ${plan.undeliverable.map((one) => `${one.kind} ${one.name}`).join(", ")}`) : null,
  ];
  if (!plan.statements.length) {
    fill(view, head, notes, empty("In step", h("p", {}, `${overview.server.database} is what the entities say. hbm-db push has nothing to do.`)));
    return;
  }
  fill(view, head, notes, h("div", { class: "sheet" },
    h("p", {}, `hbm-db push would run ${many(plan.statements.length, "statement")}. Nothing runs from here.`),
    plan.statements.map(statement),
    plan.unmodeled?.length ? h("p", { class: "faint" }, `Not modelled, and left as it is: ${plan.unmodeled.map((one) => `${one.kind} ${one.name}`).join(", ")}`) : null));
}

function statement(one) {
  const losing = one.hazards.filter((hazard) => hazard.loses !== 0);
  return h("article", { class: `statement ${losing.length ? "hazard" : LOCK[one.lock] ? "blocks" : ""}` },
    h("div", { class: "row" }, h("strong", {}, one.summary), LOCK[one.lock] ? h("span", { class: "chip" }, LOCK[one.lock]) : null,
      one.rewrites ? h("span", { class: "chip warn" }, "writes the table anew") : null),
    losing.map((hazard) => h("div", {}, h("span", { class: "chip bad" }, hazard.hazard.replaceAll("_", " ")), ` ${hazard.object}: `,
      hazard.loses === null ? "not counted" : `loses ${many(hazard.loses, hazard.unit.replace(/s$/, ""))}`)),
    h("pre", { class: "sql" }, `${one.sql};`));
}
