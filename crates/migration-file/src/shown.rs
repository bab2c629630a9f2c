//! Statements as a log shows them.

use crate::scan::{Kind, Tokens};

/// The code of a statement in one line: without comments, and without what its strings hold, which may be a password.
///
/// It is cut after so many bytes, and where it cannot be told what is a string.
///
/// ```
/// use hbm_db_migration_file::without_strings;
///
/// let sql = "alter role crm -- the limited one\n  password 'secret'";
/// assert_eq!(without_strings(sql, 80), "alter role crm password '…'");
/// assert_eq!(without_strings(sql, 12), "alter role crm …");
/// ```
pub fn without_strings(sql: &str, at_most: usize) -> String {
    let mut shown = String::new();
    let mut end = 0;
    let mut rest = false;
    for token in Tokens::code(sql) {
        let gap = !shown.is_empty() && token.start > end;
        // With standard_conforming_strings off such a string would go on.
        let is_unclear = token.kind == Kind::Text && token.text.contains("\\'");
        rest = shown.len() >= at_most || is_unclear;
        if rest {
            break;
        }
        shown += if gap { " " } else { "" };
        match token.kind {
            Kind::Text | Kind::Escape => shown += "'…'",
            _ => shown += token.text,
        }
        end = token.end();
    }
    // A fault is the last that is found.
    let is_faulty = !rest && Tokens::new(sql).any(|token| token.is_err());
    if rest || is_faulty {
        shown += " …";
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_is_shown() {
        for (sql, shown) in [
            ("select E'a\\'b', $x$ it's $x$, \"Name\"", "select '…', '…', \"Name\""),
            (
                "create user mapping for a server b options (password 'x''y')",
                "create user mapping for a server b options (password '…')",
            ),
            (
                "create subscription s connection 'password=x' publication p",
                "create subscription s connection '…' publication p",
            ),
            ("select 1 /* it's 'this' */ + 2;\nselect 3", "select 1 + 2; select 3"),
        ] {
            assert_eq!(without_strings(sql, 500), shown);
        }
    }

    #[test]
    fn what_cannot_be_told_apart_is_cut() {
        assert_eq!(without_strings("select 'a\\', 'secret'", 500), "select …");
        assert_eq!(without_strings("select 'not closed", 500), "select …");
        assert_eq!(without_strings("select 1 /* not closed", 500), "select 1 …");
    }
}
