// JSON as a tree. Numbers keep the digits they have: the text is read here, not by JSON.parse.

import { h } from "./dom.js";

/** A tree for this text; null where it is no object or array. */
export function tree(text) {
  try {
    const reader = new Reader(text);
    const value = reader.value();
    return value.children ? node(value, null, true) : null;
  } catch {
    return null;
  }
}

/** The same JSON in lines, with the digits and the escapes it has; null where it is none. */
export function pretty(text) {
  try {
    // The reader is lenient; what is no JSON should stay as it is.
    JSON.parse(text);
    return written(new Reader(text).value(), "");
  } catch {
    return null;
  }
}

function written(value, indent) {
  if (!value.children) return value.raw ?? value.text;
  const [begin, end] = value.kind === "object" ? "{}" : "[]";
  if (!value.children.length) return begin + end;
  const inner = `${indent}  `;
  const lines = value.children.map(([, child, raw]) => `${inner}${value.kind === "object" ? `${raw}: ` : ""}${written(child, inner)}`);
  return `${begin}\n${lines.join(",\n")}\n${indent}${end}`;
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  token(pattern) {
    this.match(/\s*/y);
    const found = this.match(pattern);
    this.match(/\s*/y);
    return found;
  }

  string() {
    const found = this.token(/"(?:[^"\\]|\\.)*"/y);
    if (found === undefined) throw new SyntaxError("no JSON");
    return { kind: "string", text: JSON.parse(found), raw: found };
  }

  value() {
    if (this.token(/\{/y)) return this.list("}", () => { const { text, raw } = this.string(); this.token(/:/y); return [text, this.value(), raw]; });
    if (this.token(/\[/y)) { let number = 0; return this.list("]", () => [number++, this.value()]); }
    if (/^\s*"/.test(this.text.slice(this.at, this.at + 20))) return this.string();
    const word = this.token(/true|false|null|-?\d[\d.eE+-]*/y);
    if (word === undefined) throw new SyntaxError("no JSON");
    return { kind: /^[tf]/.test(word) ? "bool" : word === "null" ? "null" : "number", text: word };
  }

  list(end, read) {
    const children = [];
    const close = end === "}" ? /\}/y : /\]/y;
    while (!this.token(close)) {
      children.push(read());
      this.token(/,/y);
      if (this.at >= this.text.length && this.text.at(-1) !== end) throw new SyntaxError("no JSON");
    }
    return { kind: end === "}" ? "object" : "array", children };
  }
}

function node(value, key, open) {
  const name = key === null ? null : h("span", { class: "j-key" }, `${key}: `);
  if (!value.children) {
    return h("div", { class: "j-leaf" }, name, h("span", { class: `j-${value.kind}` }, value.kind === "string" ? JSON.stringify(value.text) : value.text));
  }
  const brackets = value.kind === "object" ? "{}" : "[]";
  const count = value.children.length;
  if (!count) return h("div", { class: "j-leaf" }, name, h("span", { class: "soft" }, brackets));
  const summary = h("summary", {}, name, h("span", { class: "soft" }, `${brackets[0]} ${count} ${brackets[1]}`));
  const details = h("details", {}, summary);
  const grow = () => { if (details.children.length === 1) details.append(...value.children.map(([name, child]) => node(child, name, count < 8))); };
  if (open) { grow(); details.open = true; }
  details.addEventListener("toggle", grow);
  return details;
}
