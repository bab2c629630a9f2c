//! Foreign keys: all tables have the same values of `id`.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "constraint",
    letter: "fk",
    often: 4,
    slots: &[needs(Use::Rows), needs(Use::Rows)],
    lives_in_schema: false,
    address: |one| format!("{} on {}", one.plain(), one.base().name()),
    sql: |one| {
        let action = one.pick(
            0,
            &[
                "",
                " on delete cascade",
                " on update cascade on delete restrict",
                " deferrable initially deferred",
            ],
        );
        let target = one.on(1).expect("a target").name();
        let (on, name) = (one.base().name(), one.plain());
        format!("alter table {on} add constraint {name} foreign key (id) references {target} (id){action};")
    },
    ..Kind::BASE
};
