//! From a catalog to entities: what SeaORM can declare of a table.

use super::early::Early;
use super::key::relate;
use super::names::{Unique, camel, is_keyword, snake};
use super::types::Typed;
use super::{Column, Entity, Enumeration};
use crate::catalog::{Catalog, Id, Ident, Name};
use crate::plan::Item;
use crate::plan::kinds::column::{self, Facts};
use crate::plan::kinds::constraint::{self, Which};
use crate::plan::kinds::default::{self, DEFAULT};
use crate::plan::kinds::enumeration::{self, ENUM};
use crate::plan::kinds::partition::PARTITION;
use crate::plan::kinds::sequence_owner::SEQUENCE_OWNER;
use crate::plan::kinds::{index, table};
use std::collections::{BTreeMap, BTreeSet};

/// The entities and enum types of a catalog, and what is made before them.
pub(crate) struct Described {
    pub(super) entities: Vec<Entity>,
    pub(super) enums: Vec<Enumeration>,
    pub(super) early: Early,
}

impl Described {
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let plain = catalog.of_kind(ENUM).filter(|(id, _)| is_plain(id)).map(|(id, _)| id.clone());
        let described = Self::with(catalog, plain.collect());
        // Without entities there is nothing that SQL could come after.
        match described.entities.is_empty() {
            true => Self::with(catalog, BTreeSet::new()),
            false => described,
        }
    }

    /// The same where entities make these enum types.
    fn with(catalog: &Catalog, made: BTreeSet<Id>) -> Self {
        let early = Early::of(catalog, &made);
        let mut enums = enumerations(catalog, &made);
        let named: BTreeMap<String, String> =
            enums.iter().map(|one| (format!("public.{}", one.name), one.rust.clone())).collect();
        let mut modules = Unique::default();
        for taken in ["enums", "mod"] {
            modules.take(taken);
        }
        let can_be = |name: &Name| is_entity(catalog, name, &early, &made);
        let mut entities: Vec<Entity> = table::tables(catalog)
            .filter(can_be)
            .map(|table| Entity {
                module: modules.take(&match table.namespace.as_str() {
                    "public" => snake(table.name.as_str()),
                    namespace => format!("{}_{}", snake(namespace), snake(table.name.as_str())),
                }),
                comment: comment(catalog, &table::id(&table)),
                columns: columns(catalog, &table, &early, &made, &named),
                keys: Vec::new(),
                children: Vec::new(),
                table,
            })
            .collect();
        relate(catalog, &mut entities);
        for one in &mut enums {
            let sql = format!("public.{}", one.name);
            one.is_apart =
                !entities.iter().flat_map(|entity| &entity.columns).any(|column| column.sql == sql);
        }
        Self { entities, enums, early }
    }
}

/// Whether SeaORM can name an enum type: where it declares columns of it, the name stands as it is.
fn is_plain(id: &Id) -> bool {
    let name = id.last().as_str();
    id.namespace().is_some_and(|namespace| namespace.as_str() == "public") && id.last().to_string() == name
}

fn enumerations(catalog: &Catalog, made: &BTreeSet<Id>) -> Vec<Enumeration> {
    let mut names = Unique::default();
    let of = |id: &Id| {
        let labels = enumeration::labels(catalog, &id.name()?)?;
        let name = id.last().as_str().to_owned();
        let rust = camel(&names.take(&snake(&name)));
        Some(Enumeration { name, rust, labels, comment: comment(catalog, id), is_apart: false })
    };
    made.iter().filter_map(of).filter(|one| !one.labels.is_empty()).collect()
}

fn comment(catalog: &Catalog, id: &Id) -> Option<String> {
    catalog.get(id).and_then(|object| object.satellites.comment.clone())
}

/// Whether a table can be one that an entity makes: it stands by itself, has a primary key, and its columns need nothing that
/// is made after it.
fn is_entity(catalog: &Catalog, name: &Name, early: &Early, made: &BTreeSet<Id>) -> bool {
    let Some(item) = Item::of(catalog, &table::id(name)) else { return false };
    let facts: table::Facts = item.facts();
    let stands_alone = facts.partitioned.is_none() && facts.of.is_none() && facts.inherits.is_empty();
    let has_key = constraint::constraints(catalog, name)
        .iter()
        .any(|(_, one)| one.kind == Which::PrimaryKey && !one.not_valid);
    let is_part = catalog.has(&Id::named(PARTITION, name));
    let has_needs = |(column, _): &(Ident, Facts)| early.has_needs(catalog, &column::id(name, column), made);
    stands_alone
        && has_key
        && !is_part
        && facts.method.is_none()
        && column::columns(catalog, name).iter().all(has_needs)
}

fn columns(
    catalog: &Catalog,
    table: &Name,
    early: &Early,
    made: &BTreeSet<Id>,
    enums: &BTreeMap<String, String>,
) -> Vec<Column> {
    let mut fields = Unique::default();
    let all = column::columns(catalog, table);
    let places: BTreeMap<&Ident, usize> = all.iter().enumerate().map(|(at, (name, _))| (name, at)).collect();
    let mut columns: Vec<Column> = all
        .iter()
        .map(|(name, facts)| {
            let default_id = column::id(table, name).with_kind(DEFAULT);
            let default = default::expression(catalog, table, name)
                .filter(|_| early.has_needs(catalog, &default_id, made));
            let serial = serial(catalog, table, name, facts);
            Column {
                field: fields.take(&snake(name.as_str())),
                default: if serial.is_some() { None } else { default },
                sql: serial.as_ref().map_or_else(|| facts.data_type.clone(), |(_, sql)| (*sql).to_owned()),
                typed: serial.map_or_else(|| typed(&facts.data_type, enums), |(typed, _)| typed),
                comment: comment(catalog, &column::id(table, name)),
                is_null: facts.not_null.is_none(),
                is_key: false,
                is_unique: false,
                is_indexed: false,
                unique_key: None,
                extra: extra(facts),
                name: name.clone(),
            }
        })
        .collect();
    constrain(catalog, table, &places, &mut columns);
    // SeaORM finds rows by unique columns, and calls none of them by a name with `r#`.
    let is_found_by = |column: &&mut Column| column.is_unique || column.unique_key.is_some();
    for column in columns.iter_mut().filter(is_found_by).filter(|column| is_keyword(&column.field)) {
        column.field = fields.take(&format!("{}_value", column.field));
    }
    columns
}

fn typed(sql: &str, enums: &BTreeMap<String, String>) -> Typed {
    if let Some(rust) = enums.get(sql) {
        return Typed { rust: format!("super::enums::{rust}"), ..Typed::default() };
    }
    match sql.strip_suffix("[]").and_then(|element| enums.get(element)) {
        Some(rust) => Typed::enums(&format!("super::enums::{rust}"), sql),
        None => Typed::of(sql),
    }
}

/// That of a column whose sequence PostgreSQL would make by itself.
fn serial(catalog: &Catalog, table: &Name, column: &Ident, facts: &Facts) -> Option<(Typed, &'static str)> {
    let usual = Ident::new(format!("{}_{}_seq", table.name.as_str(), column.as_str()));
    let owner = Id::named(SEQUENCE_OWNER, &table.sibling(&usual));
    let owned = catalog.needs(&owner).any(|need| *need == column::id(table, column));
    let next =
        format!("nextval({}::regclass)", crate::catalog::quote_literal(&table.sibling(&usual).to_string()));
    let counts = default::expression(catalog, table, column).is_some_and(|default| default == next);
    if owned && counts && facts.not_null.is_some() { Typed::serial(&facts.data_type) } else { None }
}

/// What a column is besides, as it follows in its declaration.
fn extra(facts: &Facts) -> Option<String> {
    let collation = facts.collation.as_ref().map(|name| format!("COLLATE {name}"));
    let generated = facts.generated.as_ref().map(|one| {
        format!("GENERATED ALWAYS AS ({}) {}", one.expression, if one.stored { "STORED" } else { "VIRTUAL" })
    });
    let identity = facts
        .identity
        .as_ref()
        .map(|one| format!("GENERATED {} AS IDENTITY", if one.always { "ALWAYS" } else { "BY DEFAULT" }));
    let all: Vec<String> = [collation, generated, identity].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Says of columns which are keys, unique and indexed, as far as an entity can.
fn constrain(catalog: &Catalog, table: &Name, places: &BTreeMap<&Ident, usize>, columns: &mut [Column]) {
    let in_order = |names: &[Ident]| names.is_sorted_by_key(|name| places.get(name));
    let list = |names: &[Ident]| names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    for (_, one) in constraint::constraints(catalog, table) {
        let own: Vec<usize> = one.columns.iter().filter_map(|name| places.get(name).copied()).collect();
        match (one.kind, own.as_slice()) {
            (Which::PrimaryKey, _) => own.iter().for_each(|at| columns[*at].is_key = true),
            (Which::Unique, _) if one.definition != format!("UNIQUE ({})", list(&one.columns)) => {}
            (Which::Unique, [at]) => columns[*at].is_unique = true,
            (Which::Unique, [_, _, ..])
                if in_order(&one.columns) && own.iter().all(|at| columns[*at].unique_key.is_none()) =>
            {
                let fields: Vec<&str> = own.iter().map(|at| columns[*at].field.as_str()).collect();
                let key = fields.join("_");
                own.iter().for_each(|at| columns[*at].unique_key = Some(key.clone()));
            }
            _ => {}
        }
    }
    for (_, one) in index::indexes(catalog, table) {
        let is_it = |column: &&mut Column| one.definition == format!("USING btree ({})", column.name);
        if let Some(column) = columns.iter_mut().find(is_it).filter(|column| !one.unique && !column.is_unique)
        {
            column.is_indexed = true;
        }
    }
}
