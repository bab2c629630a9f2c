//! Event triggers.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "event trigger",
    letter: "et",
    slots: &[needs(Use::EventFunction)],
    lives_in_schema: false,
    address: |one| one.plain(),
    sql: |one| {
        let event = one.pick(0, &["ddl_command_start", "ddl_command_end", "sql_drop"]);
        let tags = one.pick(1, &["", " when tag in ('DROP TABLE', 'DROP VIEW')"]);
        let state =
            one.pick(2, &["", " alter event trigger {} disable;", " alter event trigger {} enable always;"]);
        let (name, function) = (one.plain(), one.base().name());
        format!(
            "create event trigger {name} on {event}{tags} execute function {function}();{}",
            state.replace("{}", &name)
        )
    },
    ..Kind::BASE
};
