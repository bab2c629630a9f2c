//! A rename, done in a catalog: in names, and in the texts that mention them.

use crate::catalog::{CalledAs, Catalog, Column, Ident, Name, Object, ObjectId};

pub(super) fn rename_enum(live: &mut Catalog, old: &Name, new: &Name) {
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

pub(super) fn rename_table(live: &mut Catalog, old: &Name, new: &Name) {
    keep_sequence_names(live, old);
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

/// The sequence of an identity column keeps its name when the table or the column gets another.
fn keep_sequence_names(live: &mut Catalog, table: &Name) {
    for (id, object) in &mut live.objects {
        if let (ObjectId::Column(own, name), Object::Column(Column { identity: Some(identity), .. })) = (id, object)
            && own == table
        {
            identity.sequence = CalledAs(Some(identity.sequence(own, name)));
        }
    }
}

/// PostgreSQL rewrites its stored expressions when a column is renamed; so do we, word by word. Should a word
/// be rewritten that is no column, the reading back after the plan finds it and the plan is rolled back.
pub(super) fn rename_column(live: &mut Catalog, id: &ObjectId, new: &Ident) {
    let (Some(table), old) = (id.table().cloned(), id.last().clone()) else {
        return;
    };
    keep_sequence_names(live, &table);
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

/// Whether PostgreSQL's own rendering of an expression names the column.
pub fn mentions(text: &str, column: &Ident) -> bool {
    let column = column.to_string();
    tokens(text).into_iter().any(|(token, is_column)| is_column && token == column)
}

/// Replaces a column in PostgreSQL's own rendering of an expression.
fn replace_word(text: &str, old: &Ident, new: &Ident) -> String {
    let (old, new) = (old.to_string(), new.to_string());
    tokens(text)
        .into_iter()
        .map(|(token, is_column)| if is_column && token == old { new.as_str() } else { token })
        .collect()
}

/// The tokens of an expression, and whether each may be the name of a column: no string, no type behind `::`, no
/// part of a qualified name, no function.
fn tokens(text: &str) -> Vec<(&str, bool)> {
    let mut found: Vec<(&str, bool)> = Vec::new();
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
        let before = found.last().map_or("", |(token, _)| *token);
        let is_word = first != '\'' && (first == '"' || first.is_alphanumeric() || first == '_');
        found.push((token, is_word && before != ":" && before != "." && !tail.starts_with(['(', '.'])));
        rest = tail;
    }
    found
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_identifiers_and_not_literals() {
        let old = Ident::new("phone");
        for (text, expected) in [
            ("CHECK ((phone <> 'phone'::text))", "CHECK ((mobile <> 'phone'::text))"),
            ("CHECK ((phones > 0))", "CHECK ((phones > 0))"),
            ("((a)::phone > phone(phone))", "((a)::phone > phone(mobile))"),
            ("USING btree (lower((phone)::text))", "USING btree (lower((mobile)::text))"),
            ("CHECK ((x <> 'it''s phone'::text))", "CHECK ((x <> 'it''s phone'::text))"),
        ] {
            assert_eq!(replace_word(text, &old, &Ident::new("mobile")), expected);
        }
    }

    #[test]
    fn replaces_a_type_and_not_a_longer_name() {
        for (text, expected) in [
            ("'a'::public.mood", "'a'::public.feeling"),
            ("'{a}'::public.mood[]", "'{a}'::public.feeling[]"),
            ("'a'::public.mood_of_day", "'a'::public.mood_of_day"),
            (
                "(m)::public.mood = ANY (ARRAY['a'::public.mood])",
                "(m)::public.feeling = ANY (ARRAY['a'::public.feeling])",
            ),
        ] {
            assert_eq!(replace_name(text, "public.mood", "public.feeling"), expected);
        }
    }

    #[test]
    fn knows_which_columns_an_expression_mentions() {
        for (text, column, mentioned) in [
            ("upper(a)", "a", true),
            ("upper(a)", "upper", false),
            ("('a'::text || b)", "a", false),
            ("(\"Name\" || 'x'::text)", "Name", true),
            ("(\"Name\" || 'x'::text)", "name", false),
            ("((b)::a)", "a", false),
            ("(größe > 0)", "größe", false),
            ("(\"größe\" > 0)", "größe", true),
        ] {
            assert_eq!(mentions(text, &Ident::new(column)), mentioned, "{column} in {text}");
        }
    }
}
