//! Two states as a case in the form of `tests/cases/push`.

use super::state::State;
use crate::pushed::CONSENTS;

/// What is in each table.
pub(super) const HELD: &str = "3|6|60|a,b,c";

/// Everything is compared.
pub(super) const COMPARED: [&str; 4] = ["--yes", "--all-schemas", "--privileges", "all"];

/// The arguments of a push from one state to another: every consent, and the names of tables that change.
pub(super) fn flags(from: &State, to: &State) -> Vec<String> {
    let mut flags = COMPARED.map(str::to_owned).to_vec();
    flags.extend(CONSENTS.iter().flat_map(|one| ["--accept".to_owned(), (*one).to_owned()]));
    for old in from.things.iter().filter(|thing| thing.kind.noun == "table") {
        let Some(new) = to.get(old.id).filter(|new| new.renamed != old.renamed) else { continue };
        let (old, new) = (from.drawn(old).name(), to.drawn(new).plain());
        flags.extend(["--rename".to_owned(), format!("{old}={new}")]);
    }
    flags
}

/// Queries for the rows of tables that both states have, and what they give.
pub(super) fn held<'a>(from: &'a State, to: &'a State) -> impl Iterator<Item = (String, &'static str)> + 'a {
    let stays = |table: &super::state::Drawn<'_>| from.get(table.thing.id).is_some();
    to.with_rows().filter(stays).map(|table| (rows_of(&table.name()), HELD))
}

fn rows_of(table: &str) -> String {
    format!(
        "select count(*), sum(id), sum(n::numeric)::int, string_agg(w::text, ',' order by id) from {table}"
    )
}

/// The case.
pub(super) fn text(from: &State, to: &State) -> String {
    let (before, rows, desired) = (from.script(), from.rows(), to.script());
    let mut text =
        format!("--- before\n{before}{rows}--- desired\n{desired}--- flags\n{}\n", flags(from, to).join(" "));
    let holds: Vec<String> = held(from, to)
        .map(|(query, held)| {
            format!("select format('%s|%s|%s|%s', c, i, n, w) = '{held}' from ({query}) r (c, i, n, w)")
        })
        .collect();
    if !holds.is_empty() {
        text += &format!("--- holds\n{}\n", holds.join("\n"));
    }
    text
}
