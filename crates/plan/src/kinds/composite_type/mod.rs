//! Composite types (manual, "Composite Types", `ALTER TYPE`).

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::attribute::ATTRIBUTE;
use crate::kinds::column;
use crate::kinds::extension::EXTENSION;
use crate::kinds::table::TABLE;
use crate::kinds::types;
use crate::rules::{Alteration, Disturbs, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Id, Ident, Kind};
use serde::Deserialize;

/// The kind.
pub const COMPOSITE_TYPE: Kind = Kind::new("composite type");

/// The rules of the kind.
pub struct Rule;

/// What a composite type is.
#[derive(Debug, Deserialize)]
struct Facts {
    /// In their order, which is that of the values in a row.
    attributes: Vec<Attribute>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Attribute {
    name: Ident,
    #[serde(rename = "type")]
    data_type: String,
    /// Collation, where it is not the type's own.
    collation: Option<String>,
}

impl Attribute {
    fn type_sql(&self) -> String {
        let collation = self.collation.as_ref().map(|collation| format!(" COLLATE {collation}"));
        format!("{}{}", self.data_type, collation.unwrap_or_default())
    }
}

impl Facts {
    fn get(&self, name: &Ident) -> Option<&Attribute> {
        self.attributes.iter().find(|one| one.name == *name)
    }

    /// The attributes that another does not have.
    fn without<'a>(&'a self, other: &Self) -> impl Iterator<Item = &'a Attribute> {
        self.attributes.iter().filter(|one| other.get(&one.name).is_none())
    }

    /// Whether one becomes the other by attributes that go and others that are added at the end.
    fn keeps_order(&self, old: &Self) -> bool {
        let kept = old.attributes.iter().filter(|one| self.get(&one.name).is_some());
        kept.zip(&self.attributes).all(|(old, new)| old.name == new.name)
    }
}

/// What looks at single attributes: they cannot go, or change their type, below it.
const LOOKING_AT_ATTRIBUTES: &[Kind] = &[
    Kind::new("view"),
    Kind::new("materialized view"),
    Kind::new("rule"),
    Kind::new("policy"),
    Kind::new("trigger"),
    Kind::new("index"),
    Kind::new("constraint"),
    Kind::new("domain constraint"),
    Kind::new("statistics"),
    Kind::new("default"),
    Kind::new("function"),
    Kind::new("procedure"),
    column::COLUMN,
];

/// The tables of this type (manual, `CREATE TABLE`, "OF type_name").
fn typed_tables<'a>(id: &Id, context: &Context<'a>) -> Vec<Item<'a>> {
    let tables = context.dependents(id).filter(|one| one.kind() == TABLE);
    tables.filter_map(|one| context.live(one)).collect()
}

/// What is lost where an attribute gets another type: values of it in columns of the composite type, and in columns of typed tables.
/// Those inside of arrays and of other types are all counted.
fn narrowed(item: Item<'_>, old: &Attribute, new: &Attribute, context: &Context<'_>) -> Vec<Hazard> {
    let to = context.desired(item.id).unwrap_or(item);
    let (was, is) = (old.data_type.as_str(), new.data_type.as_str());
    let is_type = |one: &Id| one.kind() == EXTENSION || types::is_of(is, one);
    let is_made = to.side.needs(to.id).any(|one| context.creates(one) && is_type(one));
    if was == is || column::keeps_values(was, is) {
        return Vec::new();
    }
    let mut path = item.id.path().to_vec();
    path.push(old.name.clone());
    let id = Id::new(ATTRIBUTE, path);
    let columns = types::holders(item.id, context);
    let is_plain = |one: &Item<'_>| one.facts::<column::Facts>().data_type == item.id.sql();
    if is_made || !columns.iter().all(is_plain) {
        let held = types::count_held(item.id, context);
        let unit = column::unit_of_values(was, is);
        return held
            .map(|(probe, tables)| Hazard::new(HazardKind::ChangeType, &id, unit, probe, tables))
            .into_iter()
            .collect();
    }
    let columns = columns.into_iter().filter(|one| context.desired.has(one.id) && !column::is_foreign(*one));
    let of_columns = columns.filter_map(|one| {
        let (table, name) = column::former(one, context);
        column::value_hazard(&id, &table, &format!("({name}).{}", old.name), (was, is))
    });
    of_columns.collect()
}

/// What is lost with an attribute: its values in columns of the type, and columns of typed tables. What is inside of arrays and
/// of other types is not counted.
fn losses(item: Item<'_>, attribute: &Ident, context: &Context<'_>) -> Vec<Hazard> {
    let mut found = Vec::new();
    for table in typed_tables(item.id, context).into_iter().filter(|one| context.desired.has(one.id)) {
        let table = context.former_table(table.id);
        let id = column::id(&table, attribute);
        let probe = format!("select count({attribute}) from {table}");
        found.push(Hazard::new(HazardKind::DropColumn, &id, "non-null values", probe, vec![table]));
    }
    let mut path = item.id.path().to_vec();
    path.push(attribute.clone());
    let id = Id::new(ATTRIBUTE, path);
    let mut counts = Vec::new();
    let mut tables = Vec::new();
    for holder in types::holders(item.id, context).iter().filter(|one| context.desired.has(one.id)) {
        if holder.facts::<column::Facts>().data_type != item.id.sql() {
            let what = "its values are lost, also inside of arrays and other types";
            found.push(Hazard::uncounted(HazardKind::DropColumn, id.plain(), what, None));
            return found;
        }
        let (table, name) = column::former(*holder, context);
        counts.push(format!("(select count(({name}).{attribute}) from {table})"));
        tables.push(table);
    }
    if !counts.is_empty() {
        let probe = format!("select {}", counts.join(" + "));
        found.push(Hazard::new(HazardKind::DropColumn, &id, "non-null values", probe, tables));
    }
    found
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        COMPOSITE_TYPE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_class c where c.relkind = 'c' and c.oid >= 16384"
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TYPE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let list = facts.attributes.iter().map(|one| format!("{} {}", one.name, one.type_sql()));
        let sql = format!("CREATE TYPE {} AS ({})", item.id.sql(), list.collect::<Vec<_>>().join(", "));
        vec![types::statement(sql, "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        types::drop(format!("DROP TYPE {}", item.id.sql()), item)
    }

    /// PostgreSQL adds attributes at the end and drops them, whatever is of the type; it changes the type of one where no
    /// column holds values of the composite type. Typed tables change with it.
    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let retyped: Vec<&Attribute> =
            new.attributes.iter().filter(|one| old.get(&one.name).is_some_and(|old| old != *one)).collect();
        let is_held = || !types::holders(from.id, context).is_empty();
        if !new.keeps_order(&old) || !retyped.is_empty() && is_held() {
            return Alteration::Replace;
        }
        let is_typed = !typed_tables(from.id, context).is_empty();
        let (cascade, lock) =
            if is_typed { (" CASCADE", Lock::AccessExclusive) } else { ("", Lock::None) };
        let alter = |what: String, verb: &str, name: &Ident| {
            let sql = format!("ALTER TYPE {} {what}{cascade}", to.id.sql());
            Statement::new(sql, format!("{verb} attribute {name} of {}", to.id), lock)
        };
        let mut statements = Vec::new();
        for one in old.without(&new) {
            let dropped = alter(format!("DROP ATTRIBUTE {}", one.name), "drop", &one.name);
            statements.push(losses(from, &one.name, context).into_iter().fold(dropped, Statement::hazard));
        }
        for one in &retyped {
            let what = format!("ALTER ATTRIBUTE {} TYPE {}", one.name, one.type_sql());
            let losses = typed_tables(from.id, context).into_iter().filter_map(|table| {
                let was = &old.get(&one.name)?.data_type;
                let table = context.former_table(table.id);
                column::retype_hazard(&column::id(&table, &one.name), &table, &one.name, (was, &one.data_type))
            });
            statements.push(losses.fold(alter(what, "change", &one.name), Statement::hazard));
        }
        let disturbs = match statements.is_empty() {
            true => Disturbs::Nothing,
            false => Disturbs::Kinds(LOOKING_AT_ATTRIBUTES),
        };
        for one in new.without(&old) {
            statements.push(alter(format!("ADD ATTRIBUTE {} {}", one.name, one.type_sql()), "add", &one.name));
        }
        Alteration::InPlace { statements, disturbs }
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER TYPE {} RENAME TO {to}", item.id.sql());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::None))
    }

    fn inner_names(&self, item: Item<'_>) -> Vec<Ident> {
        item.facts::<Facts>().attributes.into_iter().map(|one| one.name).collect()
    }

    /// Columns of typed tables are renamed with it.
    fn rename_inner(&self, item: Item<'_>, attribute: &Ident, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER TYPE {} RENAME ATTRIBUTE {attribute} TO {to} CASCADE", item.id.sql());
        Some(types::statement(sql, &format!("rename attribute {attribute} to {to} of"), item))
    }

    fn set_aside(&self, item: Item<'_>, aside: &Ident, context: &Context<'_>) -> Option<Vec<Statement>> {
        let statement = types::set_aside(&self.address(item), aside, item);
        let old: Facts = item.facts();
        let Some(new) = context.desired(item.id).map(|new| new.facts::<Facts>()) else {
            return Some(vec![statement]);
        };
        let gone = old.without(&new).flat_map(|one| losses(item, &one.name, context));
        let kept = old.attributes.iter().filter_map(|one| Some((one, new.get(&one.name)?)));
        let narrowed = kept.flat_map(|(old, new)| narrowed(item, old, new, context));
        let mut statements = vec![gone.chain(narrowed).fold(statement, Statement::hazard)];
        // With the attributes of the new type in their order, every value has a text that the new type takes, inside of arrays
        // and other types, too.
        if new.keeps_order(&old) {
            let name = item.name().sibling(aside);
            let alter = |what: String| types::statement(format!("ALTER TYPE {name} {what}"), "prepare", item);
            statements.extend(old.without(&new).map(|one| alter(format!("DROP ATTRIBUTE {}", one.name))));
            statements.extend(new.without(&old).map(|one| alter(format!("ADD ATTRIBUTE {} text", one.name))));
        }
        Some(statements)
    }

    fn drop_aside(&self, item: Item<'_>, aside: &Ident) -> Vec<Statement> {
        types::drop_aside("TYPE", aside, item)
    }

    /// Attribute by attribute, where the text of a value, or of one of them, has them in another order.
    fn converted(&self, from: Item<'_>, to: Item<'_>, value: &str, context: &Context<'_>) -> Option<String> {
        let (old, new): (Facts, Facts) = (from.facts(), to.facts());
        let is_converted =
            |one: &Attribute| types::converted_below(from, &one.data_type, value, context).is_some();
        if new.keeps_order(&old) && !old.attributes.iter().any(is_converted) {
            return None;
        }
        let one = |attribute: &Attribute| {
            let value = format!("({value}).{}", attribute.name);
            match old.get(&attribute.name) {
                Some(was) => types::converted_below(from, &was.data_type, &value, context).unwrap_or_else(|| {
                    let is_made_again = |one: &Id| {
                        context.aside(one).is_some() && types::is_of(&was.data_type, one)
                    };
                    match was.data_type == attribute.data_type && !from.side.needs(from.id).any(is_made_again) {
                        true => value.clone(),
                        false => format!("{value}::text::{}", attribute.data_type),
                    }
                }),
                None => format!("NULL::{}", attribute.data_type),
            }
        };
        let row: Vec<String> = new.attributes.iter().map(one).collect();
        let row = format!("ROW({})::{}", row.join(", "), to.id.sql());
        Some(format!("CASE WHEN {value} IS DISTINCT FROM NULL THEN {row} END"))
    }

    fn made_of(&self, item: Item<'_>) -> Vec<String> {
        item.facts::<Facts>().attributes.into_iter().map(|one| one.data_type).collect()
    }

    fn is_reordered(&self, from: Item<'_>, to: Item<'_>) -> bool {
        !to.facts::<Facts>().keeps_order(&from.facts())
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        vec![types::taken(item.id), Taken { among: "relation", name: item.id.sql() }]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(types::grants(self.address(item)))
    }

    fn has_owner(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests;
