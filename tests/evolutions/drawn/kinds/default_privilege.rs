//! Privileges of what will be made.

use super::super::kind::{Kind, Use, may};
use super::super::state::ROLE;

pub(crate) const KIND: Kind = Kind {
    often: 1,
    slots: &[may(Use::Schema, 50)],
    lives_in_schema: false,
    sql: |one| {
        let within = one.on(0).map(|schema| format!(" in schema {}", schema.plain())).unwrap_or_default();
        let what = one
            .pick(0, &["select on tables", "usage on sequences", "execute on functions", "usage on types"]);
        format!("alter default privileges{within} grant {what} to {ROLE};")
    },
    ..Kind::BASE
};
