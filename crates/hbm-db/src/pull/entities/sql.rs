//! The files of SQL beside entities, and what is in each.

use super::Described;
use crate::catalog::{Catalog, Id};
use crate::error::Result;
use crate::plan::create_each;
use crate::pull::settled::settled;
use crate::pull::{Homes, Manner};
use crate::said::of_cycle;
use std::collections::BTreeMap;

/// The file of what would stand beside entities where there are none.
const REST: &str = "before/999_rest.sql";

impl Described {
    /// What is made before the tables of entities, in its order, each file with its statements: they are numbered, as files run by
    /// name.
    ///
    /// # Errors
    /// Exit 70 where the statements have no order.
    pub(crate) fn before(
        &self,
        manner: Manner,
        empty: &Catalog,
        database: &Catalog,
    ) -> Result<Vec<(String, Vec<String>)>> {
        let mut part = database.clone();
        part.objects.retain(|id, _| self.early.has(id));
        let homes = Homes::of(&part);
        let mut files: Vec<(String, Vec<String>)> = Vec::new();
        for (id, statements) in manner.each(empty, &part)? {
            let folder = homes.home(&id).folder.unwrap_or_else(|| "schemas".into());
            if files.last().is_none_or(|(last, _)| *last != folder) {
                files.push((folder, Vec::new()));
            }
            if let Some((_, own)) = files.last_mut() {
                own.extend(statements);
            }
        }
        let numbered = |(at, (folder, own)): (usize, (String, Vec<String>))| {
            (format!("before/{:03}_{folder}.sql", at + 1), own)
        };
        Ok(files.into_iter().enumerate().map(numbered).collect())
    }

    /// What leads from what entities make to the database, in files that are called after tables. Each statement is in the file of
    /// its table, or in a later one where it needs what that has.
    ///
    /// # Errors
    /// Exit 70 where the statements have no order.
    pub(crate) fn beside(
        &self,
        manner: Manner,
        made: &Catalog,
        database: &Catalog,
    ) -> Result<BTreeMap<String, Vec<String>>> {
        let id = |entity: &super::Entity| crate::plan::kinds::table::id(&entity.table);
        let mut files: Vec<(String, Id)> =
            self.entities.iter().filter_map(|entity| Some((file(entity)?, id(entity)))).collect();
        files.sort();
        let places: BTreeMap<&Id, usize> = files.iter().enumerate().map(|(at, (_, id))| (id, at)).collect();
        let homes = [Homes::of(database), Homes::of(made)];
        let mut at: BTreeMap<Id, usize> = BTreeMap::new();
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, statements) in manner.each(made, database)? {
            let homes = &homes[usize::from(!database.has(&id))];
            let whole = homes.whole(&id);
            let parent = database.get(&id).and_then(|object| object.parent.as_ref());
            let needs = database.needs(&id).chain(parent).flat_map(|need| [need.clone(), homes.whole(need)]);
            // Tables of entities are there; what else stands in these files is there after its own.
            let after = needs.chain([id.clone(), whole.clone()]).filter_map(|need| {
                let is_table = places.contains_key(&need) && (need == whole || !places.contains_key(&whole));
                at.get(&need).or(places.get(&need).filter(|_| is_table)).copied()
            });
            let after = after.max();
            let last = files.len().saturating_sub(1);
            let place = if homes.is_last(&id) { last } else { after.unwrap_or_default() };
            at.insert(id, place);
            if !places.contains_key(&whole) {
                at.insert(whole, place);
            }
            let name = files.get(place).map_or_else(|| REST.to_owned(), |(name, _)| name.clone());
            texts.entry(name).or_default().extend(statements);
        }
        Ok(texts)
    }
}

/// The file beside an entity: it runs when all tables are there because it is called after one. None where no file can be.
fn file(entity: &super::Entity) -> Option<String> {
    let table = entity.table.name.as_str();
    if table.contains(['/', '\\']) || table.starts_with('.') {
        return None;
    }
    Some(match entity.table.namespace.as_str() {
        "public" => format!("{table}.sql"),
        _ => format!("{}/{table}.sql", entity.module),
    })
}

impl Manner {
    /// The statements that lead from one catalog to another, each with its object.
    fn each(self, from: &Catalog, to: &Catalog) -> Result<Vec<(Id, Vec<String>)>> {
        let made = create_each(&self.made_for(), from, to).map_err(|cycle| of_cycle(&cycle))?;
        let texts = |statements: Vec<crate::plan::Statement>| {
            statements.into_iter().map(|statement| settled(&statement.sql)).collect::<Vec<String>>()
        };
        let made = made.into_iter().map(|(id, statements)| (id, texts(statements)));
        Ok(made.filter(|(_, statements)| !statements.is_empty()).collect())
    }
}
