//! Procedures.

use super::super::kind::{Kind, Use, may};

pub(crate) const KIND: Kind = Kind {
    noun: "procedure",
    letter: "p",
    often: 2,
    slots: &[may(Use::Rows, 70)],
    privileges: &["execute"],
    address: |one| format!("{}({})", one.name(), one.pick(1, &["int", "bigint"])),
    sql: |one| {
        let target = one.on(0).map(|one| one.name());
        let update = target.map_or("select 1".into(), |of| format!("update {of} set n = 1 where false"));
        let body = match one.pick(0, &[0, 1, 2]) {
            0 => format!("language sql as '{update}'"),
            1 => format!("language sql begin atomic {update}; end"),
            _ => format!(
                "language plpgsql security definer as $$ begin perform 1; {}; end $$",
                update.replace("select", "perform")
            ),
        };
        format!("create procedure {}(a {}) {body};", one.name(), one.pick(1, &["int", "bigint"]))
    },
    ..Kind::BASE
};
