//! Consents of `push`.

/// Whatever a push may lose.
pub(crate) const CONSENTS: [&str; 20] = [
    "drop_table",
    "drop_column",
    "change_type",
    "remove_enum_label",
    "drop_sequence",
    "drop_type",
    "drop_default",
    "drop_identity",
    "change_rows",
    "restart_sequence",
    "not_rehearsed",
    "set_unlogged",
    "replace_column",
    "drop_policy",
    "widen_policy",
    "disable_row_security",
    "grant_public",
    "security_definer",
    "disable_trigger",
    "drop_extension",
];

/// The consents to drops that questions about renames name: what is dropped has not been renamed.
pub(crate) fn answers(questions: &str) -> Vec<String> {
    let words = questions.split_whitespace();
    let consents = words.clone().zip(words.skip(1)).filter(|(flag, _)| *flag == "--accept");
    consents.flat_map(|(flag, consent)| [flag.to_owned(), consent.to_owned()]).collect()
}
