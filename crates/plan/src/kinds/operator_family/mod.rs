//! Operator families (manual, "Operator Classes and Operator Families", `CREATE OPERATOR FAMILY`, `ALTER OPERATOR FAMILY`).

mod members;

pub(super) use members::{Members, list};

use crate::context::Context;
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const OPERATOR_FAMILY: Kind = Kind::new("operator family");

/// The rules of the kind.
pub struct Rule;

/// What an operator family is: what it has of its own. What is of its classes is a fact of these.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facts {
    operators: Members,
    functions: Members,
}

/// The statement that adds members or drops them.
fn change(item: Item<'_>, verb: &str, elements: &[String]) -> Option<Statement> {
    let sql = format!("ALTER OPERATOR FAMILY {} {verb} {}", item.id.sql(), elements.join(", "));
    let summary = format!("{} members of {}", verb.to_lowercase(), item.id);
    (!elements.is_empty()).then(|| Statement::new(sql, summary, Lock::None))
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        OPERATOR_FAMILY
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_opfamily f where f.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("OPERATOR FAMILY {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let sql = format!("CREATE OPERATOR FAMILY {}", item.id.sql());
        let made = Statement::new(sql, format!("create {}", item.id), Lock::None);
        let members = list(&facts.operators, &facts.functions);
        [made].into_iter().chain(change(item, "ADD", &members)).collect()
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let sql = format!("DROP OPERATOR FAMILY {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::None)]
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, _: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let gone = old.operators.without(&new.operators).map(|one| one.place("OPERATOR"));
        let gone = gone.chain(old.functions.without(&new.functions).map(|one| one.place("FUNCTION")));
        let made = new.operators.without(&old.operators).map(|one| one.operator());
        let made = made.chain(new.functions.without(&old.functions).map(|one| one.function()));
        let dropped = change(to, "DROP", &gone.collect::<Vec<_>>());
        let added = change(to, "ADD", &made.collect::<Vec<_>>());
        Alteration::in_place(dropped.into_iter().chain(added).collect())
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER OPERATOR FAMILY {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![Taken { among: "operator family", name: item.id.sql() }]
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::testing::alteration_on;

    #[test]
    fn members_are_added_and_dropped_in_place() {
        let one = r#"{"operators":[{"number":1,"types":"(a, b)","is":"public.<(a,b)"}]}"#;
        let other = r#"{"operators":[{"number":1,"types":"(a, b)","is":"public.<<(a,b)"}],
            "functions":[{"number":2,"types":"(a, b)","is":"public.f(a,b)"}]}"#;
        let changed = alteration_on(15, (OPERATOR_FAMILY, " USING btree"), one, other);
        let head = "ALTER OPERATOR FAMILY public.x USING btree";
        assert_eq!(
            changed,
            format!(
                "{head} DROP OPERATOR 1 (a, b); \
                 {head} ADD OPERATOR 1 public.<<(a,b), FUNCTION 2 (a, b) public.f(a,b)"
            )
        );
        assert_eq!(alteration_on(15, (OPERATOR_FAMILY, " USING btree"), one, one), "");
    }
}
