// The filtered rows as a file. They are written to the disk as they come, where the browser can do that.

import { raw } from "./api.js";
import { h, say } from "./dom.js";
import { closing } from "./menu.js";
import { bytes } from "./words.js";

/** The button, and what is said of the file. `question()` tells which rows. */
export function exportButton(question, name) {
  const said = h("span", { class: "soft", role: "status" });
  const stop = h("button", { type: "button", hidden: true }, "Stop");
  const item = (format, text) => h("button", { type: "button", class: "plain", onclick: () => {
    menu.open = false;
    save(question(), name, format, said, stop);
  } }, text);
  const menu = closing(h("details", { class: "menu" }, h("summary", { class: "button" }, "Export"),
    h("div", { class: "menu-box" }, h("p", { class: "faint" }, "All rows that the filters let through, with all columns. What is staged is not among them."), h("div", { class: "row" }, item("csv", "CSV"), item("json", "JSON")))));
  return [said, stop, menu];
}

async function save(question, name, format, said, stop) {
  const file = `${name.replaceAll(/[^\w.-]+/g, "_")}.${format}`;
  const left = new AbortController();
  stop.onclick = () => left.abort();
  try {
    const sink = await window.showSaveFilePicker?.({ suggestedName: file }).then((handle) => handle.createWritable());
    said.textContent = "exporting …";
    stop.hidden = false;
    const response = await raw("export", { ...question, format }, { signal: left.signal });
    const counted = response.body.pipeThrough(progress((size) => { said.textContent = `exporting … ${bytes(size)}`; }));
    if (sink) await counted.pipeTo(sink, { signal: left.signal });
    else download(await new Response(counted, { headers: { "content-type": response.headers.get("content-type") } }).blob(), file);
    said.textContent = `exported ${file}`;
    say(said.textContent);
  } catch (error) {
    said.textContent = error.name === "AbortError" ? "" : `not exported: ${error.message}`;
  } finally {
    stop.hidden = true;
  }
}

function progress(told) {
  let size = 0;
  return new TransformStream({ transform(part, out) { size += part.byteLength; told(size); out.enqueue(part); } });
}

function download(blob, file) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
