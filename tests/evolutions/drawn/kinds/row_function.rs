//! Functions that take or give the rows of a relation.

use super::super::kind::{Kind, Use, needs};

pub(crate) const KIND: Kind = Kind {
    noun: "function",
    letter: "rf",
    often: 4,
    uses: &[Use::Source],
    slots: &[needs(Use::Relation)],
    privileges: &["execute"],
    address: |one| format!("{}()", one.name()),
    from: |one| format!("{}()", one.name()),
    sql: |one| {
        let (name, of) = (one.name(), one.base().name());
        let table = "table (id bigint, n numeric, w text)";
        let columns = "id::bigint, n::numeric, w::text";
        let text = match one.pick(0, &[0, 1, 2, 3]) {
            0 => format!("returns setof {of} language sql stable as 'select * from {of}'"),
            1 => format!("returns setof {of} language sql stable begin atomic select * from {of}; end"),
            2 => format!("returns {table} language sql stable as 'select {columns} from {of}'"),
            _ => format!(
                "returns {table} language sql stable begin atomic select {columns} from {of} where n > 0; end"
            ),
        };
        let options = one.pick(1, &["", " rows 10", " security definer"]);
        let text = text.replacen(" stable", &format!(" stable{options}"), 1);
        format!("create function {name}() {text};")
    },
    ..Kind::BASE
};
