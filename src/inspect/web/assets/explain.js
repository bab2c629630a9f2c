// A plan of PostgreSQL as a tree, with what takes long.

import { h } from "./dom.js";
import { digits, milliseconds } from "./words.js";

export function explained(answer) {
  const { Plan: plan, ...whole } = answer[0];
  const total = plan["Actual Total Time"] ?? null;
  const facts = [whole["Planning Time"] !== undefined ? `planned in ${milliseconds(whole["Planning Time"])}` : null,
    whole["Execution Time"] !== undefined ? `ran ${milliseconds(whole["Execution Time"])}` : `cost ${digits(Math.round(plan["Total Cost"]))}`].filter(Boolean);
  return h("div", { class: "plan" }, h("p", { class: "soft" }, facts.join(" · ")), h("ul", {}, node(plan, total ?? plan["Total Cost"], total !== null)),
    h("details", {}, h("summary", {}, "As JSON"), h("pre", { class: "whole" }, JSON.stringify(answer, null, 2))));
}

function node(plan, total, timed) {
  const children = plan.Plans ?? [];
  const loops = plan["Actual Loops"] ?? 1;
  const weight = (one) => (timed ? (one["Actual Total Time"] ?? 0) * (one["Actual Loops"] ?? 1) : one["Total Cost"]);
  const own = Math.max(0, weight(plan) - children.reduce((sum, child) => sum + weight(child), 0));
  const share = total ? Math.min(1, own / total) : 0;
  const rows = timed ? plan["Actual Rows"] * loops : plan["Plan Rows"];
  const off = timed && Math.max(plan["Actual Rows"] / Math.max(1, plan["Plan Rows"]), plan["Plan Rows"] / Math.max(1, plan["Actual Rows"]));
  const notes = ["Index Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter", "Recheck Cond", "Sort Key", "Group Key"].filter((name) => plan[name])
    .map((name) => h("div", { class: "soft" }, `${name}: `, h("code", {}, [plan[name]].flat().join(", "))));
  return h("li", {},
    h("span", { class: "what" }, plan["Node Type"]), plan["Relation Name"] ? ` on ${plan["Relation Name"]}` : "", plan["Index Name"] ? ` by ${plan["Index Name"]}` : "", " ",
    h("span", { class: "heat", title: `${Math.round(share * 100)} % by itself`, role: "img", aria: { label: `${Math.round(share * 100)} percent by itself` } }, bar(share)),
    h("span", { class: "soft" }, ` ${Math.round(share * 100)} % · ${digits(Math.round(rows))} rows${timed ? ` · ${milliseconds(own)}` : ""} `),
    off > 10 ? h("span", { class: "chip warn" }, `estimated ${digits(plan["Plan Rows"])}`) : null,
    plan["Rows Removed by Filter"] ? h("span", { class: "chip" }, `${digits(plan["Rows Removed by Filter"] * loops)} rows thrown away`) : null,
    notes, children.length ? h("ul", {}, children.map((child) => node(child, total, timed))) : null);
}

function bar(share) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("width", `${share * 100}%`);
  rect.setAttribute("height", "100%");
  svg.append(rect);
  return svg;
}
