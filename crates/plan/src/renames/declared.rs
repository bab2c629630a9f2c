//! Renames that were declared.

use crate::kinds::{KINDS, rules};
use crate::rules::Item;
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Id, Ident, Name};
use std::collections::{BTreeMap, BTreeSet};
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

impl Rename {
    /// The rename that undoes one.
    pub fn undoing(id: &Id, to: &Ident) -> Self {
        let path = id.with_last(to).path().iter().map(|part| part.as_str().to_owned()).collect();
        Self { path, to: id.last().as_str().to_owned(), requested: false }
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

/// Renames that are possible, in the order in which they are done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renamed {
    /// What each object is called when its turn comes, and is to be called.
    pub steps: Vec<(Id, Ident)>,
    /// The statements.
    pub statements: Vec<Statement>,
    /// What objects were called before, by what they are called after.
    pub former: BTreeMap<Id, Id>,
}

impl Rename {
    /// What the path can mean, where it begins with a namespace and where `public` is meant.
    fn paths(&self) -> Vec<Vec<Ident>> {
        let path: Vec<Ident> = self.path.iter().map(Ident::new).collect();
        let public: Vec<Ident> = [Ident::new("public")].into_iter().chain(path.iter().cloned()).collect();
        vec![public, path]
    }

    /// The object that is meant, where the catalog has it under this last name.
    fn find(&self, names: &Names, last: Option<&Ident>) -> Option<Id> {
        let all = self.paths().into_iter().flat_map(|path| {
            let ids = KINDS.iter().map(move |rules| Id::new(rules.kind(), path.iter().cloned()));
            ids.collect::<Vec<_>>()
        });
        let ids = all.filter(|id| id.path().len() > 1).flat_map(|id| names.now(&id));
        ids.map(|id| last.map_or(id.clone(), |last| id.with_last(last))).find(|id| names.has(id))
    }
}

/// What there is, under the names that it has after the renames so far.
struct Names {
    ids: BTreeSet<Id>,
    /// Renames of whole objects that were done: their parts moved along.
    moved: Vec<(Name, Ident)>,
}

impl Names {
    fn has(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    /// Whether anything has this path.
    fn any_at(&self, id: &Id) -> bool {
        KINDS.iter().any(|rules| self.has(&id.with_kind(rules.kind())))
    }

    /// An id as it was given, and as it is called after its whole was renamed.
    fn now(&self, id: &Id) -> Vec<Id> {
        let moved = self.moved.iter().filter(|(old, _)| id.whole().as_ref() == Some(old));
        [id.clone()].into_iter().chain(moved.map(|(_, new)| with_whole(id, new))).collect()
    }

    fn rename(&mut self, id: &Id, to: &Ident, former: &mut BTreeMap<Id, Id>) {
        let is_whole = id.path().len() == 2;
        let goes: Vec<Id> = self.ids.iter().filter(|one| is_within(one, id)).cloned().collect();
        for old in goes {
            let new = if old == *id { id.with_last(to) } else { with_whole(&old, to) };
            let first = former.remove(&old).unwrap_or_else(|| old.clone());
            former.insert(new.clone(), first);
            self.ids.remove(&old);
            self.ids.insert(new);
        }
        if let (true, Some(name)) = (is_whole, id.name()) {
            self.moved.push((name, to.clone()));
        }
    }
}

fn is_within(one: &Id, id: &Id) -> bool {
    one == id || id.path().len() == 2 && one.path().len() > 2 && one.path().starts_with(id.path())
}

fn with_whole(id: &Id, to: &Ident) -> Id {
    let mut path = id.path().to_vec();
    path[1] = to.clone();
    Id::signed(id.kind(), path, id.signature())
}

/// Finds what was declared in `live`, and the names that `desired` has.
///
/// A declared rename whose old name is not there, or whose new name nobody wants, is none: declarations stay in entities
/// after they were done.
///
/// # Errors
/// Where the new name is taken, and where a requested rename would do nothing.
pub fn find_renames(live: &Catalog, desired: &Catalog, renames: &[Rename]) -> Result<Renamed, RenameError> {
    let mut names = Names { ids: live.objects.keys().cloned().collect(), moved: Vec::new() };
    let mut found = Renamed::default();
    // Whole objects first: the rename of a part may name the new name of its whole.
    let (wholes, parts): (Vec<_>, Vec<_>) =
        renames.iter().partition(|rename| rename.find(&names, None).is_some_and(|id| id.path().len() == 2));
    for rename in wholes.into_iter().chain(parts) {
        let new = Ident::new(&rename.to);
        let Some(id) = rename.find(&names, None) else {
            if rename.requested && rename.find(&names, Some(&new)).is_none() {
                return Err(RenameError(format!("--rename {rename}: there is no {}", rename.path.join("."))));
            }
            continue;
        };
        let new_id = id.with_last(&new);
        let why_not = if desired.has(&id) {
            Some(format!("{id} is to stay"))
        } else if !desired.has(&new_id) {
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
        if names.has(&new_id) {
            return Err(RenameError(format!("cannot rename {id} to {new}: there is a {new_id} already")));
        }
        let statement = step(live, &found.former, &id, &new);
        let statement = statement.ok_or_else(|| RenameError(format!("{id} cannot be renamed")))?;
        found.statements.push(statement);
        names.rename(&id, &new, &mut found.former);
        found.steps.push((id, new));
    }
    rename_equals(live, desired, &mut names, &mut found);
    Ok(found)
}

/// Objects that are equal and have other names, where each has one to pair with.
fn rename_equals(live: &Catalog, desired: &Catalog, names: &mut Names, found: &mut Renamed) {
    let kinds = KINDS.iter().filter(|rules| rules.is_renamed_when_equal()).map(|rules| rules.kind());
    for kind in kinds {
        let gone: Vec<(Id, Id)> = names
            .ids
            .iter()
            .filter(|id| id.kind() == kind && !desired.has(id))
            .map(|id| (id.clone(), found.former.get(id).unwrap_or(id).clone()))
            .collect();
        for (id, former) in gone {
            let Some(object) = live.get(&former) else { continue };
            let place = |id: &Id| id.with_last(&Ident::new(""));
            let mut equals = desired
                .of_kind(kind)
                .filter(|(new, other)| place(new) == place(&id) && *other == object && !names.any_at(new));
            let Some((new, _)) = equals.next() else { continue };
            let to = new.last().clone();
            if let Some(statement) = step(live, &found.former, &id, &to) {
                found.statements.push(statement);
                names.rename(&id, &to, &mut found.former);
                found.steps.push((id, to));
            }
        }
    }
}

/// The statement of a rename; the object is described under the name it has by then.
fn step(live: &Catalog, former: &BTreeMap<Id, Id>, id: &Id, to: &Ident) -> Option<Statement> {
    let object = live.get(former.get(id).unwrap_or(id))?;
    rules(id.kind()).rename(Item { id, object, side: live }, to)
}
