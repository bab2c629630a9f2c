// Rows of the table that a column refers to, to choose one: its key, and a column that people can read.

import { call } from "./api.js";
import { fill, h } from "./dom.js";
import { fresh } from "./id.js";
import { shown } from "./value.js";

const FOUND = 20;
const PAUSE = 200;
const SHAPES = { int2: /^-?\d{1,5}$/, int4: /^-?\d{1,10}$/, int8: /^-?\d{1,19}$/, numeric: /^-?\d+(\.\d+)?$/, uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i };
const READABLE = [/^(full_?)?name$/i, /^(title|label)$/i, /^(email|username|login|slug|code|subject|number)$/i, /name|title|label/i];

/** The column that tells people most of a row, if there is one. */
function readable(meta, not) {
  const texts = meta.columns.map((column) => column.name).filter((name) => !not.includes(name) && meta.kinds.find((kind) => kind.name === name)?.category === "S");
  return READABLE.map((pattern) => texts.find((name) => pattern.test(name))).find(Boolean) ?? texts[0] ?? null;
}

/**
 * A list for an input. `reference` is one of the table; `pick` is given the values of its columns: [{column, text}].
 * Gives {element, key(event), close()}; `key` tells whether it took the key.
 */
export function rowPicker({ reference, input, pick }) {
  const list = h("ul", { class: "picks", role: "listbox", id: `picks-${fresh()}`, aria: { label: `Rows of ${reference.foreign_table}` } });
  const said = h("div", { class: "faint" });
  const key = reference.foreign_columns;
  let left = new AbortController();
  let timer = null;
  let meta = null;
  let options = [];
  let now = -1;
  const gone = new AbortController();
  const roles = { role: "combobox", "aria-expanded": "true", "aria-controls": list.id, "aria-autocomplete": "list" };
  for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);

  const choose = (at) => {
    options[now]?.element.setAttribute("aria-selected", "false");
    now = at;
    options[now]?.element.setAttribute("aria-selected", "true");
    options[now]?.element.scrollIntoView({ block: "nearest" });
    if (options[now]) input.setAttribute("aria-activedescendant", options[now].element.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const take = (values) => pick(reference.columns.map((column, part) => ({ column, text: values[part] })));

  async function find(text) {
    left.abort();
    left = new AbortController();
    const options = { signal: left.signal };
    const table = reference.foreign_table;
    meta ??= await call("table", { table }, options);
    const name = readable(meta, key);
    const ask = (where) => call("rows", { table, where, limit: FOUND }, options);
    if (!text) return [name, [await ask([])]];
    // What cannot be a key is not looked for as one.
    const shape = SHAPES[meta.kinds.find((kind) => kind.name === key[0])?.base];
    const byKey = shape && !shape.test(text) ? null : ask([{ column: key[0], op: "eq", value: text }]).catch((error) => { if (error.name === "AbortError") throw error; return null; });
    const byName = ask([name ? { column: name, op: "contains", value: text } : { op: "contains", value: text }]);
    return [name, [await byKey, await byName].filter(Boolean)];
  }

  async function search(text) {
    said.textContent = `Searching ${reference.foreign_table} …`;
    try {
      const [name, answers] = await find(text);
      const seen = new Set();
      options = [];
      for (const answer of answers) {
        for (const row of answer.rows) {
          const of = (column) => row[answer.columns.indexOf(column)];
          const values = key.map(of);
          if (values.includes(null) || seen.has(JSON.stringify(values))) continue;
          seen.add(JSON.stringify(values));
          const at = options.length;
          const element = h("li", { role: "option", id: `${list.id}-${at}`, aria: { selected: "false" }, onpointerdown: (event) => { event.preventDefault(); take(values); } },
            h("span", { class: "pick-key" }, values.join(", ")), name ? shown(of(name), "text") : null);
          options.push({ element, values });
        }
      }
      fill(list, options.map((one) => one.element));
      choose(-1);
      const more = answers.some((answer) => answer.next !== null || answer.more);
      said.textContent = !options.length ? `no such row of ${reference.foreign_table}` : `${options.length}${more ? ", and more" : ""} of ${reference.foreign_table}${name ? `, by ${name}` : ""}`;
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = error.message;
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(input.value.trim()), PAUSE);
  }, { signal: gone.signal });
  search("");
  return {
    element: h("div", { class: "picker" }, list, said),
    key(event) {
      if (event.key === "ArrowDown") choose(Math.min(now + 1, options.length - 1));
      else if (event.key === "ArrowUp") choose(Math.max(now - 1, -1));
      else if (event.key === "Enter" && options[now]) take(options[now].values);
      else return false;
      return true;
    },
    close() {
      clearTimeout(timer);
      left.abort();
      gone.abort();
      for (const name of [...Object.keys(roles), "aria-activedescendant"]) input.removeAttribute(name);
    },
  };
}
