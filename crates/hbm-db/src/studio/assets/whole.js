// Values as a whole: a page of rows has only the beginning of long ones.

import { call } from "./api.js";
import { text } from "./grid-cells.js";
import { notice } from "./notice.js";
import { digits, many } from "./words.js";

/** Values that are asked for at once. */
const AT_ONCE = 4;

/**
 * The whole value of a column of a row whose beginning is seen.
 *
 * Throws where there is no key to find it by, where it is another by now, and where it is too long for a browser.
 */
export async function wholeOf(meta, column, row, seen, options) {
  if (!row.key) throw new Error(`${column} is longer than what is here, and without a key the rest cannot be found. An export has all of it.`);
  const { value, length } = await call("cell", { table: meta.name, column, key: row.key }, options);
  if (value !== null && String([...value].length) !== length) throw new Error(`${column} has ${digits(length)} characters, which is too long for a browser. An export has all of it.`);
  if (!value?.startsWith(seen)) throw new Error(`${column} of this row is another by now: read the rows again`);
  return value;
}

/** Whether only the beginning of what would be copied is here. */
const isPart = (row, at, columns) => Boolean(row.values && row.isCut(at) && row.change?.new?.[columns[at].name] === undefined);

/** The texts of these rows with what is staged, all columns or those at `ats`; what is cut on the page is fetched. */
export async function whole(meta, columns, rows, ats = columns.map((_, at) => at)) {
  const texts = rows.map((row) => ats.map((at) => text(row, at, columns)));
  const parts = rows.flatMap((row, line) => ats.flatMap((at, place) => (isPart(row, at, columns) ? [{ row, at, line, place }] : [])));
  if (!parts.length) return texts;
  const failed = new AbortController();
  const told = parts.length > AT_ONCE ? notice(`Reading ${many(parts.length, "long value")} …`, { stays: 0, stop: () => failed.abort() }) : null;
  let next = 0;
  let done = 0;
  async function work() {
    while (next < parts.length && !failed.signal.aborted) {
      const { row, at, line, place } = parts[next++];
      texts[line][place] = await wholeOf(meta, columns[at].name, row, row.values[at], { signal: failed.signal });
      told?.say(`Reading long values: ${digits(++done)} of ${digits(parts.length)} …`);
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    failed.signal.throwIfAborted();
  } catch (error) {
    failed.abort();
    throw error.name === "AbortError" ? new Error("it was stopped") : error;
  } finally {
    told?.end();
  }
  return texts;
}
