// The filtered rows as a file. They are written to the disk as they come, where the browser can do that.

import { raw } from "./api.js";
import { h, say } from "./dom.js";

export function exportButton(question, name) {
  const said = h("span", { class: "soft", role: "status" });
  const item = (format, text) => h("button", { type: "button", class: "plain", onclick: (event) => {
    event.target.closest("details").open = false;
    save(question, name, format, said);
  } }, text);
  return [said, h("details", { class: "menu" }, h("summary", { class: "button" }, "Export"),
    h("div", { class: "menu-box" }, h("p", { class: "faint" }, "All rows that the filters let through."), item("csv", "CSV"), item("json", "JSON")))];
}

async function save(question, name, format, said) {
  const file = `${name.replaceAll(/[^\w.-]+/g, "_")}.${format}`;
  try {
    const sink = await window.showSaveFilePicker?.({ suggestedName: file }).then((handle) => handle.createWritable());
    said.textContent = "exporting …";
    const response = await raw("export", { ...question, format });
    if (sink) await response.body.pipeTo(sink);
    else download(await response.blob(), file);
    said.textContent = "exported";
    say("exported");
  } catch (error) {
    said.textContent = error.name === "AbortError" ? "" : `not exported: ${error.message}`;
  }
}

function download(blob, file) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
