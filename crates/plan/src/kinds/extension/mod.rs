//! Extensions (manual, `CREATE EXTENSION`, `ALTER EXTENSION`). One is made where it is missing, and moved out of a namespace
//! that is managed; one in another namespace stays there, whatever its version. It is dropped only by name.

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::schema;
use crate::rules::{Alteration, Item, Rules};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Facts, Id, Ident, Kind, Object};
use serde::{Deserialize, Serialize};

/// The kind.
pub const EXTENSION: Kind = Kind::new("extension");

/// The rules of the kind.
pub struct Rule;

/// What is known of an extension besides its name.
#[derive(Debug, Serialize, Deserialize)]
pub struct Aside {
    /// The namespace its objects are in.
    pub schema: Ident,
    /// Whether they can be moved to another.
    #[serde(default)]
    pub relocatable: bool,
    /// Whether nobody has read it: the server has it, and what stands in for the server does not.
    #[serde(default)]
    pub unread: bool,
}

/// The identity of an extension.
pub fn id(name: &str) -> Id {
    Id::new(EXTENSION, [Ident::new(name)])
}

/// An extension that is to be in a namespace.
pub fn object(schema: Ident) -> Object {
    Object { aside: Facts::of(&Aside { schema, relocatable: false, unread: true }), ..Object::default() }
}

/// The namespace that an extension is in; none where there is no such extension.
pub fn schema_of(catalog: &Catalog, id: &Id) -> Option<Ident> {
    Item::of(catalog, id).filter(|item| item.id.kind() == EXTENSION).map(|item| item.aside::<Aside>().schema)
}

/// Whether an extension of a catalog has its objects in a namespace.
pub fn any_in(catalog: &Catalog, schema: &Ident) -> bool {
    catalog.of_kind(EXTENSION).any(|(id, _)| schema_of(catalog, id).as_ref() == Some(schema))
}

impl Rules for Rule {
    fn kind(&self) -> Kind {
        EXTENSION
    }

    fn query(&self) -> &'static str {
        include_str!("query.sql")
    }

    fn address(&self, item: Item<'_>) -> String {
        format!("EXTENSION {}", item.id.sql())
    }

    fn create(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let schema = item.aside::<Aside>().schema;
        let sql = format!("CREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA {schema}", item.id.sql());
        vec![Statement::new(sql, format!("create {}", item.id), Lock::None)]
    }

    fn drop(&self, item: Item<'_>, _: &Context<'_>) -> Vec<Statement> {
        let hazard =
            Hazard::uncounted(HazardKind::DropExtension, item.id.plain(), "with everything that is of it", None);
        let sql = format!("DROP EXTENSION {}", item.id.sql());
        vec![Statement::new(sql, format!("drop {}", item.id), Lock::AccessExclusive).hazard(hazard)]
    }

    fn alter(&self, _: Item<'_>, _: Item<'_>, _: &Context<'_>) -> Alteration {
        Alteration::in_place(Vec::new())
    }

    fn moves(&self, live: &Catalog, desired: &Catalog) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (id, wanted) in desired.of_kind(EXTENSION) {
            let wanted = Item { id, object: wanted, side: desired };
            let Some(is) = Item::of(live, id).map(|item| item.aside::<Aside>()) else { continue };
            let to = wanted.aside::<Aside>().schema;
            if is.schema == to || !is.relocatable || !desired.namespaces().contains(&is.schema) {
                continue;
            }
            let namespace = schema::id(&to);
            if let Some(missing) = Item::of(desired, &namespace).filter(|_| !live.has(&namespace)) {
                statements.push(schema::create(missing));
            }
            let sql = format!("ALTER EXTENSION {} SET SCHEMA {to}", id.sql());
            statements.push(Statement::new(sql, format!("move {id} to {namespace}"), Lock::AccessExclusive));
        }
        statements
    }

    /// One that stays in another schema: what is of it has other names there.
    fn obstacles(&self, live: &Catalog, desired: &Catalog) -> Vec<String> {
        let schema = |side: &Catalog, id: &Id| Item::of(side, id).map(|item| item.aside::<Aside>().schema);
        let both = desired.of_kind(EXTENSION).filter_map(|(id, _)| {
            let (is, to) = (schema(live, id)?, schema(desired, id)?);
            let is_used = || desired.objects.keys().any(|user| desired.needs(user).any(|one| one == id));
            (is != to && is_used()).then(|| {
                format!("{id} is in the schema {is}, and is to be in {to}: CREATE EXTENSION {} SCHEMA {is} takes it where it is", id.sql())
            })
        });
        both.collect()
    }

    fn is_replaceable(&self, _: Item<'_>) -> bool {
        false
    }

    fn brings_its_comment(&self) -> bool {
        true
    }

    fn is_without_its_comment(&self, item: Item<'_>) -> bool {
        item.object.satellites.comment.is_none() && !item.aside::<Aside>().unread
    }

    fn is_elsewhere(&self, one: Item<'_>, other: Item<'_>) -> bool {
        one.aside::<Aside>().schema != other.aside::<Aside>().schema
    }

    fn is_dropped_only_by_name(&self) -> bool {
        true
    }

    fn is_told_when_left(&self) -> bool {
        false
    }

    /// It may be put into a namespace.
    fn needs(&self, item: Item<'_>) -> Vec<Id> {
        vec![schema::id(&item.aside::<Aside>().schema)]
    }
}
