// What push would do.

import { call } from "./api.js";
import { empty, failure, fill, h, loading } from "./dom.js";
import { copyButton } from "./drawer.js";
import { digits, many } from "./words.js";

const LOCK = { share: "blocks writes", share_row_exclusive: "blocks writes", access_exclusive: "blocks reads and writes" };

export async function show(view, { overview, signal }) {
  const body = h("div", { class: "sheet" });
  const note = h("span", { class: "soft" });
  const compare = async () => {
    fill(body, loading("Comparing the schema with the entities …"));
    try {
      const plan = await call("drift", {}, { signal });
      note.textContent = `the schema of ${overview.server.database} against ${plan.source}`;
      fill(body, notes(plan), plan.statements.length ? statements(plan)
        : empty("No changes", h("p", {}, "The schema is what the entities say: hbm-db push has nothing to do.")));
    } catch (error) {
      fill(body, failure(error, compare));
    }
  };
  const head = (button) => h("div", { class: "head" }, h("h1", {}, "Drift"), note, h("span", { class: "grow" }), button);
  if (!overview.app) {
    fill(view, head(null), empty("There is nothing to compare with",
      h("p", {}, "The database is of no application that this program knows. The studio started with --app NAME compares it with the entities of that one.")));
    return;
  }
  fill(view, head(h("button", { type: "button", onclick: compare }, "Compare again")), body);
  await compare();
}

function notes(plan) {
  const list = (objects) => objects.map((one) => `${one.kind} ${one.name}`).join(", ");
  return [
    plan.questions.map((question) => h("p", { class: "notice warn" }, `Perhaps a rename: ${question}`)),
    plan.undeliverable?.length ? h("p", { class: "notice warn" }, `Not modelled, so not created: ${list(plan.undeliverable)}`) : null,
    plan.unmodeled?.length ? h("p", { class: "notice" }, `Not modelled, and left as it is: ${list(plan.unmodeled)}`) : null,
  ];
}

function statements(plan) {
  const losing = plan.statements.filter((one) => lossesOf(one).length).length;
  const rewriting = plan.statements.filter((one) => one.rewrites).length;
  const sql = plan.statements.map((one) => `${one.sql};`).join("\n");
  return [
    h("div", { class: "row" }, h("span", {}, `hbm-db push would run ${many(plan.statements.length, "statement")}. Nothing runs from here.`),
      losing ? h("span", { class: "chip bad" }, `${digits(losing)} can lose data`) : h("span", { class: "chip good" }, "nothing is lost"),
      rewriting ? h("span", { class: "chip warn" }, `${many(rewriting, "table")} written anew`) : null,
      h("span", { class: "grow" }), copyButton(sql, "Copy SQL")),
    plan.statements.map(statement),
  ];
}

/** A loss that was not counted is one, too. */
const lossesOf = (one) => one.hazards.filter((hazard) => hazard.loses !== 0);

function statement(one) {
  return h("article", { class: `statement ${lossesOf(one).length ? "hazard" : LOCK[one.lock] ? "blocks" : ""}` },
    h("div", { class: "row" }, h("strong", {}, one.summary), LOCK[one.lock] ? h("span", { class: "chip" }, LOCK[one.lock]) : null,
      one.rewrites ? h("span", { class: "chip warn" }, "writes the table anew") : null,
      one.transactional ? null : h("span", { class: "chip warn" }, "outside of a transaction")),
    one.hazards.map(hazard),
    h("pre", { class: "sql" }, `${one.sql};`));
}

function hazard(one) {
  const kind = one.hazard.replaceAll("_", " ");
  if (one.loses === 0) return h("div", { class: "soft" }, h("span", { class: "chip good" }, kind), ` ${one.object}: loses nothing, 0 ${one.unit}`);
  const unit = one.loses === 1 ? one.unit.replace(/(row|value)s\b/, "$1") : one.unit;
  return h("div", {}, h("span", { class: "chip bad" }, kind), ` ${one.object}: `,
    h("strong", {}, one.loses === null ? "how much it loses was not counted" : `loses ${digits(one.loses)} ${unit}`),
    one.hazard === "remove_enum_label" ? "; the rows that use it have to change first" : ["; consent to it is ", h("code", {}, `--accept ${shell(`${one.hazard}:${one.object}`)}`)]);
}

const shell = (word) => (/^[\w.:@%+,=/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
