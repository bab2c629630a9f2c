// Which columns a refusal of the server is about, as far as its words tell.

const NAMED = [/column "((?:[^"]|"")+)"/, /^Key \((.+?)\)=\(/m];

/** The columns of a change that was refused. */
export function columnsOf({ message, details, sqlstate }, change) {
  const said = [message, ...details].join("\n");
  const named = NAMED.flatMap((pattern) => pattern.exec(said)?.[1].split(", ") ?? []).map((name) => name.replace(/^"(.*)"$/, "$1").replaceAll('""', '"'));
  if (named.length) return named;
  const values = Object.entries(change.new ?? {});
  // A text that could not be read is repeated in the message.
  const bad = /: "([\s\S]*)" \(SQLSTATE/.exec(message)?.[1];
  const read = values.filter(([, value]) => bad !== undefined && value.text === bad).map(([column]) => column);
  if (read.length) return read;
  const check = /check constraint "(.+?)"/.exec(message)?.[1];
  const checked = check ? values.map(([column]) => column).filter((column) => check.includes(column)) : [];
  if (checked.length) return checked;
  // Of one value, or of none that can be told.
  return values.length === 1 && sqlstate?.startsWith("2") ? [values[0][0]] : [];
}
