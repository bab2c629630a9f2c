// Where we are stands in the fragment of the address, which stays in the browser.

import { parsed } from "./storage.js";

/** `#/data/users?where=…` → { view: "data", name: "users", parameters } */
export function here() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, ...rest] = path.split("/");
  const parameters = new URLSearchParams(query);
  return { view: view || "home", name: decoded(rest.join("/")), parameters };
}

/** What somebody mistyped is taken as it stands. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function address(view, name = "", parameters = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value === undefined || value === null || value === "") continue;
    query.set(key, typeof value === "string" ? value : JSON.stringify(value));
  }
  const text = query.toString();
  return `#/${view}${name ? `/${encodeURIComponent(name)}` : ""}${text ? `?${text}` : ""}`;
}

export function go(target) {
  location.hash = target.slice(1);
}

/** The address of rows with these values. */
export function rowsOf(table, pairs) {
  const where = pairs.map(([column, value]) => ({ column, op: "eq", value }));
  return address("data", table, { where });
}

/** A parameter that is JSON. */
export const read = (parameters, name, otherwise) => parsed(parameters.get(name), otherwise);
