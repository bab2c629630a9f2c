//! Which namespaces a desired state speaks of: in the others nothing is changed.

use crate::app::App;
use crate::catalog::{Catalog, Id, Ident, NAMESPACE};
use crate::db::Session;
use crate::error::{Error, Result};
use crate::introspect;
use std::collections::BTreeSet;

/// Which namespaces are managed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those in which the desired state makes something.
    #[default]
    Made,
    /// These, whether the desired state makes something there or not.
    Named(BTreeSet<Ident>),
    /// All that the desired state or the database has, without those of extensions and of PostgreSQL.
    All,
}

impl Scope {
    /// These namespaces.
    ///
    /// # Errors
    /// Exit 2 for one that is PostgreSQL's or hbm-db's own.
    pub fn named(names: &[String]) -> Result<Self> {
        match names.iter().find(|name| Self::is_reserved(name)) {
            Some(name) => {
                Err(Error::usage(format!("the schema {} is none of an application's", Ident::new(name)))
                    .hint("leave it out of --schemas"))
            }
            None => Ok(Self::Named(names.iter().map(Ident::new).collect())),
        }
    }

    /// What an application says of it.
    pub(crate) fn of_app(app: &App) -> Self {
        app.declared_schemas().cloned().map_or(Self::Made, Self::Named)
    }

    /// Sees to it that something is managed: otherwise nothing would ever differ.
    ///
    /// # Errors
    /// Exit 2 for an empty list.
    pub(crate) fn refuse_empty(&self) -> Result<()> {
        match self {
            Self::Named(names) if names.is_empty() => Err(Error::usage(
                "the list of managed schemas is empty, so nothing is managed",
            )
            .hint("name the schemas; without a list, those are managed that the schema makes something in")),
            _ => Ok(()),
        }
    }

    /// Sees to it that every namespace that was named is in one of these.
    ///
    /// # Errors
    /// Exit 2 for one that is nowhere; `places` says where it was looked for.
    pub(crate) fn refuse_nowhere<'a>(
        &self,
        known: impl IntoIterator<Item = &'a BTreeSet<Ident>>,
        places: &str,
    ) -> Result<()> {
        let Self::Named(names) = self else { return Ok(()) };
        let known: Vec<&BTreeSet<Ident>> = known.into_iter().collect();
        match names.iter().find(|name| known.iter().all(|known| !known.contains(*name))) {
            None => Ok(()),
            Some(nowhere) => Err(Error::usage(format!("{places} has a schema {nowhere} of its own"))
                .hint("correct --schemas, or `schemas` in hbm-db.yaml; a schema that an extension made is that one's")),
        }
    }

    /// The same for what is compared without a plan: it is looked for in what is written, and in the database where that
    /// `is_named`. Without a database, one that only the database has is not known.
    ///
    /// # Errors
    /// Exit 2 where one is nowhere; without a database, where all are.
    pub(crate) async fn refuse_nowhere_at_hand(
        &self,
        made: [&Catalog; 2],
        (written_in, is_named): (&str, bool),
        session: &mut Session,
    ) -> Result<()> {
        let Self::Named(names) = self else { return Ok(()) };
        let made = made.map(Catalog::namespaces);
        if is_named {
            let places =
                format!("neither {written_in} nor migrations nor the database {}", session.server.database);
            let live = introspect::namespaces(session).await?;
            return self.refuse_nowhere(made.iter().chain([&live]), &places);
        }
        match names.iter().any(|name| made.iter().any(|made| made.contains(name))) {
            true => Ok(()),
            false => self.refuse_nowhere(&made, &format!("neither {written_in} nor migrations")),
        }
    }

    /// Whether a namespace is PostgreSQL's or hbm-db's own.
    pub(crate) fn is_reserved(name: &str) -> bool {
        name.starts_with("pg_") || ["information_schema", "hbm_db"].contains(&name)
    }

    /// What is managed of the namespaces that the desired state speaks of.
    pub(super) fn managed(&self, made: BTreeSet<Ident>) -> BTreeSet<Ident> {
        match self {
            Self::Named(names) => made.intersection(names).cloned().collect(),
            Self::Made | Self::All => made,
        }
    }

    /// What is managed of the namespaces that a database has.
    ///
    /// # Errors
    /// Exit 2 for a namespace that was named and is not there; what the server answers.
    pub(crate) async fn of_live(&self, session: &mut Session) -> Result<BTreeSet<Ident>> {
        let live = introspect::namespaces(session).await?;
        let Self::Named(names) = self else { return Ok(live) };
        match names.iter().find(|name| !live.contains(name)) {
            None => Ok(names.clone()),
            Some(nowhere) => Err(Error::usage(format!(
                "the database {} has no schema {nowhere} of its own",
                session.server.database
            ))
            .hint("correct --schemas, or `schemas` in hbm-db.yaml; a schema that an extension made is that one's")),
        }
    }

    /// Whether everything that the database has and the desired state does not is to go.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::All)
    }

    /// What decides which part of a desired state is read.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Named(names) => format!("only {names:?}"),
            Self::Made | Self::All => String::new(),
        }
    }

    /// Lets a desired state speak of the namespaces that another state of the same project has, and it has not: they stay, and
    /// nothing in them. Where namespaces are named, only those count. `renamed` are those that get another name.
    pub(crate) fn speak_of(&self, wanted: &mut Catalog, other: &Catalog, renamed: &BTreeSet<Ident>) {
        let made = wanted.namespaces();
        let is_managed = |name: &Ident| match self {
            Self::Named(names) => names.contains(name),
            Self::Made | Self::All => true,
        };
        let is_new =
            |id: &Id| !made.contains(id.last()) && is_managed(id.last()) && !renamed.contains(id.last());
        let added = other.of_kind(NAMESPACE).filter(|(id, _)| is_new(id));
        wanted.objects.extend(added.map(|(id, object)| (id.clone(), object.clone())));
    }

    /// The database in the namespaces that a desired state speaks of. It is told those as well that were named and that the
    /// database alone has: they stay, and nothing in them.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn live_beside(&self, wanted: &mut Catalog, session: &mut Session) -> Result<Catalog> {
        if let Self::Named(names) = self {
            let live = introspect::namespaces(session).await?;
            let alone: BTreeSet<Ident> = names
                .intersection(&live)
                .filter(|name| !wanted.namespaces().contains(name))
                .cloned()
                .collect();
            if !alone.is_empty() {
                let there = introspect::read_containers(session, &alone).await?;
                self.speak_of(wanted, &there, &BTreeSet::new());
            }
        }
        introspect::read(session, &wanted.namespaces()).await
    }

    /// Lets the desired state speak of what the database alone has and is managed: the namespace stays, and nothing in it.
    /// Returns those that the database has and that are left as they are. `renamed` are those that get another name.
    ///
    /// # Errors
    /// Exit 2 for a namespace that was named and is nowhere; what the server answers.
    pub(crate) async fn settle(
        &self,
        session: &mut Session,
        wanted: &mut Catalog,
        renamed: &BTreeSet<Ident>,
    ) -> Result<BTreeSet<Ident>> {
        let mut live = introspect::namespaces(session).await?;
        live.retain(|name| !renamed.contains(name));
        let made = wanted.namespaces();
        let added: BTreeSet<Ident> = match self {
            Self::Made => BTreeSet::new(),
            Self::Named(names) => names.difference(&made).cloned().collect(),
            Self::All => live.difference(&made).cloned().collect(),
        };
        let places = format!("neither the desired state nor the database {}", session.server.database);
        self.refuse_nowhere([&made, &live], &places)?;
        let mut left: BTreeSet<Ident> =
            live.difference(&made).filter(|name| !added.contains(name)).cloned().collect();
        if !added.is_empty() {
            let there = introspect::read_containers(session, &added).await?;
            let namespaces = there.objects.into_iter().filter(|(id, _)| id.kind() == NAMESPACE);
            wanted.objects.extend(namespaces);
        }
        // It is in every database.
        let public = Ident::new("public");
        if left.contains(&public) {
            let only = BTreeSet::from([public.clone()]);
            if introspect::read(session, &only).await?.is_vacant(&public) {
                left.remove(&public);
            }
        }
        Ok(left)
    }
}
