//! Range types with their multirange types (manual, "Range Types", `CREATE TYPE`).

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::definition::Definition;
use crate::kinds::{column, shell_type, types};
use crate::rules::{Alteration, Item, Rules, Taken};
use crate::satellites::Grants;
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name};
use serde::Deserialize;

/// The kind.
pub const RANGE_TYPE: Kind = Kind::new("range type");

/// The rules of the kind.
pub struct Rule;

/// What a range type is.
#[derive(Debug, Deserialize)]
struct Facts {
    subtype: String,
    /// The operator class, where it is not the subtype's default.
    opclass: Option<String>,
    /// Collation, where it is not the subtype's own.
    collation: Option<String>,
    canonical: Option<String>,
    subtype_diff: Option<String>,
    multirange: (Ident, Ident),
}

impl Facts {
    fn definition(&self) -> Definition {
        Definition::default()
            .with("SUBTYPE", &self.subtype)
            .with_any("SUBTYPE_OPCLASS", self.opclass.as_ref())
            .with_any("COLLATION", self.collation.as_ref())
            .with_any("CANONICAL", self.canonical.as_ref())
            .with_any("SUBTYPE_DIFF", self.subtype_diff.as_ref())
            .with("MULTIRANGE_TYPE_NAME", self.multirange().to_string())
    }

    fn multirange(&self) -> Name {
        Name { namespace: self.multirange.0.clone(), name: self.multirange.1.clone() }
    }

    /// The functions that make values of the range type `name` and of its multirange type: both are in the namespace of
    /// the range type (manual, "Constructing Ranges and Multiranges").
    fn constructors(&self, name: &Name) -> Vec<(Ident, String)> {
        let subtype = &self.subtype;
        let of_range = [format!("({subtype}, {subtype})"), format!("({subtype}, {subtype}, text)")];
        let of_multirange = ["()".to_owned(), format!("({name})"), format!("(VARIADIC {name}[])")];
        let of_range = of_range.into_iter().map(|arguments| (name.name.clone(), arguments));
        of_range.chain(of_multirange.into_iter().map(|arguments| (self.multirange.1.clone(), arguments))).collect()
    }
}

/// What may be lost where the bounds get another type: any value may have one that does not survive.
fn losses(item: Item<'_>, context: &Context<'_>) -> Option<Hazard> {
    let (old, new): (Facts, Facts) = (item.facts(), context.desired(item.id)?.facts());
    if column::keeps_values(&old.subtype, &new.subtype) {
        return None;
    }
    let unit = column::unit_of_values(&old.subtype, &new.subtype);
    let (probe, tables) = types::count_held(item.id, context)?;
    Some(Hazard::new(HazardKind::ChangeType, item.id, unit, probe, tables))
}

/// What the multirange type of a range type is called.
pub(super) fn multirange(range: Item<'_>) -> Name {
    range.facts::<Facts>().multirange()
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        RANGE_TYPE
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn is_there(&self) -> &'static str {
        "pg_range r where r.rngtypid >= 16384"
    }

    fn settle(&self, catalog: &mut Catalog) {
        shell_type::separate(catalog, RANGE_TYPE);
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("TYPE {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let definition = item.facts::<Facts>().definition().sql();
        vec![types::statement(format!("CREATE TYPE {} AS RANGE {definition}", item.id.sql()), "create", item)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        shell_type::drop_all(item)
    }

    fn takes_along(&self, item: Item<'_>) -> Vec<Id> {
        shell_type::goes_along(item)
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::Replace
    }

    /// Renames the types and the functions that make values of them: PostgreSQL leaves those as they are called. A canonical
    /// function cannot be made twice.
    fn set_aside(&self, item: Item<'_>, aside: &Ident, context: &Context<'_>) -> Option<Vec<Statement>> {
        let facts: Facts = item.facts();
        if facts.canonical.is_some() {
            return None;
        }
        let (name, multirange) = (item.name(), facts.multirange());
        let other = Ident::new(format!("{}_multirange", aside.as_str()));
        let rename = |address: String, to: &Ident| types::set_aside(&address, to, item);
        let renamed = rename(self.address(item), aside);
        let mut statements = vec![
            losses(item, context).into_iter().fold(renamed, Statement::hazard),
            rename(format!("TYPE {multirange}"), &other),
        ];
        for (function, arguments) in facts.constructors(&name.sibling(aside)) {
            let (function, to) = match function == *aside {
                true => (&name.name, aside),
                false => (&multirange.name, &other),
            };
            statements.push(rename(format!("FUNCTION {}{arguments}", name.sibling(function)), to));
        }
        Some(statements)
    }

    fn drop_aside(&self, item: Item<'_>, aside: &Ident) -> Vec<Statement> {
        types::drop_aside("TYPE", aside, item)
    }

    fn takes(&self, item: Item<'_>) -> Vec<Taken> {
        let multirange = multirange(item).to_string();
        vec![types::taken(item.id), Taken { among: "type", name: multirange }]
    }

    fn grants(&self, item: Item<'_>) -> Option<Grants> {
        Some(types::grants(self.address(item)))
    }

    fn has_owner(&self) -> bool {
        true
    }
}
