//! Base types (manual, `CREATE TYPE`, `ALTER TYPE`).

use crate::context::Context;
use crate::kinds::column::{self, COLUMN};
use crate::kinds::definition::Definition;
use crate::kinds::{shell_type, types};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Kind, quote_literal};
use serde::Deserialize;

/// The kind.
pub const BASE_TYPE: Kind = Kind::new("base type");

/// The rules of the kind.
pub struct Rule;

/// What a base type is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Facts {
    input: String,
    output: String,
    #[serde(flatten)]
    settings: Settings,
    length: Option<i16>,
    #[serde(default)]
    by_value: bool,
    alignment: String,
    category: Option<char>,
    #[serde(default)]
    preferred: bool,
    default: Option<String>,
    element: Option<String>,
    delimiter: Option<char>,
    #[serde(default)]
    collatable: bool,
}

/// What `ALTER TYPE … SET` sets.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Settings {
    receive: Option<String>,
    send: Option<String>,
    typmod_in: Option<String>,
    typmod_out: Option<String>,
    analyze: Option<String>,
    subscript: Option<String>,
    storage: String,
}

impl Settings {
    fn functions(&self) -> [(&'static str, &Option<String>); 6] {
        [
            ("RECEIVE", &self.receive),
            ("SEND", &self.send),
            ("TYPMOD_IN", &self.typmod_in),
            ("TYPMOD_OUT", &self.typmod_out),
            ("ANALYZE", &self.analyze),
            ("SUBSCRIPT", &self.subscript),
        ]
    }

    /// What differs from other settings; none where PostgreSQL cannot change it: values that are stored in pieces do not
    /// become plain.
    fn changed(&self, from: &Self) -> Option<Definition> {
        let mut changed = Definition::default();
        for ((option, new), (_, old)) in self.functions().into_iter().zip(from.functions()) {
            if new != old {
                changed = changed.with(option, new.as_deref().unwrap_or("NONE"));
            }
        }
        if self.storage != from.storage {
            if self.storage == "plain" {
                return None;
            }
            changed = changed.with("STORAGE", &self.storage);
        }
        Some(changed)
    }
}

impl Facts {
    fn definition(&self) -> Definition {
        let character = |one: char| quote_literal(&one.to_string());
        let mut definition = Definition::default().with("INPUT", &self.input).with("OUTPUT", &self.output);
        for (option, function) in self.settings.functions() {
            definition = definition.with_any(option, function.as_ref());
        }
        let length = self.length.map_or_else(|| "VARIABLE".to_owned(), |length| length.to_string());
        definition
            .with("INTERNALLENGTH", length)
            .with_flag("PASSEDBYVALUE", self.by_value)
            .with("ALIGNMENT", &self.alignment)
            .with("STORAGE", &self.settings.storage)
            .with_any("CATEGORY", self.category.map(character))
            .with_any("PREFERRED", self.preferred.then_some("true"))
            .with_any("DEFAULT", self.default.as_deref().map(quote_literal))
            .with_any("ELEMENT", self.element.as_ref())
            .with_any("DELIMITER", self.delimiter.map(character))
            .with_any("COLLATABLE", self.collatable.then_some("true"))
    }
}

/// Columns keep the storage that their type had: those that are to have what it has get it.
fn storage_of_columns(from: Item<'_>, storage: &str, context: &Context<'_>) -> Vec<Statement> {
    let columns = context.dependents(from.id).filter(|one| one.kind() == COLUMN && !context.drops(one));
    let follows = |item: &Item<'_>| {
        let facts: column::Facts = item.facts();
        facts.storage.is_none() && facts.data_type == from.id.sql()
    };
    columns
        .filter(|one| context.live(one).as_ref().is_some_and(follows))
        .filter_map(|one| context.desired(one).filter(follows))
        .map(|item| {
            let (table, column) = (item.name(), item.id.last());
            let sql = format!("ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE {storage}");
            Statement::new(sql, format!("set the storage of {}", item.id), Lock::AccessExclusive)
        })
        .collect()
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        BASE_TYPE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_type t where t.typtype = 'b' and t.typcategory <> 'A' and t.oid >= 16384"
    }

    fn settle(&self, catalog: &mut Catalog) {
        shell_type::separate(catalog, BASE_TYPE);
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TYPE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let definition = item.facts::<Facts>().definition().sql();
        vec![types::statement(format!("CREATE TYPE {} {definition}", item.id.sql()), "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        shell_type::drop_all(item)
    }

    fn takes_along(&self, item: Item<'_>) -> Vec<Id> {
        shell_type::goes_along(item)
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let settings = new.settings.clone();
        let rest = Facts { settings: settings.clone(), ..old.clone() };
        match settings.changed(&old.settings) {
            Some(changed) if rest == new => {
                let sql = format!("ALTER TYPE {} SET {}", to.id.sql(), changed.sql());
                let mut statements = vec![types::statement(sql, "alter", to)];
                if settings.storage != old.settings.storage {
                    statements.extend(storage_of_columns(from, &settings.storage, context));
                }
                Alteration::in_place(statements)
            }
            _ => Alteration::Replace,
        }
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![types::taken(item.id)]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(types::grants(self.address(item)))
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> Facts {
        serde_json::from_str(text).expect("facts")
    }

    #[test]
    fn what_alter_type_sets_is_changed_in_place() {
        let plain = facts(r#"{"input":"i","output":"o","alignment":"int4","storage":"plain"}"#);
        let other = facts(r#"{"input":"i","output":"o","send":"s","alignment":"int4","storage":"main"}"#);
        let changed = other.settings.changed(&plain.settings).expect("in place");
        assert_eq!(changed.sql(), "(SEND = s, STORAGE = main)");
        assert!(plain.settings.changed(&other.settings).is_none());
        assert_eq!(
            plain.definition().sql(),
            "(INPUT = i, OUTPUT = o, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = plain)"
        );
    }
}
