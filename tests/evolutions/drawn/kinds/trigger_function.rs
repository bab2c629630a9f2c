//! Functions for triggers.

use super::super::kind::{Kind, Use};

pub(crate) const KIND: Kind = Kind {
    noun: "function",
    letter: "tf",
    often: 2,
    uses: &[Use::TriggerFunction],
    privileges: &["execute"],
    address: |one| format!("{}()", one.name()),
    sql: |one| {
        let options = one.pick(1, &["", " security definer", " set work_mem = '2MB'", " cost 7"]);
        let body = one.pick(
            0,
            &[
                "return new;",
                "perform 1; return new;",
                "if tg_op = 'DELETE' then return old; end if; return new;",
            ],
        );
        format!(
            "create function {}() returns trigger language plpgsql{options} as $$ begin {body} end $$;",
            one.name()
        )
    },
    ..Kind::BASE
};
