//! Columns of tables and foreign tables (manual, `ALTER TABLE`).

mod alter;
mod cast;
mod facts;
mod inherited;
mod not_null;
pub(crate) mod numbers;
mod retype;
mod typed;

pub(super) use cast::goes_through_text;
pub use facts::{Aside, Facts, Generated, Identity};
pub(crate) use inherited::{inherited, is_only_inherited, made_by};
pub use not_null::NotNull;
pub(crate) use retype::Conversion;
pub use retype::retype_hazard;
pub(super) use retype::{misplaced, unit_of_values, value_hazard, widens as keeps_values};

use crate::context::{Context, Fate};
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::foreign_table::FOREIGN_TABLE;
use crate::kinds::partition;
use crate::kinds::table;
use crate::rules::{Alteration, Extra, Folded, Item, Part, Rules};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name};

/// The kind.
pub const COLUMN: Kind = Kind::new("column");

/// The rules of the kind.
pub struct Rule;

/// The identity of a column.
pub fn id(table: &Name, name: &Ident) -> Id {
    Id::part(COLUMN, table, name)
}

/// The columns of a table, in no order.
pub(crate) fn ids<'a>(catalog: &'a Catalog, table: &Name) -> impl Iterator<Item = Id> + use<'a> {
    catalog.parts(COLUMN, table).map(|(id, _)| id.clone()).collect::<Vec<_>>().into_iter()
}

/// The columns of a table in their order in the table.
pub fn columns(catalog: &Catalog, table: &Name) -> Vec<(Ident, Facts)> {
    with_asides(catalog, table).into_iter().map(|(name, facts, _)| (name, facts)).collect()
}

/// The columns of a table in their order in the table, with what is known of them besides.
pub fn with_asides(catalog: &Catalog, table: &Name) -> Vec<(Ident, Facts, Aside)> {
    let mut found: Vec<(Ident, Facts, Aside)> = catalog
        .parts(COLUMN, table)
        .map(|(id, object)| {
            let item = Item { id, object, side: catalog };
            (id.last().clone(), item.facts(), item.aside())
        })
        .collect();
    found.sort_by_key(|(.., aside)| aside.position);
    found
}

/// One column.
pub fn column(catalog: &Catalog, table: &Name, name: &Ident) -> Option<Facts> {
    Item::of(catalog, &id(table, name)).map(|item| item.facts())
}

/// What a column and its table are called before the plan runs.
pub(crate) fn former(item: Item<'_>, context: &Context<'_>) -> (Name, Ident) {
    let former = context.former(item.id);
    (former.name().unwrap_or_else(|| item.name()), former.last().clone())
}

/// How the values of a column get into the one of the same name in a table that is made again.
pub(crate) fn conversion(from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Conversion {
    retype::conversion(from, to, context, retype::Follows::Nothing)
}

/// What is lost of a column where its table is made again.
pub(crate) fn losses(from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Vec<Hazard> {
    let in_place = match alter::alter(from, to, context, retype::Follows::Nothing) {
        Alteration::InPlace { statements, .. } => statements,
        _ => Vec::new(),
    };
    let hazards = in_place.into_iter().flat_map(|statement| statement.hazards);
    let of_identity = hazards.filter(|hazard| hazard.kind == HazardKind::DropIdentity);
    conversion(from, to, context).hazard.into_iter().chain(of_identity).collect()
}

/// The sequence of an identity column.
pub(crate) fn identity_sequence(item: Item<'_>) -> Name {
    let table = item.name();
    match item.aside::<Aside>().sequence {
        Some((namespace, name)) => Name { namespace, name },
        None => {
            table.sibling(&Ident::new(format!("{}_{}_seq", table.name.as_str(), item.id.last().as_str())))
        }
    }
}

/// Whether a column is one of a foreign table.
pub(super) fn is_foreign(item: Item<'_>) -> bool {
    item.object.parent.as_ref().is_some_and(|parent| parent.kind() == FOREIGN_TABLE)
}

/// The column as it stands in `CREATE TABLE` and `ADD COLUMN`, without its default. `comes` says whether its NOT NULL comes from
/// elsewhere.
fn definition(item: Item<'_>, facts: &Facts, comes: bool) -> String {
    let mut sql = format!("{} {}", item.id.last(), facts.data_type);
    if !facts.foreign_options.is_empty() {
        sql += &format!(" OPTIONS ({})", foreign_options(&facts.foreign_options));
    }
    if let Some(collation) = &facts.collation {
        sql += &format!(" COLLATE {collation}");
    }
    if let Some(generated) = &facts.generated {
        let kind = if generated.stored { "STORED" } else { "VIRTUAL" };
        sql += &format!(" GENERATED ALWAYS AS ({}) {kind}", generated.expression);
    }
    if let Some(identity) = &facts.identity {
        sql += &format!(" {}", identity.generated(item));
    }
    if let Some(not_null) = facts.not_null.as_ref().filter(|not_null| !not_null.not_valid && !comes) {
        sql += &not_null.words();
    }
    sql
}

fn foreign_options(options: &[String]) -> String {
    let one = |option: &String| {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        format!("{} {}", Ident::new(name), hbm_db_catalog::quote_literal(value))
    };
    options.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The kinds that a change of a column's type is refused under. PostgreSQL itself rebuilds indexes, keys and checks; keys of
/// other tables change apart.
pub(crate) const REFUSED_UNDER: &[Kind] = &[
    COLUMN,
    Kind::new("default"),
    Kind::new("index"),
    Kind::new("foreign key"),
    Kind::new("view"),
    Kind::new("materialized view"),
    Kind::new("rule"),
    Kind::new("policy"),
    Kind::new("trigger"),
    Kind::new("function"),
    Kind::new("procedure"),
    Kind::new("publication member"),
    Kind::new("statistics"),
];

impl Rules for Rule {
    fn kind(&self) -> Kind {
        COLUMN
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("COLUMN {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        let made = inherited(item, context).filter(|other| context.creates(other));
        match typed::follows(item, context).or(made) {
            Some(_) => alter::settings(item),
            None => self.create_with(item, &[], context),
        }
    }

    fn create_with(&self, item: Item<'_>, parts: &[Folded<'_>], _: &Context<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let after: String = parts
            .iter()
            .map(|folded| match &folded.part {
                Part::Suffix(text) | Part::Element(_, text) => text.as_str(),
            })
            .collect();
        let table = item.name();
        let added = Statement::new(
            format!("ALTER TABLE {table} ADD COLUMN {}{after}", definition(item, &facts, false)),
            format!("add column {} {}", item.id.brief(), facts.data_type),
            Lock::AccessExclusive,
        );
        let mut statements = vec![added];
        statements.extend(self.set_up(item));
        statements
    }

    fn part(&self, item: Item<'_>, _: &Context<'_>) -> Option<Part> {
        let (facts, aside): (Facts, Aside) = (item.facts(), item.aside());
        let comes = is_only_inherited(item);
        let typed = table::is_typed(item);
        let text = match (comes, typed) {
            // Its NOT NULL may be said here, too, by another name.
            (true, _) => not_null::of_inherited(item, &facts),
            (false, true) => typed::options(item, &facts),
            (false, false) => definition(item, &facts, not_null::is_inherited(item)),
        };
        Some(Part::Element(aside.position.into(), text))
    }

    fn set_up(&self, item: Item<'_>) -> Vec<Statement> {
        let facts: Facts = item.facts();
        let mut statements = not_null::after_words(item, &facts);
        statements.extend(alter::storage(item, None, &facts));
        statements.extend(inherited::without_default(item));
        statements
    }

    fn alters_with(&self, item: Item<'_>, context: &Context<'_>) -> Option<Id> {
        typed::follows(item, context)
    }

    fn drop(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
        if typed::follows(item, context).is_some() {
            return Vec::new();
        }
        let table = item.name();
        let only = if inherited::is_left_to_heirs(item, context) { "ONLY " } else { "" };
        let sql = format!("ALTER TABLE {only}{table} DROP COLUMN {}", item.id.last());
        let statement = Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive);
        let facts: Facts = item.facts();
        // What is generated from other columns is not lost, unless the column stays and the expression goes.
        let new = context.desired(item.id).map(|new| new.facts::<Facts>());
        let is_derived = facts.generated.is_some() && new.as_ref().is_none_or(|new| new.generated.is_some());
        // The rows of a foreign table are elsewhere, and stay.
        if is_derived || is_foreign(item) {
            return vec![statement];
        }
        let is_replaced = new.as_ref().is_some_and(|new| new.generated.is_none());
        let kind = if is_replaced && facts.generated.is_none() {
            HazardKind::ReplaceColumn
        } else {
            HazardKind::DropColumn
        };
        let (former, column) = former(item, context);
        let probe = format!("select count({column}) from {}{former}", only.to_lowercase());
        vec![statement.hazard(Hazard::new(kind, item.id, "non-null values", probe, vec![former]))]
    }

    fn goes_with(&self, item: Item<'_>, context: &Context<'_>) -> Option<Id> {
        let aside: Aside = item.aside();
        if aside.local {
            return None;
        }
        if let Some(whole) = partition::whole(item.side, &item.name()) {
            return aside.inherited.first().map(|_| id(&whole, item.id.last()));
        }
        let is_left = |other: &Id| context.live(other).is_some_and(|other| inherited::is_left_to_heirs(other, context));
        inherited(item, context).filter(|other| !is_left(other))
    }

    fn outlasts(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        inherited::all_inherited(item, context)
    }

    fn comes_with(&self, item: Item<'_>, context: &Context<'_>) -> Option<Id> {
        inherited(item, context).filter(|other| context.creates(other) && !inherited::says_more(item, other, context))
    }

    fn alter(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Alteration {
        let own = alter::alter(from, to, context, retype::Follows::Nothing);
        match inherited(to, context).filter(|other| context.fate(other) == Some(Fate::Alter)) {
            Some(_) => alter::along(own, from, to, context),
            None => own,
        }
    }

    fn follow(&self, from: Item<'_>, to: Item<'_>, context: &Context<'_>) -> Option<Alteration> {
        let own = alter::alter(from, to, context, retype::Follows::ItsType);
        Some(match inherited(to, context) {
            Some(_) => alter::along(own, from, to, context),
            None => own,
        })
    }

    /// What is said of the column of its table comes first.
    fn after(&self, item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
        inherited(item, context).into_iter().collect()
    }

    fn rename(&self, item: Item<'_>, to: &Ident) -> Option<Statement> {
        let sql = format!("ALTER TABLE {} RENAME COLUMN {} TO {to}", item.name(), item.id.last());
        Some(Statement::new(sql, format!("rename {} to {to}", item.id), Lock::AccessExclusive))
    }

    fn shape(&self, item: Item<'_>) -> Option<String> {
        Some(item.facts::<Facts>().data_type)
    }

    fn is_replaceable(&self, item: Item<'_>) -> bool {
        item.facts::<Facts>().generated.is_some()
    }

    fn place(&self, item: Item<'_>) -> i32 {
        item.aside::<Aside>().position.into()
    }

    fn extras(&self, context: &Context<'_>) -> Vec<Extra> {
        numbers::extras(context)
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(Grants {
            on: format!("TABLE {}", item.name()),
            column: Some(item.id.last().clone()),
            owner: &["SELECT", "INSERT", "UPDATE", "REFERENCES"],
            public: &[],
        })
    }
}
