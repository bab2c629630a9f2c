//! Where files are: names that every file system has, and that do not differ by case alone.

use super::Home;
use super::home::folder;
use crate::catalog::{Fingerprint, Ident};
use crate::plan::kinds::KINDS;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The namespace whose files are at the top.
const PUBLIC: &str = "public";

/// The file of a namespace itself.
const NAMESPACE_FILE: &str = "schema.sql";

/// Names that a folder of migrations has, or that are devices elsewhere.
const RESERVED: [&str; 7] = ["up", "down", "migration", "con", "prn", "aux", "nul"];

/// How long a name is at the most, in bytes: an extension and a mark have room besides.
const LONGEST: usize = 160;

/// The path of each in the folder. Of several that differ by case alone, one that is in lower case has its name, and the
/// others a digest behind it.
pub(crate) fn places(homes: &BTreeSet<Home>) -> BTreeMap<Home, PathBuf> {
    let reserved: BTreeSet<String> = KINDS.iter().map(|rules| folder(rules.kind())).collect();
    let mut alike: BTreeMap<String, Vec<(String, &Home)>> = BTreeMap::new();
    for home in homes {
        let place = place(home, &reserved);
        alike.entry(place.to_lowercase()).or_default().push((place, home));
    }
    let mut found = BTreeMap::new();
    for (lower, several) in alike {
        let plain = match several.len() {
            1 => Some(0),
            _ => several.iter().position(|(place, _)| *place == lower),
        };
        for (at, (place, home)) in several.into_iter().enumerate() {
            let place = if plain == Some(at) { place } else { marked(&place, &format!("{home:?}")) };
            found.insert(home.clone(), place.into());
        }
    }
    found
}

fn place(home: &Home, reserved: &BTreeSet<String>) -> String {
    let mut place = String::new();
    if let Some(namespace) = home.namespace.as_ref().map(Ident::as_str).filter(|name| *name != PUBLIC) {
        let name = stem(namespace);
        place += &if reserved.contains(&name.to_lowercase()) { format!("{name}~") } else { name };
        place.push('/');
    }
    match &home.folder {
        None => place + NAMESPACE_FILE,
        Some(folder) => format!("{place}{folder}/{}.sql", stem(&home.name)),
    }
}

/// A name as files have it: what is no letter of ASCII, digit, `_` or `-` is written as its bytes.
fn stem(name: &str) -> String {
    let mut stem = String::new();
    for one in name.chars() {
        match one.is_ascii_alphanumeric() || "_-".contains(one) {
            true => stem.push(one),
            false => {
                let mut bytes = [0; 4];
                one.encode_utf8(&mut bytes).bytes().for_each(|byte| stem += &format!("%{byte:02X}"));
            }
        }
    }
    let lower = stem.to_lowercase();
    let is_device =
        ["com", "lpt"].iter().any(|port| lower.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    if stem.len() > LONGEST {
        stem.truncate(LONGEST);
        stem = format!("{stem}~{}", digest(name));
    } else if RESERVED.contains(&lower.as_str()) || is_device {
        stem.push('~');
    }
    stem
}

fn marked(place: &str, of: &str) -> String {
    format!("{}~{}.sql", place.trim_end_matches(".sql"), digest(of))
}

fn digest(text: &str) -> String {
    Fingerprint::of_text(text).to_string().chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Id, Kind, Name, Object};
    use crate::pull::Homes;

    fn paths(ids: &[Id]) -> Vec<String> {
        let mut catalog = Catalog::default();
        catalog.objects.extend(ids.iter().map(|id| (id.clone(), Object::default())));
        let homes = Homes::of(&catalog);
        let places = places(&ids.iter().map(|id| homes.home(id)).collect());
        ids.iter().map(|id| places[&homes.home(id)].display().to_string()).collect()
    }

    fn table(namespace: &str, name: &str) -> Id {
        Id::named(Kind::new("table"), &Name::new(namespace, name))
    }

    #[test]
    fn every_name_is_one_of_a_file() {
        for (namespace, name, path) in [
            ("public", "users", "tables/users.sql"),
            ("public", "Users", "tables/Users.sql"),
            ("public", "1", "tables/1.sql"),
            ("audit", "log", "audit/tables/log.sql"),
            ("tables", "log", "tables~/tables/log.sql"),
            ("public", "migration", "tables/migration~.sql"),
            ("public", "up", "tables/up~.sql"),
            ("public", "COM1", "tables/COM1~.sql"),
            ("public", "../etc", "tables/%2E%2E%2Fetc.sql"),
            ("Other Wing", "größe", "Other%20Wing/tables/gr%C3%B6%C3%9Fe.sql"),
        ] {
            assert_eq!(paths(&[table(namespace, name)]), [path]);
        }
        let long = "ö".repeat(31);
        let path = &paths(&[table("public", &long)])[0];
        assert!(path.len() < 200 && path.contains('~'), "{path}");
    }

    #[test]
    fn none_differ_by_case_alone() {
        let found = paths(&[table("public", "Users"), table("public", "users"), table("public", "USERS")]);
        assert_eq!(found[1], "tables/users.sql");
        let lower: BTreeSet<String> = found.iter().map(|path| path.to_lowercase()).collect();
        assert_eq!(lower.len(), 3, "{found:?}");
        assert!(found[0].starts_with("tables/Users~"), "{found:?}");
    }
}
