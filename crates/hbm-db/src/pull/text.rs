//! Statements → the text of a file.

use super::Statements;
use super::kept::Kept;
use crate::desired::LAST;

/// The text: a line between statements, but for those of a group that have a line each.
pub(super) fn text(statements: &Statements, kept: &Kept) -> String {
    let mut text = kept.top.clone();
    let mut before: Option<&String> = None;
    for sql in &statements.first {
        add(&mut text, before, sql, kept);
        before = Some(sql);
    }
    if !statements.last.is_empty() {
        text += if before.is_some() { "\n" } else { "" };
        text += &format!("{LAST}\n");
        statements.last.iter().for_each(|sql| {
            add(&mut text, before, sql, kept);
            before = Some(sql);
        });
    }
    text + &kept.end
}

fn add(text: &mut String, before: Option<&String>, sql: &str, kept: &Kept) {
    let comments = kept.before(sql);
    if before.is_some_and(|before| !comments.is_empty() || !is_grouped(before, sql)) {
        text.push('\n');
    }
    text.extend([comments, sql, ";\n"]);
}

/// Whether two statements have a line each and say the same kind of thing.
fn is_grouped(one: &str, other: &str) -> bool {
    let verb = |sql: &str| {
        let verb = sql.split(' ').next().filter(|verb| !sql.contains('\n') && *verb != "CREATE");
        verb.map(str::to_owned)
    };
    verb(one).is_some_and(|verb_of_one| verb(other).as_ref() == Some(&verb_of_one))
}
