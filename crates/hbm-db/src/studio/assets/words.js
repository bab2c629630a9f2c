// Numbers and times for people.

/** Digits in threes. Texts, so that nothing is rounded. */
export function digits(text) {
  return String(text).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

export function short(number) {
  if (number === null || number === undefined) return "?";
  const units = ["", "k", "M", "G", "T"];
  let at = 0;
  // What would be rounded to a thousand is one of the next.
  while (number >= (at ? 999.5 : 1000) && at < units.length - 1) [number, at] = [number / 1000, at + 1];
  if (!at || number >= 100) return `${Math.round(number)}${units[at]}`;
  return `${number.toPrecision(number < 10 ? 2 : 3).replace(/\.0+$/, "")}${units[at]}`;
}

export function bytes(number) {
  if (number === null || number === undefined) return "";
  const units = ["B", "kB", "MB", "GB", "TB"];
  let at = 0;
  while (number >= 1024 && at < units.length - 1) [number, at] = [number / 1024, at + 1];
  return `${at === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)} ${units[at]}`;
}

export function seconds(number) {
  if (number === null || number === undefined) return "";
  if (number < 0.001) return "0 s";
  if (number < 10) return `${number.toFixed(1)} s`;
  if (number < 120) return `${Math.round(number)} s`;
  if (number < 7200) return `${Math.round(number / 60)} min`;
  if (number < 172800) return `${Math.round(number / 3600)} h`;
  return `${Math.round(number / 86400)} d`;
}

export const milliseconds = (number) => (number < 1000 ? `${number.toFixed(number < 10 ? 1 : 0)} ms` : `${(number / 1000).toFixed(2)} s`);

/** `policy` → `policies`, `statistics` → `statistics` */
export const plural = (one) => (one.endsWith("y") ? `${one.slice(0, -1)}ies` : one.endsWith("ss") ? `${one}es` : one.endsWith("s") ? one : `${one}s`);

export const many = (number, one, several = plural(one)) => `${digits(number)} ${String(number) === "1" ? one : several}`;
