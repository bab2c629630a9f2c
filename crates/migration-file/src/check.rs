//! What cannot work in a migration, though the server may know it.

use crate::refusal::Fault;
use crate::scan::Tokens;
use crate::statement::Statement;

/// Checks one statement of a file that runs in one transaction, or that does not.
///
/// # Errors
/// The fault, with its place in the statement.
pub(crate) fn check(statement: &Statement, transactional: bool) -> Result<(), Fault> {
    transaction_control(&statement.sql, transactional)?;
    copy(&statement.sql)?;
    if !transactional && statement.lacks_index_name() {
        let advice = "give it a name, so that a rerun can find what a broken run left";
        return Err(Fault::new(0, "CREATE INDEX CONCURRENTLY without the name of the index", advice));
    }
    Ok(())
}

/// What a statement does to the transaction it runs in.
enum Control {
    Nothing,
    Savepoint,
    Transaction,
}

impl Control {
    fn of(sql: &str) -> Self {
        let head: Vec<String> =
            Tokens::code(sql).take(3).map(|token| token.text.to_ascii_lowercase()).collect();
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        match head.as_slice() {
            ["savepoint" | "release", ..]
            | ["rollback", "to", ..]
            | ["rollback", "work" | "transaction", "to"] => Self::Savepoint,
            ["begin" | "commit" | "end" | "rollback" | "abort", ..]
            | ["start" | "prepare", "transaction", ..] => Self::Transaction,
            _ => Self::Nothing,
        }
    }
}

/// The file's transaction is begun and ended by what runs it; only savepoints are left to the file.
fn transaction_control(sql: &str, transactional: bool) -> Result<(), Fault> {
    let word =
        || sql.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default().to_ascii_uppercase();
    match Control::of(sql) {
        Control::Nothing => Ok(()),
        Control::Savepoint if transactional => Ok(()),
        Control::Savepoint => {
            let advice = "remove it, or the header `-- hbm-db: no-transaction`";
            Err(Fault::new(0, format!("{} needs a transaction, and this file has none", word()), advice))
        }
        Control::Transaction => {
            let advice = if transactional {
                "remove it: the file runs in one transaction; with the header `-- hbm-db: no-transaction` in none"
            } else {
                "remove it: each statement is committed by itself; what belongs together makes a migration of its own"
            };
            Err(Fault::new(0, format!("{} begins or ends a transaction", word()), advice))
        }
    }
}

/// What runs a migration has no rows to send, and reads none.
fn copy(sql: &str) -> Result<(), Fault> {
    match ClientCopy::of(sql) {
        None => Ok(()),
        Some(ClientCopy::From(at)) => {
            let advice = "write the rows as INSERT, or keep them in a seed file";
            Err(Fault::new(at, "COPY FROM STDIN reads rows that are not SQL", advice))
        }
        Some(ClientCopy::To(at)) => {
            let advice = "remove it, or write to a table or to a file of the server";
            Err(Fault::new(at, "COPY TO STDOUT has no reader", advice))
        }
    }
}

/// A COPY whose rows the client sends or gets, and where it says so.
pub(crate) enum ClientCopy {
    From(usize),
    To(usize),
}

impl ClientCopy {
    /// What a statement is of that; none where it is no such COPY.
    pub(crate) fn of(sql: &str) -> Option<Self> {
        let mut tokens = Tokens::code(sql);
        let mut before = tokens.next().filter(|first| first.is("copy"))?;
        let mut depth = 0;
        // The condition of COPY FROM … WHERE may have any name in it.
        for token in tokens.take_while(|token| !token.is("where")) {
            match token.text {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ if depth == 0 && (token.is("stdin") || token.is("stdout")) => {
                    if before.is("from") {
                        return Some(Self::From(token.start));
                    }
                    if before.is("to") {
                        return Some(Self::To(token.start));
                    }
                }
                _ => {}
            }
            before = token;
        }
        None
    }
}
