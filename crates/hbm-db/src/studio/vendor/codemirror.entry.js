// What of CodeMirror the console needs. CONTRIBUTING.md says how codemirror.js is made from it.
export { basicSetup } from "codemirror";
export { Decoration, EditorView, keymap } from "@codemirror/view";
export { Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
export { HighlightStyle, ensureSyntaxTree, syntaxHighlighting } from "@codemirror/language";
export { PostgreSQL, sql } from "@codemirror/lang-sql";
export { closeCompletion } from "@codemirror/autocomplete";
export { tags } from "@lezer/highlight";
