// The editor of the console: CodeMirror. It lives in a shadow root, where its style sheets are allowed without exceptions to
// the policy of the page.

import { basicSetup, closeCompletion, Compartment, Decoration, EditorState, EditorView, ensureSyntaxTree, HighlightStyle, keymap, PostgreSQL, Prec, sql, StateEffect, StateField, syntaxHighlighting, tags } from "/vendor/codemirror.js";
import { columnsInScope, namespace } from "./completion.js";
import { h } from "./dom.js";

const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "13px" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--desk)", color: "var(--ink-faint)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 8%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 28%, transparent)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--line-strong)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent)", color: "var(--accent-ink)" },
  ".cm-completionIcon": { display: "none" },
  ".cm-fault": { backgroundColor: "var(--bad-wash)", textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "3px" },
  ".cm-panels": { backgroundColor: "var(--desk)", color: "var(--ink)" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--type-number)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--type-json)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--type-bool)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--ink-faint)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: "var(--type-time)" },
]);

/** The place of an error, until the text is changed. */
const setFault = StateEffect.define();
const fault = StateField.define({
  create: () => Decoration.none,
  update: (marks, transaction) => transaction.effects.find((effect) => effect.is(setFault))?.value ?? (transaction.docChanged ? Decoration.none : marks),
  provide: (field) => EditorView.decorations.from(field),
});

/** An editor in `box`. `run` is called for Ctrl+Enter, `runAll` with Shift, `change` with the text. */
export function editor(box, { text, run, runAll, change, label }) {
  const root = box.attachShadow({ mode: "open" });
  const inside = h("div", {});
  inside.style.height = "100%";
  root.append(inside);
  const language = new Compartment();
  const view = new EditorView({
    parent: inside,
    root,
    state: EditorState.create({
      doc: text,
      selection: { anchor: text.length },
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: (view) => { closeCompletion(view); run(); return true; }, shift: (view) => { closeCompletion(view); runAll(); return true; } }])),
        basicSetup, fault, language.of(sql({ dialect: PostgreSQL })), theme, Prec.highest(syntaxHighlighting(colours)),
        EditorView.lineWrapping, EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.updateListener.of((update) => update.docChanged && change(update.state.doc.toString())),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    complete(tables) {
      const columns = PostgreSQL.language.data.of({ autocomplete: columnsInScope(tables, (at) => statementText(view.state, at)) });
      view.dispatch({ effects: language.reconfigure([sql({ dialect: PostgreSQL, schema: namespace(tables) }), columns]) });
    },
    /** Puts a statement behind the others, and selects nothing. */
    append(sql) {
      const now = view.state.doc.toString().trimEnd();
      const insert = !now ? sql : `${now}${now.endsWith(";") ? "" : ";"}\n\n${sql}`;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, selection: { anchor: insert.length }, scrollIntoView: true });
    },
    /** Marks what is wrong, and puts the cursor there; → {line, column}. */
    fault(at) {
      const { doc } = view.state;
      const from = Math.min(at, Math.max(0, doc.length - 1));
      const to = Math.min(doc.length, from + Math.max(1, /^[\p{L}\p{N}_$]*/u.exec(doc.sliceString(from, from + 64))[0].length));
      const marks = from < to ? Decoration.set([Decoration.mark({ class: "cm-fault" }).range(from, to)]) : Decoration.none;
      view.dispatch({ effects: setFault.of(marks), selection: { anchor: from }, scrollIntoView: true });
      const line = doc.lineAt(from);
      return { line: line.number, column: [...doc.sliceString(line.from, from)].length + 1 };
    },
    /** The text, and what of it is selected. */
    now() {
      const { from, to } = view.state.selection.main;
      return { text: view.state.doc.toString(), from, to };
    },
    /** Whether something is open that Escape closes: names to choose from, or the search. */
    hasOpen: () => Boolean(root.querySelector(".cm-tooltip, .cm-panel")),
    destroy: () => view.destroy(),
  };
}

/** Where the cursor is, for completion alone: what runs is found by the program. */
function statementText(state, at) {
  const nodes = [];
  for (let node = ensureSyntaxTree(state, state.doc.length, 200)?.topNode.firstChild; node; node = node.nextSibling) if (node.name === "Statement") nodes.push(node);
  const here = nodes.find((one) => at >= one.from && at <= one.to) ?? nodes.findLast((one) => one.to <= at) ?? nodes[0];
  return here ? state.sliceDoc(here.from, here.to) : "";
}
