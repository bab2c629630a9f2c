//! A catalog as the text of files: the inverse of what `push --schema` does with a folder. Pure; `ops::pull` reads, proves and writes.

mod entities;
mod home;
mod kept;
mod place;
mod settled;
mod text;

pub(crate) use entities::{Described, is_alike, is_as_written, is_ours, sealed};
pub(crate) use home::{Home, Homes};
pub(crate) use place::places;

use crate::catalog::{Catalog, Id, Ident};
use crate::error::Result;
use crate::plan::{Compared, For, Terms, create_each, unlike};
use crate::said::of_cycle;
use std::collections::{BTreeMap, BTreeSet};

/// The statements of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Statements {
    first: Vec<String>,
    /// Those that run when all other files have run: what they make acts on what is made after it.
    last: Vec<String>,
}

/// How a database is written, and compared with what was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    /// `server_version_num` of its server.
    pub(crate) version: u32,
    /// Whether owners are written.
    pub(crate) owners: bool,
}

impl Manner {
    fn made_for(self) -> For {
        let terms = Terms { owners: self.owners, privileges: Compared::All, role: Ident::new("") };
        For { terms, ..For::anywhere(self.version) }
    }

    /// The statements of each file that make a database of an empty one.
    ///
    /// Those of one file are in the order in which a push would run them. So whatever else has run, the first that has not run
    /// yet of all files together finds what it needs: files in this form can be run in any order.
    ///
    /// # Errors
    /// Exit 70 where they have no order.
    pub(crate) fn statements(
        self,
        empty: &Catalog,
        database: &Catalog,
    ) -> Result<BTreeMap<Home, Statements>> {
        let homes = Homes::of(database);
        let made = create_each(&self.made_for(), empty, database).map_err(|cycle| of_cycle(&cycle))?;
        let mut files: BTreeMap<Home, Statements> = BTreeMap::new();
        for (id, statements) in made.into_iter().filter(|(_, statements)| !statements.is_empty()) {
            let file = files.entry(homes.home(&id)).or_default();
            let own = if homes.is_last(&id) { &mut file.last } else { &mut file.first };
            own.extend(statements.into_iter().map(|statement| settled::settled(&statement.sql)));
        }
        Ok(files)
    }

    /// The objects that are not alike in a database and in what was written.
    pub(crate) fn unlike(self, database: &Catalog, written: &Catalog) -> BTreeSet<Id> {
        unlike(&self.made_for(), database, written)
    }
}

/// The text of a file of SQL that runs as a whole. What people wrote between the statements of an earlier text is kept.
pub(crate) fn text_of(statements: Vec<String>, earlier: Option<&str>) -> String {
    text(&Statements { first: statements, last: Vec::new() }, earlier)
}

/// The text of a file. What people wrote between the statements of an earlier text, and at its top, is kept.
pub(crate) fn text(statements: &Statements, earlier: Option<&str>) -> String {
    let kept = earlier.map(kept::Kept::of).unwrap_or_default();
    text::text(statements, &kept)
}
