//! Policies; a table has row security while it has one.

use super::super::kind::{Kind, Use, may, needs};
use super::super::state::ROLE;

pub(crate) const KIND: Kind = Kind {
    noun: "policy",
    letter: "po",
    often: 3,
    slots: &[needs(Use::Rows), may(Use::Number, 30), may(Use::Source, 25)],
    lives_in_schema: false,
    address: |one| format!("{} on {}", one.plain(), one.base().name()),
    sql: |one| {
        let (name, on) = (one.plain(), one.base().name());
        let command = one.pick(0, &["", " for select", " for update", " for delete"]);
        let kind = one.pick(1, &["", " as restrictive"]);
        let to = one.pick(2, &["", ROLE]);
        let to = if to.is_empty() { String::new() } else { format!(" to {to}") };
        let mut using = match one.on(1) {
            Some(_) => format!("{} > 0", one.made_of(1, "n")),
            None => one.pick(3, &["n > 0", "w <> 'never'", "true"]).to_owned(),
        };
        using += &one
            .on(2)
            .map(|of| format!(" and exists (select from {} s where s.n > 1)", of.from()))
            .unwrap_or_default();
        format!(
            "alter table {on} enable row level security; create policy {name} on {on}{kind}{command}{to} using ({using});"
        )
    },
    ..Kind::BASE
};
