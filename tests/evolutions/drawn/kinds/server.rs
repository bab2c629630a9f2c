//! Foreign servers, with a user mapping.

use super::super::kind::{Kind, Use, needs};
use super::super::state::ROLE;

pub(crate) const KIND: Kind = Kind {
    noun: "server",
    letter: "fs",
    uses: &[Use::Server],
    slots: &[needs(Use::Wrapper)],
    lives_in_schema: false,
    privileges: &["usage"],
    address: |one| one.plain(),
    sql: |one| {
        let version = one.pick(0, &["", " version '1'", " version '2'"]);
        let options = one.pick(1, &["", " options (host 'a')", " options (host 'b', port '1')"]);
        let mapping = match one.pick(2, &[0, 1, 2]) {
            0 => String::new(),
            1 => format!(" create user mapping for {ROLE} server {} options (a 'b');", one.plain()),
            _ => format!(" create user mapping for public server {};", one.plain()),
        };
        format!(
            "create server {}{version} foreign data wrapper {}{options};{mapping}",
            one.plain(),
            one.base().plain()
        )
    },
    ..Kind::BASE
};
