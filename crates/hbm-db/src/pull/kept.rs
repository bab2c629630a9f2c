//! What people wrote into a file besides its statements: it stays where the statement after it does.

use crate::desired::LAST;
use hbm_db_migration_file::Statement;
use std::collections::HashMap;

/// Comments of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// Those at the top, up to an empty line or the first statement.
    pub(super) top: String,
    /// Those after the last statement.
    pub(super) end: String,
    /// Those before a statement, by its text.
    before: HashMap<String, String>,
}

impl Kept {
    /// Reads those of a text. One that cannot be split has none.
    pub(super) fn of(text: &str) -> Self {
        let Ok(statements) = Statement::all(text) else { return Self::default() };
        let mut kept = Self::default();
        let mut at = 0;
        for (number, statement) in statements.iter().enumerate() {
            let mut gap = comments(&text[at..statement.start]);
            if number == 0 {
                let end = gap.find("\n\n").map_or(gap.len(), |end| end + 2);
                kept.top = gap.drain(..end).collect();
            }
            if !gap.is_empty() {
                kept.before.insert(statement.sql.clone(), gap);
            }
            at = statement.start + statement.sql.len();
        }
        let end = comments(&text[at..]);
        match statements.is_empty() {
            true => kept.top = end,
            false if !end.is_empty() => kept.end = format!("\n{end}"),
            false => {}
        }
        kept
    }

    /// Those before a statement.
    pub(super) fn before(&self, sql: &str) -> &str {
        self.before.get(sql).map_or("", String::as_str)
    }
}

/// What is between two statements without the semicolon and the empty lines around it; it ends with the end of a line.
fn comments(gap: &str) -> String {
    let gap = gap.trim_start();
    let gap = gap.strip_prefix(';').unwrap_or(gap);
    // An empty line below a comment at the top belongs to it.
    let has_line_below = gap.trim_end_matches([' ', '\t']).ends_with("\n\n");
    // The mark is written anew.
    let lines = gap.lines().filter(|line| line.trim() != LAST);
    match lines.collect::<Vec<_>>().join("\n").trim() {
        "" => String::new(),
        comments if has_line_below => format!("{comments}\n\n"),
        comments => format!("{comments}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pull::Statements;
    use crate::pull::text::text;

    fn again(earlier: &str, statements: &[&str]) -> String {
        let first = statements.iter().map(|sql| (*sql).to_owned()).collect();
        text(&Statements { first, last: Vec::new() }, &Kept::of(earlier))
    }

    #[test]
    fn comments_stay_with_their_statement() {
        let earlier = "-- Who may log in.\n\nCREATE TABLE t (a int);\n\n-- for the list\nCREATE INDEX i ON t (a);\n\n-- end\n";
        let sql = ["CREATE TABLE t (a int)", "CREATE INDEX i ON t (a)"];
        assert_eq!(again(earlier, &sql), earlier);
        assert_eq!(
            again(earlier, &["CREATE TABLE t (b int)", sql[1]]),
            earlier.replace("(a int)", "(b int)")
        );
        assert_eq!(
            again(earlier, &sql[..1]),
            "-- Who may log in.\n\nCREATE TABLE t (a int);\n\n-- end\n",
            "one that goes takes its comment along"
        );
        assert_eq!(again("-- top\na;\n", &["b"]), "-- top\nb;\n");
        assert_eq!(again("a 'not closed", &["b"]), "b;\n");
    }
}
