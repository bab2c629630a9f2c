//! Renames that were declared, and those of enum types, which need no declaration.

use super::Change;
use super::rewrite::{Rewriter, rewrite_enums};
use crate::catalog::{Catalog, Enum, Ident, Name, Object, ObjectId};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

/// A rename somebody declared: `--rename table.old=new`, `--rename old=new`, or `renamed_from` of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    pub(super) path: Vec<String>,
    pub(super) to: String,
    /// Asked for by a flag, so that it must be possible; a declaration stays in its entity after it was done.
    pub(super) requested: bool,
}

impl Rename {
    /// A column's rename, as an entity declares it.
    pub fn column(table: &Name, old: &str, new: &str) -> Self {
        Self {
            path: vec![table.namespace.as_str().into(), table.name.as_str().into(), old.into()],
            to: new.into(),
            requested: false,
        }
    }
}

impl Rename {
    /// A table's rename.
    pub fn table(old: &Name, new: &str) -> Self {
        Self {
            path: vec![old.namespace.as_str().into(), old.name.as_str().into()],
            to: new.into(),
            requested: false,
        }
    }
}

impl FromStr for Rename {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let [path, to] = split_unquoted(text, '=')
            .try_into()
            .map_err(|_| "expected table.old=new for a column, or old=new for a table")?;
        let path = unquoted_path(path);
        let to = unquoted(to);
        if to.is_empty() || path.len() > 3 || path.iter().any(String::is_empty) {
            return Err("expected table.old=new for a column, or old=new for a table".into());
        }
        Ok(Self { path, to, requested: true })
    }
}

/// The parts of a name like `"My table".column`, as in the catalog.
pub fn unquoted_path(text: &str) -> Vec<String> {
    split_unquoted(text, '.').into_iter().map(unquoted).collect()
}

/// The name as in the catalog, whether it was quoted or not.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.map_or_else(|| text.to_owned(), |inside| inside.replace("\"\"", "\""))
}

/// The parts between separators that are not quoted. A quote counts where a name begins; elsewhere it is part of one.
fn split_unquoted(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut start, mut quoted, mut begins) = (Vec::new(), 0, false, true);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if quoted {
            quoted = c != '"' || chars.next_if(|(_, next)| *next == '"').is_some();
        } else if c == '"' && begins {
            (quoted, begins) = (true, false);
        } else if c == separator {
            parts.push(&text[start..at]);
            (start, begins) = (at + c.len_utf8(), true);
        } else {
            begins = c == '.' || begins && c == ' ';
        }
    }
    parts.push(&text[start..]);
    parts
}

impl fmt::Display for Rename {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.path.join("."), self.to)
    }
}

/// Why a declared rename cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameError(pub String);

impl Rename {
    /// What the path can mean, a table that was renamed before under its new name, too.
    fn candidates(&self, tables: &HashMap<Name, Name>) -> Vec<ObjectId> {
        let parts: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let column = |table: Name, column: &str| {
            let renamed = tables.get(&table).cloned();
            [Some(table), renamed]
                .into_iter()
                .flatten()
                .map(|table| ObjectId::Column(table, Ident::new(column)))
                .collect::<Vec<_>>()
        };
        match parts.as_slice() {
            [table] => vec![ObjectId::Table(Name::new("public", *table))],
            [first, second] => {
                let mut ids = column(Name::new("public", *first), second);
                ids.push(ObjectId::Table(Name::new(*first, *second)));
                ids
            }
            [namespace, table, name] => column(Name::new(*namespace, *table), name),
            _ => vec![],
        }
    }

    /// The object of `live` that is meant; none where it is not there.
    fn find(&self, live: &Catalog, tables: &HashMap<Name, Name>) -> Option<ObjectId> {
        self.candidates(tables).into_iter().find(|id| live.objects.contains_key(id))
    }

    /// Whether it was done before.
    fn is_done(&self, live: &Catalog, tables: &HashMap<Name, Name>) -> bool {
        let new = Ident::new(&self.to);
        self.candidates(tables).iter().any(|id| live.objects.contains_key(&id.with_last(&new)))
    }
}

/// Does the renames in `live`, and gives them as changes.
///
/// A declared rename whose old name is not there, or whose new name nobody wants, is no change: declarations stay
/// in entities after they were done.
///
/// # Errors
/// Where the new name is taken, and where a requested rename would do nothing.
pub fn apply(live: &mut Catalog, desired: &Catalog, renames: &[Rename]) -> Result<Vec<Change>, RenameError> {
    let mut changes = Vec::new();
    // The tables that were renamed, by their old names.
    let mut done: HashMap<Name, Name> = HashMap::new();
    // Tables first: a column's rename may name its table's new name.
    let (tables, columns): (Vec<_>, Vec<_>) =
        renames.iter().partition(|rename| matches!(rename.find(live, &done), Some(ObjectId::Table(_))));
    let mut rewriter = Rewriter::of(live);
    for rename in tables.into_iter().chain(columns) {
        let new = Ident::new(&rename.to);
        let Some(id) = rename.find(rewriter.live, &done) else {
            if rename.requested && !rename.is_done(rewriter.live, &done) {
                return Err(RenameError(format!("--rename {rename}: there is no {}", rename.path.join("."))));
            }
            continue;
        };
        let new_id = id.with_last(&new);
        let why_not = if desired.objects.contains_key(&id) {
            Some(format!("{id} is to stay"))
        } else if !desired.objects.contains_key(&new_id) {
            Some(format!("nothing is to be called {new}"))
        } else {
            None
        };
        if let Some(why) = why_not {
            if rename.requested {
                return Err(RenameError(format!("--rename {rename}: {why}")));
            }
            continue;
        }
        if rewriter.live.objects.contains_key(&new_id) {
            return Err(RenameError(format!("cannot rename {id} to {new}: there is a {new_id} already")));
        }
        match &id {
            ObjectId::Table(table) => {
                rewriter.rename_table(table, &table.sibling(&new));
                done.entry(table.clone()).or_insert_with(|| table.sibling(&new));
            }
            _ => rewriter.rename_column(&id, &new),
        }
        changes.push(Change::Rename { id, to: new });
    }
    changes.extend(rename_enums(live, desired));
    Ok(changes)
}

/// Enum types that go, and that come.
type GoneAndNew = (Vec<Name>, Vec<Name>);

/// Enum types with the same labels and another name: no row is touched by the rename.
fn rename_enums(live: &mut Catalog, desired: &Catalog) -> Vec<Change> {
    let missing = |from: &Catalog, other: &Catalog| -> Vec<(Name, Enum)> {
        from.objects
            .iter()
            .filter(|(id, _)| !other.objects.contains_key(id))
            .filter_map(|(id, object)| match (id, object) {
                (ObjectId::Enum(name), Object::Enum(labels)) => Some((name.clone(), labels.clone())),
                _ => None,
            })
            .collect()
    };
    // Only where there is no choice: one with these labels goes, and one comes.
    let mut alike: BTreeMap<(Ident, Vec<String>), GoneAndNew> = BTreeMap::new();
    for (name, own) in missing(live, desired) {
        alike.entry((name.namespace.clone(), own.labels)).or_default().0.push(name);
    }
    for (name, own) in missing(desired, live) {
        alike.entry((name.namespace.clone(), own.labels)).or_default().1.push(name);
    }
    let mut renames: BTreeMap<Name, Name> = BTreeMap::new();
    for group in alike.into_values() {
        if let ([from], [to]) = (group.0.as_slice(), group.1.as_slice()) {
            renames.insert(from.clone(), to.clone());
        }
    }
    rewrite_enums(live, &renames);
    renames.into_iter().map(|(from, to)| Change::Rename { id: ObjectId::Enum(from), to: to.name }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Table;

    fn tables(names: &[&str]) -> Catalog {
        let objects = names.iter().map(|name| {
            (ObjectId::Table(Name::new("public", *name)), Object::Table(Table { unlogged: false }))
        });
        Catalog { objects: objects.collect(), ..Catalog::default() }
    }

    #[test]
    fn reads_what_the_flag_takes() {
        for (text, read) in [
            ("t.old=new", Ok("t.old=new")),
            ("old=new", Ok("old=new")),
            ("sales.t.old=new", Ok("sales.t.old=new")),
            ("\"My T\".\"Old\"=\"New\"", Ok("My T.Old=New")),
            ("t.p\"q=p", Ok("t.p\"q=p")),
            ("t.\"p\"\"q\"=p", Ok("t.p\"q=p")),
            ("t.\"a.b=c\"=\"d=e\"", Ok("t.a.b=c=d=e")),
            ("t.a=b=c", Err(())),
            (" t.old = new ", Ok("t.old=new")),
            ("t.old", Err(())),
            ("t.old=", Err(())),
            ("t.=new", Err(())),
            ("a.b.c.d=new", Err(())),
        ] {
            let rename = Rename::from_str(text).map(|rename| rename.to_string()).map_err(drop);
            assert_eq!(rename, read.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn a_declaration_may_have_been_done_and_a_flag_may_not_be_in_vain() {
        let flag: Rename = "old=new".parse().expect("a rename");
        let declared = Rename::table(&Name::new("public", "old"), "new");
        for (live, desired, by_flag, by_declaration) in [
            (["old"].as_slice(), ["new"].as_slice(), Ok(1), Ok(1)),
            (&["new"], &["new"], Ok(0), Ok(0)),
            (&[], &["new"], Err("there is no old"), Ok(0)),
            (&["old"], &["old"], Err("table old is to stay"), Ok(0)),
            (&["old"], &[], Err("nothing is to be called new"), Ok(0)),
            (
                &["old", "new"],
                &["new"],
                Err("there is a table new already"),
                Err("there is a table new already"),
            ),
        ] {
            for (rename, expected) in [(&flag, by_flag), (&declared, by_declaration)] {
                let done = apply(&mut tables(live), &tables(desired), std::slice::from_ref(rename));
                match (done, expected) {
                    (Ok(done), Ok(count)) => assert_eq!(done.len(), count, "{live:?} to {desired:?}"),
                    (Err(RenameError(told)), Err(why)) => assert!(told.ends_with(why), "{told}"),
                    (done, expected) => panic!("{live:?} to {desired:?}: {done:?}, not {expected:?}"),
                }
            }
        }
    }
}
