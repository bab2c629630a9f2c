// Numbers and times for people.

/** Digits in threes. Texts, so that nothing is rounded. */
export function digits(text) {
  return String(text).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

export function short(number) {
  if (number === null || number === undefined) return "?";
  const steps = [[1e9, "G"], [1e6, "M"], [1e3, "k"]];
  const step = steps.find(([size]) => number >= size);
  return step ? `${(number / step[0]).toPrecision(number / step[0] < 10 ? 2 : 3).replace(/\.0+$/, "")}${step[1]}` : String(number);
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

export const many = (number, one) => `${digits(number)} ${one}${String(number) === "1" ? "" : "s"}`;
