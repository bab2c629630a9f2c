//! Privileges of a role, and those that everybody has no longer.

use super::super::kind::{Kind, Use, needs};
use super::super::state::ROLE;

pub(crate) const KIND: Kind = Kind {
    often: 9,
    slots: &[needs(Use::Grantable)],
    lives_in_schema: false,
    sql: |one| {
        let base = one.base();
        let noun = match base.thing.kind.noun {
            "view" | "materialized view" | "foreign table" => "table",
            "server" => "foreign server",
            "domain" => "type",
            noun => noun,
        };
        let what = format!("{noun} {}", (base.thing.kind.address)(&base));
        let privilege = one.pick(0, base.thing.kind.privileges);
        let option = one.pick(1, &["", " with grant option"]);
        let revoked = match one.pick(2, &[0, 1]) {
            0 => String::new(),
            _ => format!(" revoke all on {what} from public;"),
        };
        format!("grant {privilege} on {what} to {ROLE}{option};{revoked}")
    },
    ..Kind::BASE
};
