//! Functions for event triggers.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "function",
    letter: "ef",
    uses: &[Use::EventFunction],
    address: |one| format!("{}()", one.name()),
    sql: |one| {
        let body = one.pick(0, &["null;", "perform 1;"]);
        format!(
            "create function {}() returns event_trigger language plpgsql as $$ begin {body} end $$;",
            one.name()
        )
    },
    ..Kind::BASE
};
