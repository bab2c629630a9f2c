// A plan of PostgreSQL as a tree: what each step costs by itself, and where the planner was wrong.

import { h, reachable, s } from "./dom.js";
import { bytes, digits, many, milliseconds } from "./words.js";

/** An estimate that is off by so much may lead to a bad plan. */
const OFF = 10;
const PAGE = 8192;
const CONDITIONS = ["Index Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter", "Recheck Cond", "Sort Key", "Group Key"];

/** The answer of EXPLAIN (FORMAT JSON), with or without ANALYZE. */
export function explained(answer) {
  const { Plan: plan, ...whole } = answer[0];
  const timed = plan["Actual Total Time"] !== undefined;
  const run = { timed, processes: processesOf(plan) };
  const total = weight(plan, run);
  const slowest = steps(plan).reduce((most, step) => (own(step, run) > own(most, run) ? step : most));
  const facts = [
    timed ? `ran ${milliseconds(whole["Execution Time"])}` : `cost ${digits(Math.round(plan["Total Cost"]))}: not run, as the planner estimates`,
    whole["Planning Time"] === undefined ? null : `planned in ${milliseconds(whole["Planning Time"])}`,
    whole.JIT?.Timing ? `compiled in ${milliseconds(whole.JIT.Timing.Total)}` : null,
    plan["Shared Hit Blocks"] === undefined ? null : `${bytes(plan["Shared Hit Blocks"] * PAGE)} from memory, ${bytes(plan["Shared Read Blocks"] * PAGE)} read`,
    total ? `most of it: ${name(slowest)}, ${percent(own(slowest, run) / total)}` : null,
  ].filter(Boolean);
  return h("div", { class: "plan" }, h("p", { class: "soft" }, facts.join(" · ")), h("ul", {}, node(plan, total, run)),
    h("details", {}, h("summary", {}, "As JSON"), reachable(h("pre", { class: "whole" }, JSON.stringify(answer, null, 2)))));
}

const steps = (plan) => [plan, ...(plan.Plans ?? []).flatMap(steps)];
/** Times are on the clock, so that a step takes no longer than what it is a part of. */
const weight = (plan, { timed, processes }) => (timed ? plan["Actual Total Time"] * plan["Actual Loops"] / processes.get(plan) : plan["Total Cost"]);
const own = (plan, run) => Math.max(0, weight(plan, run) - (plan.Plans ?? []).reduce((sum, child) => sum + weight(child, run), 0));

/** How many processes run a step at the same time. Its loops are those of all of them, and below a Gather each begins one. */
function processesOf(plan, processes = 1, found = new Map()) {
  found.set(plan, processes);
  for (const child of plan.Plans ?? []) {
    const begun = plan["Node Type"].startsWith("Gather") ? child["Actual Loops"] / plan["Actual Loops"] : 1;
    processesOf(child, processes * Math.max(1, begun || 1), found);
  }
  return found;
}

const percent = (share) => `${Math.round(Math.min(1, share) * 100)} %`;

function name(plan) {
  const what = [plan["Parallel Aware"] ? "Parallel" : null, plan["Node Type"], plan["Join Type"] && plan["Join Type"] !== "Inner" ? `(${plan["Join Type"]})` : null];
  return [...what, plan["Relation Name"] ? `on ${plan["Relation Name"]}` : null, plan["Index Name"] ? `by ${plan["Index Name"]}` : null].filter(Boolean).join(" ");
}

function node(plan, total, run) {
  const { timed } = run;
  const children = plan.Plans ?? [];
  const share = total ? own(plan, run) / total : 0;
  const never = timed && plan["Actual Loops"] === 0;
  const conditions = CONDITIONS.filter((key) => plan[key]).map((key) => h("div", { class: "soft" }, `${key}: `, h("code", {}, [plan[key]].flat().join(", "))));
  const line = [h("span", { class: "what" }, name(plan)), plan["Subplan Name"] ? h("span", { class: "soft" }, ` ${plan["Subplan Name"]}`) : null,
    h("span", { class: "figures" }, bar(share), h("span", {}, percent(share)), figures(plan, run).join(" · "),
      never ? h("span", { class: "chip" }, "never run") : null, timed && !never ? wrong(plan) : null, thrown(plan), fewer(plan))];
  if (!children.length) return h("li", {}, line, conditions);
  return h("li", {}, h("details", { open: true }, h("summary", {}, line), conditions, h("ul", {}, children.map((child) => node(child, total, run)))));
}

function figures(plan, run) {
  const loops = plan["Actual Loops"];
  const processes = Math.round(run.processes.get(plan));
  const times = [loops > processes ? `${digits(loops)} loops` : null, processes > 1 ? many(processes, "process", "processes") : null].filter(Boolean).join(" of ");
  const cost = `cost ${digits(Math.round(plan["Total Cost"]))}`;
  if (!run.timed) return [` ${many(plan["Plan Rows"], "row")}`, cost];
  return [` ${milliseconds(own(plan, run))} by itself`, `${many(Math.round(plan["Actual Rows"] * loops), "row")}${times ? ` in ${times}` : ""}`, cost];
}

/** Rows are compared for one loop, as the planner estimates them. */
function wrong(plan) {
  const [actual, estimate] = [Math.max(1, plan["Actual Rows"]), Math.max(1, plan["Plan Rows"])];
  const factor = Math.max(actual / estimate, estimate / actual);
  if (factor < OFF) return null;
  const times = digits(Math.round(factor));
  return h("span", { class: "chip warn" }, `${times} times ${actual > estimate ? "more" : "fewer"} rows than estimated (${digits(estimate)})`);
}

function thrown(plan) {
  const rows = (plan["Rows Removed by Filter"] ?? 0) * (plan["Actual Loops"] ?? 1);
  return rows ? h("span", { class: "chip" }, `${digits(Math.round(rows))} rows read in vain`) : null;
}

/** Workers that were planned, and that the server had no room for. */
function fewer(plan) {
  const [planned, launched] = [plan["Workers Planned"], plan["Workers Launched"]];
  return launched < planned ? h("span", { class: "chip warn" }, `${launched} of ${many(planned, "worker")} came`) : null;
}

/** How much of the whole a step is; the number stands beside it. */
const bar = (share) => h("span", { class: "heat", aria: { hidden: "true" } }, s("svg", {}, s("rect", { width: percent(share).replace(" ", ""), height: "100%" })));
