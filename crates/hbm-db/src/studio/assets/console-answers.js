// What the answers of the program look like among the results of the console: {note, show(body)}.

import { fill, h } from "./dom.js";
import { openCell } from "./drawer.js";
import { explained } from "./explain.js";
import { grid } from "./grid.js";
import { look } from "./value.js";
import { digits, many, milliseconds } from "./words.js";

/** The rows of a statement, or how many it changed. */
export function rows(answer) {
  const took = `in ${milliseconds(answer.milliseconds)}`;
  const number = answer.rows.length;
  if (!answer.columns.length) {
    const changed = answer.changed ? `${many(answer.changed, "row")} changed.` : "It answers with no rows.";
    const note = number ? `${many(number, "row")} without columns ${took}` : `Done ${took}. ${changed}`;
    return { note, show: () => null };
  }
  return {
    note: answer.more ? `The first ${digits(number)} rows, ${took}. There are more: LIMIT and OFFSET show others.` : `${many(number, "row")} ${took}`,
    show(body) {
      const inner = h("div", {});
      fill(body, h("div", { class: "grid-box" }, inner));
      const columns = answer.columns.map((column) => ({ name: column.name, type: column.type, style: look(kindOf(column.type)) }));
      const table = grid(inner, { columns, rows: answer.rows, label: "result", on: {
        open: (row, at) => at !== null && openCell({ column: columns[at].name, value: row.values[at], cut: false, style: columns[at].style, type: columns[at].type }),
      } });
      return () => table.destroy();
    },
  };
}

/** A plan, which needs no words above it. */
export const plan = (answer) => ({ note: "", show: (body) => void fill(body, explained(answer)) });

/** The kinds of types that look like something, by the names that they have in a result. */
const CATEGORIES = [[/^(smallint|integer|bigint|numeric|real|double|money|oid)/, "N"], [/^boolean/, "B"], [/^(timestamp|date|time|interval)/, "D"]];

const kindOf = (type) => ({ base: type, category: CATEGORIES.find(([names]) => names.test(type))?.[1] });
