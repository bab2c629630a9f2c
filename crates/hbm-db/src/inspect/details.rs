//! What a relation has besides columns, constraints and indexes. All kinds of objects are shown alike: by the statements that
//! make them.

use super::Relation;
use super::made::{is_of, statements, with_parts, with_satellites, without};
use crate::catalog::{Catalog, Id, Kind, Satellites};
use crate::db::Session;
use crate::error::Result;
use crate::introspect::read_relation;
use crate::plan::Item;
use crate::plan::kinds::{column, constraint, default, foreign_key, index, partition, rules, view_column};
use serde::Serialize;

/// The kinds whose objects a [`super::Table`] has in lists of their own.
const LISTED: [Kind; 7] = [
    column::COLUMN,
    view_column::VIEW_COLUMN,
    default::DEFAULT,
    constraint::CONSTRAINT,
    foreign_key::FOREIGN_KEY,
    index::INDEX,
    partition::PARTITION,
];

/// What a relation has besides columns, constraints and indexes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Details {
    /// What is set of it: storage parameters, row level security and so on.
    pub settings: Vec<Setting>,
    /// Triggers, policies, rules, statistics, publications that hold it and so on.
    pub parts: Vec<Part>,
    /// The statements that give what roles have besides what they have by default, on it and on its columns.
    pub privileges: Vec<String>,
}

/// Something that is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// An object that is a part of a relation or holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its kind.
    pub kind: Kind,
    /// Its own name.
    pub name: String,
    /// What makes it.
    pub statements: Vec<String>,
    /// Its comment.
    pub comment: Option<String>,
}

/// A relation in the catalog that was read for it; none where it is nothing that a schema says, as what came with an extension.
async fn read(session: &mut Session, relation: &Relation) -> Result<Option<(Catalog, Id)>> {
    let catalog = read_relation(session, relation.oid).await?;
    let is_it =
        |id: &&Id| catalog.objects[*id].parent.is_none() && id.name().as_ref() == Some(&relation.name);
    let found = catalog.objects.keys().find(is_it).cloned();
    Ok(found.map(|id| (catalog, id)))
}

impl Details {
    /// Reads those of a relation.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(session: &mut Session, relation: &Relation) -> Result<Self> {
        match read(session, relation).await? {
            Some((catalog, id)) => Self::of(&catalog, &id, session.server.version),
            None => Ok(Self::default()),
        }
    }

    fn of(catalog: &Catalog, id: &Id, version: u32) -> Result<Self> {
        let Some(relation) = Item::of(catalog, id) else { return Ok(Self::default()) };
        let settings = rules(id.kind()).settings(relation);
        let setting = |(name, value): (&str, String)| Setting { name: name.to_owned(), value };
        let bare = with_satellites(catalog, |_| Satellites::default());
        let mut parts = Vec::new();
        for (part, object) in &catalog.objects {
            // What is of another part is told with that.
            let is_part = object.parent.as_ref().is_some_and(|whole| {
                whole == id || LISTED.contains(&whole.kind()) && is_of(catalog, whole, id)
            });
            let holds =
                || Item::of(catalog, part).is_some_and(|item| rules(part.kind()).holds(item, relation));
            if LISTED.contains(&part.kind()) || !is_part && !holds() {
                continue;
            }
            let made = statements(version, &without(&bare, part), &bare)?;
            let comment = object.satellites.comment.clone();
            if !made.is_empty() || comment.is_some() {
                let name = part.last().to_string();
                parts.push(Part { kind: part.kind(), name, statements: made, comment });
            }
        }
        Ok(Self {
            settings: settings.into_iter().map(setting).collect(),
            parts,
            privileges: privileges(&with_parts(catalog, id), version)?,
        })
    }
}

/// The statements that lead from what everybody has by default to what they have.
fn privileges(catalog: &Catalog, version: u32) -> Result<Vec<String>> {
    let owned = |of: &Satellites| Satellites { owner: of.owner.clone(), ..Satellites::default() };
    let granted = |of: &Satellites| Satellites { privileges: of.privileges.clone(), ..owned(of) };
    statements(version, &with_satellites(catalog, owned), &with_satellites(catalog, granted))
}

/// The statements that make a relation with all its parts; none for one that no schema says anything of.
///
/// # Errors
/// What the server answers.
pub async fn definition(session: &mut Session, relation: &Relation) -> Result<Vec<String>> {
    match read(session, relation).await? {
        Some((catalog, id)) => {
            statements(session.server.version, &Catalog::default(), &with_parts(&catalog, &id))
        }
        None => Ok(Vec::new()),
    }
}
