//! Renames: those that lose nothing are found, those that might are asked for.

use super::Change;
use crate::catalog::{Catalog, Column, Enum, Ident, Kind, Name, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A rename somebody declared: `--rename table.old=new`, `--rename old=new`, or `renamed_from` of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    path: Vec<String>,
    to: String,
}

impl Rename {
    /// A column's rename, as an entity declares it.
    pub fn column(table: &Name, old: &str, new: &str) -> Self {
        Self {
            path: vec![table.namespace.as_str().into(), table.name.as_str().into(), old.into()],
            to: new.into(),
        }
    }
}

impl FromStr for Rename {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (path, to) =
            text.split_once('=').ok_or("expected table.old=new for a column, or old=new for a table")?;
        let path: Vec<String> = path.split('.').map(|part| part.trim().to_owned()).collect();
        let to = to.trim().to_owned();
        if to.is_empty() || path.len() > 3 || path.iter().any(String::is_empty) {
            return Err("expected table.old=new for a column, or old=new for a table".into());
        }
        Ok(Self { path, to })
    }
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
    /// The object of `live` that is meant; none where it is not there (the rename is done already).
    fn find(&self, live: &Catalog) -> Option<ObjectId> {
        let parts: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let candidates = match parts.as_slice() {
            [table] => vec![ObjectId::Table(Name::new("public", *table))],
            [first, second] => vec![
                ObjectId::Column(Name::new("public", *first), Ident::new(*second)),
                ObjectId::Table(Name::new(*first, *second)),
            ],
            [namespace, table, column] => {
                vec![ObjectId::Column(Name::new(*namespace, *table), Ident::new(*column))]
            }
            _ => vec![],
        };
        candidates.into_iter().find(|id| live.objects.contains_key(id))
    }
}

/// Does the declared renames in `live`, and gives them as changes.
///
/// A rename whose old name is not there, or whose new name nobody wants, is no change: declarations stay in
/// entities after they were done.
///
/// # Errors
/// Where the new name is taken.
pub fn apply(live: &mut Catalog, desired: &Catalog, renames: &[Rename]) -> Result<Vec<Change>, RenameError> {
    let mut changes = Vec::new();
    // Tables first: a column's rename may name its table's new name.
    let (tables, columns): (Vec<_>, Vec<_>) =
        renames.iter().partition(|rename| matches!(rename.find(live), Some(ObjectId::Table(_))));
    for rename in tables.into_iter().chain(columns) {
        let Some(id) = rename.find(live) else {
            continue;
        };
        let new = Ident::new(&rename.to);
        let new_id = id.with_last(&new);
        if desired.objects.contains_key(&id) || !desired.objects.contains_key(&new_id) {
            continue;
        }
        if live.objects.contains_key(&new_id) {
            return Err(RenameError(format!("cannot rename {id} to {new}: there is a {new_id} already")));
        }
        match &id {
            ObjectId::Table(table) => rename_table(live, table, &table.sibling(&new)),
            _ => rename_column(live, &id, &new),
        }
        changes.push(Change::Rename { id, to: new });
    }
    changes.extend(rename_enums(live, desired));
    Ok(changes)
}

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
    let old = missing(live, desired);
    let new = missing(desired, live);
    let mut changes = Vec::new();
    for (name, labels) in &old {
        let alike = |others: &[(Name, Enum)]| -> Vec<Name> {
            others
                .iter()
                .filter(|(other, theirs)| theirs == labels && other.namespace == name.namespace)
                .map(|(other, _)| other.clone())
                .collect()
        };
        // Only where there is no choice.
        if let ([_], [to]) = (alike(&old).as_slice(), alike(&new).as_slice()) {
            rename_enum(live, name, to);
            changes.push(Change::Rename { id: ObjectId::Enum(name.clone()), to: to.name.clone() });
        }
    }
    changes
}

fn rename_enum(live: &mut Catalog, old: &Name, new: &Name) {
    if let Some(labels) = live.objects.remove(&ObjectId::Enum(old.clone())) {
        live.objects.insert(ObjectId::Enum(new.clone()), labels);
    }
    let (from, to) = (old.to_string(), new.to_string());
    let swap = |text: &mut String| *text = replace_name(text, &from, &to);
    for object in live.objects.values_mut() {
        match object {
            Object::Column(column) => {
                swap(&mut column.data_type);
                let generated = column.generated.as_mut().map(|generated| &mut generated.expression);
                column.default.iter_mut().chain(generated).for_each(swap);
                if column.enum_type.as_ref() == Some(old) {
                    column.enum_type = Some(new.clone());
                }
            }
            Object::Constraint(constraint) => swap(&mut constraint.definition),
            Object::Index(index) => swap(&mut index.definition),
            _ => {}
        }
    }
}

/// Replaces a qualified name where it is not the beginning of a longer one.
fn replace_name(text: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let (before, found) = rest.split_at(at);
        let after = &found[from.len()..];
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        out += before;
        out += if ends { to } else { from };
        rest = after;
    }
    out + rest
}

fn rename_table(live: &mut Catalog, old: &Name, new: &Name) {
    live.objects = std::mem::take(&mut live.objects)
        .into_iter()
        .map(|(id, mut object)| {
            let id = if id == ObjectId::Table(old.clone()) {
                ObjectId::Table(new.clone())
            } else if id.table() == Some(old) {
                id.with_table(new)
            } else {
                id
            };
            match &mut object {
                Object::Constraint(constraint) => {
                    if let Some(foreign) = &mut constraint.references
                        && foreign.table == *old
                    {
                        constraint.definition = constraint.definition.replacen(
                            &format!("REFERENCES {old}("),
                            &format!("REFERENCES {new}("),
                            1,
                        );
                        foreign.table = new.clone();
                    }
                }
                Object::Sequence(sequence) => {
                    if let Some((table, _)) = &mut sequence.owned_by
                        && table == old
                    {
                        *table = new.clone();
                    }
                }
                _ => {}
            }
            (id, object)
        })
        .collect();
}

/// PostgreSQL rewrites its stored expressions when a column is renamed; so do we, word by word. Should a word
/// be rewritten that is no column, the reading back after the plan finds it and the plan is rolled back.
fn rename_column(live: &mut Catalog, id: &ObjectId, new: &Ident) {
    let (Some(table), old) = (id.table().cloned(), id.last().clone()) else {
        return;
    };
    if let Some(column) = live.objects.remove(id) {
        live.objects.insert(id.with_last(new), column);
    }
    let swap = |name: &mut Ident| {
        if *name == old {
            *name = new.clone();
        }
    };
    for (other, object) in &mut live.objects {
        let own = other.table() == Some(&table);
        match object {
            Object::Constraint(constraint) => {
                let (head, tail) = match constraint.definition.find(" REFERENCES ") {
                    Some(at) => constraint.definition.split_at(at),
                    None => (constraint.definition.as_str(), ""),
                };
                let mut text = if own { replace_word(head, &old, new) } else { head.to_owned() };
                let points_here =
                    constraint.references.as_ref().is_some_and(|foreign| foreign.table == table);
                text += &if points_here { replace_word(tail, &old, new) } else { tail.to_owned() };
                constraint.definition = text;
                if own {
                    constraint.columns.iter_mut().for_each(swap);
                }
                if let Some(foreign) = constraint.references.as_mut().filter(|_| points_here) {
                    foreign.columns.iter_mut().for_each(swap);
                }
            }
            Object::Index(index) if own => {
                index.definition = replace_word(&index.definition, &old, new);
            }
            Object::Column(Column { generated: Some(generated), .. }) if own => {
                generated.expression = replace_word(&generated.expression, &old, new);
            }
            Object::Sequence(sequence) => {
                if let Some((owner, column)) = &mut sequence.owned_by
                    && *owner == table
                {
                    swap(column);
                }
            }
            _ => {}
        }
    }
}

/// Replaces an identifier in PostgreSQL's own rendering of an expression, leaving string literals alone.
fn replace_word(text: &str, old: &Ident, new: &Ident) -> String {
    let old = old.to_string();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '\'' | '"' => quoted_end(rest, first),
            c if c.is_alphanumeric() || c == '_' => {
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len())
            }
            c => c.len_utf8(),
        };
        let (token, tail) = rest.split_at(end);
        if token == old {
            out += &new.to_string();
        } else {
            out += token;
        }
        rest = tail;
    }
    out
}

/// The end of a quoted token; a doubled quote does not end it.
fn quoted_end(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    text.len()
}

/// A drop and a creation that may be a rename: rows would be lost by taking them literally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What would be dropped.
    pub from: ObjectId,
    /// What it may be called from now on.
    pub to: Ident,
}

impl Candidate {
    /// The rename, if it is one.
    pub fn rename(&self) -> Rename {
        let mut path: Vec<String> = self
            .from
            .namespace()
            .into_iter()
            .chain(self.from.table().map(|table| &table.name))
            .map(|part| part.as_str().to_owned())
            .collect();
        path.push(self.from.last().as_str().to_owned());
        Rename { path, to: self.to.as_str().to_owned() }
    }

    /// The flag that says yes.
    pub fn flag(&self) -> String {
        format!("--rename {}={}", self.from.brief(), self.to.as_str())
    }
}

/// The possible renames among the changes: tables with the same columns, columns of the same type in one table.
pub fn candidates(changes: &[Change], live: &Catalog, desired: &Catalog) -> Vec<Candidate> {
    let mut found = Vec::new();
    for drop in changes {
        let Change::Drop { id: from, object } = drop else {
            continue;
        };
        for create in changes {
            let Change::Create { id: to, object: wanted } = create else {
                continue;
            };
            let possible = match (from, to) {
                (ObjectId::Table(old), ObjectId::Table(new)) => {
                    old.namespace == new.namespace && shape(live, old) == shape(desired, new)
                }
                (ObjectId::Column(old, _), ObjectId::Column(new, _)) => {
                    old == new
                        && live.has_table(old)
                        && desired.has_table(old)
                        && matches!((object, wanted), (Object::Column(a), Object::Column(b)) if a.data_type == b.data_type)
                }
                _ => false,
            };
            if possible {
                found.push(Candidate { from: from.clone(), to: to.last().clone() });
            }
        }
    }
    found
}

fn shape<'a>(catalog: &'a Catalog, table: &'a Name) -> BTreeMap<&'a Ident, &'a str> {
    catalog.columns(table).into_iter().map(|(name, column)| (name, column.data_type.as_str())).collect()
}

/// Turns a drop and a creation of equal objects in one place into a rename, for objects that hold no rows.
pub(super) fn pair_equals(mut changes: Vec<Change>) -> Vec<Change> {
    let mut at = 0;
    while at < changes.len() {
        let renamed = match &changes[at] {
            Change::Drop { id, object }
                if matches!(id.kind(), Kind::Constraint | Kind::Index | Kind::Sequence) =>
            {
                changes.iter().position(|change| {
                    matches!(change, Change::Create { id: new, object: wanted }
                        if new.kind() == id.kind() && id.with_last(new.last()) == *new && wanted == object
                            && can_rename(object))
                })
            }
            _ => None,
        };
        let Some(create) = renamed else {
            at += 1;
            continue;
        };
        let to = changes[create].id().last().clone();
        let id = changes[at].id().clone();
        changes[at] = Change::Rename { id, to };
        changes.remove(create);
        if create < at {
            at -= 1;
        }
        at += 1;
    }
    changes
}

/// A free sequence has a value of its own, and an invalid index is to be built again.
fn can_rename(object: &Object) -> bool {
    match object {
        Object::Sequence(sequence) => sequence.owned_by.is_some(),
        Object::Index(index) => index.valid,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_identifiers_and_not_literals() {
        let old = Ident::new("phone");
        for (text, expected) in [
            ("CHECK ((phone <> 'phone'::text))", "CHECK ((mobile <> 'phone'::text))"),
            ("CHECK ((phones > 0))", "CHECK ((phones > 0))"),
            ("USING btree (lower((phone)::text))", "USING btree (lower((mobile)::text))"),
            ("CHECK ((x <> 'it''s phone'::text))", "CHECK ((x <> 'it''s phone'::text))"),
        ] {
            assert_eq!(replace_word(text, &old, &Ident::new("mobile")), expected);
        }
    }
}
