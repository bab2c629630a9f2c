//! Triggers of views.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "trigger",
    letter: "gi",
    often: 2,
    slots: &[needs(Use::View), needs(Use::TriggerFunction)],
    lives_in_schema: false,
    address: |one| format!("{} on {}", one.plain(), one.base().name()),
    sql: |one| {
        let event = one.pick(0, &["insert", "insert or update", "update", "delete"]);
        let function = one.on(1).expect("a function").name();
        let (name, on) = (one.plain(), one.base().name());
        format!(
            "create trigger {name} instead of {event} on {on} for each row execute function {function}();"
        )
    },
    ..Kind::BASE
};
