//! Rules of tables and views.

use super::super::kind::{Kind, Use, may, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "rule",
    letter: "ru",
    often: 3,
    slots: &[needs(Use::Ruled), may(Use::Rows, 50), may(Use::Number, 20)],
    lives_in_schema: false,
    address: |one| format!("{} on {}", one.plain(), one.base().name()),
    sql: |one| {
        let event = one.pick(0, &["update", "delete"]);
        let condition = match one.on(2) {
            Some(_) => format!(" where {} > 5", one.made_of(2, "old.n")),
            None => one.pick(1, &["", " where old.n > 5"]).to_owned(),
        };
        let action = match one.on(1) {
            Some(other) => format!("update {} set n = old.n where id = old.id", other.name()),
            None => "nothing".to_owned(),
        };
        format!(
            "create rule {} as on {event} to {}{condition} do also {action};",
            one.plain(),
            one.base().name()
        )
    },
    ..Kind::BASE
};
