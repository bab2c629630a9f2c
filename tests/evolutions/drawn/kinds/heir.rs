//! Tables that inherit.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "table",
    letter: "h",
    often: 2,
    uses: &[Use::Source, Use::Relation, Use::Indexed],
    slots: &[needs(Use::Table)],
    privileges: &["select"],
    sql: |one| {
        let own = one.pick(0, &["", "y int", "y text default 'y'", "y int check (y > 0)"]);
        let default = one.pick(1, &["", " alter table {} alter n set default 3;"]).replace("{}", &one.name());
        format!("create table {} ({own}) inherits ({});{default}", one.name(), one.base().name())
    },
    ..Kind::BASE
};
