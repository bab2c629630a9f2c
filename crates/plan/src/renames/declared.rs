//! Renames that were declared.

use crate::kinds::{KINDS, rules};
use crate::rules::Item;
use crate::statement::Statement;
use hbm_db_catalog::{Catalog, Id, Ident, NAMESPACE, Name};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// A rename somebody declared: `--rename table.old=new`, `--rename old=new` also of a namespace, `--rename type.old=new` of an
/// attribute or an enum label, or `renamed_from` of an entity.
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
    /// The namespace that is meant, if one is: what has a path of one name may be a table, too.
    pub fn namespace(&self) -> Option<(Ident, Ident)> {
        match self.path.as_slice() {
            [name] => Some((Ident::new(name), Ident::new(&self.to))),
            _ => None,
        }
    }

    /// The rename that undoes one.
    pub fn undoing(id: &Id, to: &Ident) -> Self {
        let path = id.with_last(to).path().iter().map(|part| part.as_str().to_owned()).collect();
        Self { path, to: id.last().as_str().to_owned(), requested: false }
    }
}

const EXPECTED: &str = "expected table.old=new for a column, or old=new for a table or a schema";

impl FromStr for Rename {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let [path, to] = split_unquoted(text, '=').try_into().map_err(|_| EXPECTED)?;
        let path = unquoted_path(path);
        let to = unquoted(to);
        if to.is_empty() || path.len() > 3 || path.iter().any(String::is_empty) {
            return Err(EXPECTED.into());
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

/// Why a declared rename cannot be done, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameError(pub String, pub &'static str);

const TAKEN: &str = "rename or drop what has the new name first, or leave the rename out";
const NONE: &str =
    "correct the names: table.old=new for a column, old=new for a table; or leave the rename out";
const IMPOSSIBLE: &str = "leave the rename out: it is dropped and made again";

/// Renames that are possible, in the order in which they are done, and moves of whole extensions after them.
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
    /// What the path can mean: where `public` is meant, and where it begins with a namespace or is in none.
    fn paths(&self) -> Vec<Vec<Ident>> {
        let path: Vec<Ident> = self.path.iter().map(Ident::new).collect();
        let public: Vec<Ident> = [Ident::new("public")].into_iter().chain(path.iter().cloned()).collect();
        vec![public, path]
    }

    /// The object that is meant, where the catalog has it under this last name.
    fn find(&self, names: &Names, last: Option<&Ident>) -> Option<Id> {
        let ids = self.paths().into_iter().flat_map(|path| names.of_path(&path));
        ids.map(|id| last.map_or(id.clone(), |last| id.with_last(last))).find(|id| names.has(id))
    }

    /// The object whose inner name is meant, and that name.
    fn find_inner(&self, names: &Names, live: &Catalog, former: &BTreeMap<Id, Id>) -> Option<(Id, Ident)> {
        for mut path in self.paths().into_iter().filter(|path| path.len() > 2) {
            let inner = path.pop()?;
            let ids = names.of_path(&path).into_iter().filter(|id| names.has(id));
            let has = |id: &Id| {
                let object = live.get(former.get(id).unwrap_or(id));
                object.is_some_and(|object| has_inner(Item { id, object, side: live }, &inner))
            };
            if let Some(id) = { ids }.find(has) {
                return Some((id, inner));
            }
        }
        None
    }
}

fn has_inner(item: Item<'_>, name: &Ident) -> bool {
    rules(item.id.kind()).inner_names(item).contains(name)
}

/// What there is, under the names that it has after the renames so far.
struct Names {
    ids: BTreeSet<Id>,
    /// Renames of namespaces and of whole objects that were done: what is in them moved along.
    moved: Vec<(Id, Ident)>,
}

impl Names {
    fn has(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    /// Whether anything has this path.
    fn any_at(&self, id: &Id) -> bool {
        KINDS.iter().any(|rules| self.has(&id.with_kind(rules.kind())))
    }

    /// What a path may name: as it was given, and as it is after what it is in was renamed.
    fn of_path(&self, path: &[Ident]) -> Vec<Id> {
        let mut paths = vec![path.to_vec()];
        for (old, new) in &self.moved {
            let mut found = paths.last().cloned().unwrap_or_default();
            if found.len() > old.path().len() && found.starts_with(old.path()) {
                found[old.path().len() - 1] = new.clone();
                paths.push(found);
            }
        }
        let kinds = || KINDS.iter().map(|rules| rules.kind());
        paths.iter().flat_map(|path| kinds().map(|kind| Id::new(kind, path.iter().cloned()))).collect()
    }

    fn rename(&mut self, id: &Id, to: &Ident, former: &mut BTreeMap<Id, Id>) {
        let goes: Vec<Id> = self.ids.iter().filter(|one| is_within(one, id)).cloned().collect();
        for old in goes {
            let new = if old == *id { id.with_last(to) } else { with_outer(&old, id, to) };
            let first = former.remove(&old).unwrap_or_else(|| old.clone());
            former.insert(new.clone(), first);
            self.ids.remove(&old);
            self.ids.insert(new);
        }
        if id.kind() == NAMESPACE || id.path().len() == 2 {
            self.moved.push((id.clone(), to.clone()));
        }
    }
}

/// Whether an object is another or a part of it.
fn is_within(one: &Id, id: &Id) -> bool {
    let has_parts = id.kind() == NAMESPACE || id.path().len() == 2;
    one == id || has_parts && one.path().len() > id.path().len() && one.path().starts_with(id.path())
}

/// What a part of an object is called when that object gets another name.
fn with_outer(part: &Id, outer: &Id, to: &Ident) -> Id {
    let mut path = part.path().to_vec();
    path[outer.path().len() - 1] = to.clone();
    Id::signed(part.kind(), path, part.signature())
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
    // Namespaces first, then whole objects: the rename of a part may name the new name of what it is in.
    let depth = |rename: &&Rename| rename.find(&names, None).map_or(usize::MAX, |id| id.path().len());
    let mut ordered: Vec<&Rename> = renames.iter().collect();
    ordered.sort_by_cached_key(depth);
    for rename in ordered {
        let new = Ident::new(&rename.to);
        let Some(id) = rename.find(&names, None) else {
            let is_inner = rename_inner(rename, (live, desired), &names, &mut found)?;
            if !is_inner && rename.requested && rename.find(&names, Some(&new)).is_none() {
                return Err(RenameError(
                    format!("--rename {rename}: there is no {}", rename.path.join(".")),
                    NONE,
                ));
            }
            continue;
        };
        let new_id = id.with_last(&new);
        if let Some(why) = why_not(&id, desired.has(&id), &new, desired.has(&new_id)) {
            if rename.requested {
                return Err(RenameError(format!("--rename {rename}: {why}"), NONE));
            }
            continue;
        }
        if names.has(&new_id) {
            return Err(RenameError(
                format!("cannot rename {id} to {new}: there is a {new_id} already"),
                TAKEN,
            ));
        }
        let statement = step(live, &found.former, &id, &new);
        let statement =
            statement.ok_or_else(|| RenameError(format!("{id} cannot be renamed"), IMPOSSIBLE))?;
        found.statements.push(statement);
        names.rename(&id, &new, &mut found.former);
        found.steps.push((id, new));
    }
    rename_equals(live, desired, &mut names, &mut found);
    found.statements.extend(KINDS.iter().flat_map(|rules| rules.moves(live, desired)));
    Ok(found)
}

/// Why a rename is none: the old name is to stay, or nobody wants the new one.
fn why_not(id: &Id, stays: bool, new: &Ident, is_wanted: bool) -> Option<String> {
    match (stays, is_wanted) {
        (true, _) => Some(format!("{id} is to stay")),
        (false, false) => Some(format!("nothing is to be called {new}")),
        (false, true) => None,
    }
}

/// Renames a name inside of an object, if that is what was declared. Returns whether it is.
fn rename_inner(
    rename: &Rename,
    (live, desired): (&Catalog, &Catalog),
    names: &Names,
    found: &mut Renamed,
) -> Result<bool, RenameError> {
    let Some((id, inner)) = rename.find_inner(names, live, &found.former) else { return Ok(false) };
    let new = Ident::new(&rename.to);
    let Some(object) = live.get(found.former.get(&id).unwrap_or(&id)) else { return Ok(false) };
    let item = Item { id: &id, object, side: live };
    let is_wanted = |name| Item::of(desired, &id).is_some_and(|item| has_inner(item, name));
    let path = id.path().iter().cloned().chain([inner.clone()]);
    let inner_id = Id::new(id.kind(), path);
    if let Some(why) = why_not(&inner_id, is_wanted(&inner), &new, is_wanted(&new)) {
        return if rename.requested {
            Err(RenameError(format!("--rename {rename}: {why}"), NONE))
        } else {
            Ok(true)
        };
    }
    if has_inner(item, &new) {
        return Err(RenameError(
            format!("cannot rename {inner} of {id} to {new}: there is a {new} already"),
            TAKEN,
        ));
    }
    found.statements.extend(rules(id.kind()).rename_inner(item, &inner, &new));
    found.steps.push((inner_id, new));
    Ok(true)
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
