//! Comments on anything.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    often: 9,
    slots: &[needs(Use::Anything)],
    lives_in_schema: false,
    sql: |one| {
        let text = one.pick(0, &["some", "other", "it''s"]);
        if one.base().thing.kind.is(Use::Relation) && one.pick(1, &[false, true]) {
            return format!("comment on column {}.n is '{text}';", one.base().name());
        }
        format!("comment on {} is '{text}';", one.base().named())
    },
    ..Kind::BASE
};
