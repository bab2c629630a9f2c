//! An object as the rules of its kind see it.

use hbm_db_catalog::{Catalog, Id, Name, Object};
use serde::de::DeserializeOwned;

/// An object on one side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// What it is called.
    pub id: &'a Id,
    /// What it is.
    pub object: &'a Object,
    /// The catalog it is of.
    pub side: &'a Catalog,
}

impl<'a> Item<'a> {
    /// An object of a catalog, if it is there.
    pub fn of(side: &'a Catalog, id: &Id) -> Option<Self> {
        let (id, object) = side.objects.get_key_value(id)?;
        Some(Self { id, object, side })
    }

    /// What its facts say.
    ///
    /// # Panics
    /// Where they are not as the query of the kind gives them: the two are compiled together.
    pub fn facts<T: DeserializeOwned>(&self) -> T {
        let facts = &self.object.facts;
        facts.read().unwrap_or_else(|error| panic!("facts of {}: {error}: {}", self.id, facts.as_str()))
    }

    /// What is known of it besides.
    ///
    /// # Panics
    /// As [`Self::facts`].
    pub fn aside<T: DeserializeOwned>(&self) -> T {
        let facts = &self.object.aside;
        facts.read().unwrap_or_else(|error| panic!("facts of {}: {error}: {}", self.id, facts.as_str()))
    }

    /// The first two names of its path.
    ///
    /// # Panics
    /// Where it is in no namespace.
    pub fn name(&self) -> Name {
        self.id.name().unwrap_or_else(|| panic!("{} is in no namespace", self.id))
    }

    /// What it is a part of.
    pub fn parent(&self) -> Option<Item<'a>> {
        Self::of(self.side, self.object.parent.as_ref()?)
    }
}
