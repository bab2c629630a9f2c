// Values by the names of columns. A column may be called constructor, or __proto__.

/** An object that has what these have, and inherits nothing. */
export const bare = (...objects) => Object.assign(Object.create(null), ...objects);

/** The same of pairs. */
export function bareOf(pairs) {
  const object = bare();
  for (const [name, value] of pairs) object[name] = value;
  return object;
}
