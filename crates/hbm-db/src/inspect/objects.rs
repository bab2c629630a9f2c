//! What is in a database besides tables and views: functions, types, sequences, extensions and so on.

use super::made::{statements, with_parts};
use super::names::{parts, same};
use super::{ResultColumn, ResultSet};
use crate::catalog::{Catalog, Id, Ident, Kind};
use crate::counted::counted;
use crate::db::Session;
use crate::error::{Error, Result};
use crate::introspect::{namespaces, read_apart};
use serde::Serialize;
use std::collections::BTreeMap;

/// All objects of users that are no tables or views, nor parts of anything.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Objects {
    /// They, by kind and name.
    pub objects: Vec<Listed>,
}

/// An object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its kind.
    pub kind: Kind,
    /// Its name, as it is written in SQL, with what tells it from others of that name.
    pub name: String,
    /// Who owns it; none for what has no owner.
    pub owner: Option<Ident>,
    /// Its comment.
    pub comment: Option<String>,
}

/// An object with the statements that make it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Object {
    /// What it is.
    #[serde(flatten)]
    pub listed: Listed,
    /// What makes it, with its parts, its comment and its privileges.
    pub statements: Vec<String>,
}

fn listed(catalog: &Catalog) -> impl Iterator<Item = &Id> {
    catalog.objects.iter().filter(|(_, object)| object.parent.is_none()).map(|(id, _)| id)
}

impl Listed {
    fn of(catalog: &Catalog, id: &Id) -> Self {
        let satellites = &catalog.objects[id].satellites;
        let (owner, comment) = (satellites.owner.clone(), satellites.comment.clone());
        Self { kind: id.kind(), name: id.brief(), owner, comment }
    }
}

impl Objects {
    /// Reads them.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(session: &mut Session) -> Result<Self> {
        let all = namespaces(session).await?;
        let catalog = read_apart(session, &all).await?;
        Ok(Self { objects: listed(&catalog).map(|id| Listed::of(&catalog, id)).collect() })
    }

    /// How many there are of each kind.
    pub fn counted(&self) -> String {
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for one in &self.objects {
            *kinds.entry(one.kind).or_default() += 1;
        }
        let told: Vec<String> = kinds.into_iter().map(|(kind, count)| counted(count, kind.word())).collect();
        told.join(", ")
    }

    /// The same as rows, for every form a result can have.
    pub fn rows(&self) -> ResultSet {
        let column = |name: &str| ResultColumn { name: name.into(), data_type: String::new(), number: false };
        let columns = ["kind", "name", "owner", "comment"].map(column).into();
        let row = |one: &Listed| {
            let owner = one.owner.as_ref().map(ToString::to_string);
            let comment = one.comment.clone().unwrap_or_default();
            [one.kind.to_string(), one.name.clone(), owner.unwrap_or_default(), comment].map(Some).into()
        };
        ResultSet::new(columns, self.objects.iter().map(row).collect())
    }
}

impl Object {
    /// Finds the one that is meant: by its name, with the types of its arguments where there are several, or with its kind
    /// before it. None where nothing has the name.
    ///
    /// # Errors
    /// Exit 2 where there are several; what the server answers.
    pub async fn find(session: &mut Session, written: &str) -> Result<Option<Self>> {
        let all = namespaces(session).await?;
        let catalog = read_apart(session, &all).await?;
        let id = match named(&catalog, written).as_slice() {
            [] => return Ok(None),
            [one] => one.clone(),
            several => {
                let names: Vec<String> = several.iter().map(ToString::to_string).collect();
                return Err(Error::usage(format!("{written} may be one of {}", names.join(", ")))
                    .hint(format!("write it so: '{}'", several[0])));
            }
        };
        let own = with_parts(&catalog, &id);
        let made = statements(session.server.version, &Catalog::default(), &own)?;
        Ok(Some(Self { listed: Listed::of(&catalog, &id), statements: made }))
    }
}

/// Those that a name means: as they are listed, else as PostgreSQL would read it.
fn named(catalog: &Catalog, written: &str) -> Vec<Id> {
    let find = |is: &dyn Fn(&Id) -> bool| listed(catalog).filter(|id| is(id)).cloned().collect::<Vec<_>>();
    let whole =
        find(&|id| [id.to_string(), id.brief(), id.plain(), id.sql()].iter().any(|name| name == written));
    if !whole.is_empty() {
        return whole;
    }
    let Some(parts) = parts(written) else { return Vec::new() };
    let is = |id: &Id, folded: bool| match (parts.as_slice(), id.path()) {
        ([name], [.., own]) => same(own, name, folded),
        ([namespace, name], [first, own]) => same(first, namespace, folded) && same(own, name, folded),
        _ => false,
    };
    let exact = find(&|id| is(id, false));
    if exact.is_empty() { find(&|id| is(id, true)) } else { exact }
}
