//! Triggers of tables.

use super::super::kind::{Kind, Use, may, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "trigger",
    letter: "g",
    often: 5,
    slots: &[needs(Use::Rows), needs(Use::TriggerFunction), may(Use::Number, 20)],
    lives_in_schema: false,
    address: |one| format!("{} on {}", one.plain(), one.base().name()),
    sql: |one| {
        let (name, on) = (one.plain(), one.base().name());
        let function = one.on(1).expect("a function").name();
        let arguments = one.pick(1, &["", "'a'", "'a', 'it''s'"]);
        let when = match one.on(2) {
            Some(_) => format!("when ({} > 0) ", one.made_of(2, "new.n")),
            None => one.pick(2, &["", "when (new.n > 0) ", "when (new.w is not null) "]).to_owned(),
        };
        let head = match one.pick(0, &[0, 1, 2, 3, 4, 5]) {
            0 => format!("create trigger {name} before insert on {on} for each row {when}"),
            1 => format!("create trigger {name} after update of n, w on {on} for each row {when}"),
            2 => format!(
                "create trigger {name} after insert or delete or truncate on {on} for each statement "
            ),
            3 => format!(
                "create trigger {name} after update on {on} referencing old table as was new table as now for each statement "
            ),
            4 => format!(
                "create constraint trigger {name} after insert or update on {on} deferrable for each row {when}"
            ),
            _ => format!(
                "create trigger {name} after insert on {on} referencing new table as now for each statement "
            ),
        };
        let state = one.pick(3, &["", "disable", "enable always", "enable replica"]);
        let state = if state.is_empty() {
            String::new()
        } else {
            format!(" alter table {on} {state} trigger {name};")
        };
        format!("{head}execute function {function}({arguments});{state}")
    },
    ..Kind::BASE
};
