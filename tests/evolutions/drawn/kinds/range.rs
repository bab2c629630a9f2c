//! Range types.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "type",
    letter: "r",
    often: 2,
    uses: &[Use::Type],
    privileges: &["usage"],
    sql: |one| {
        let options = one.pick(
            0,
            &[
                "subtype = int4",
                "subtype = float8",
                "subtype = float8, subtype_diff = float8mi",
                "subtype = text, collation = \"C\"",
            ],
        );
        format!(
            "create type {} as range ({options}, multirange_type_name = {});",
            one.name(),
            one.beside("_many")
        )
    },
    ..Kind::BASE
};
