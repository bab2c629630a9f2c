//! One SQL file of a migration.

use crate::check::check;
use crate::header::{self, Header, Squashed, UnknownHeader};
use crate::refusal::{Fault, Lines, Refusal};
use crate::split::{Piece, Pieces, Place};
use crate::statement::Statement;

/// One SQL file of a migration, split into its statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Whether the file runs in one transaction: it has no header `-- hbm-db: no-transaction`, and is no single statement
    /// that works on an index concurrently, which no transaction can have.
    pub transactional: bool,
    /// From headers `-- hbm-db: squashed NAME CHECKSUM`, in their order.
    pub squashed: Vec<Squashed>,
    /// The statements, in their order.
    pub statements: Vec<Statement>,
}

impl Script {
    /// Splits a file.
    ///
    /// # Errors
    /// The first thing in the file that cannot work in a migration: what is not closed, control of transactions,
    /// commands of psql, COPY from or to the client, a header that is unknown or not at the top, a NUL character; and
    /// where there is no transaction, an index without a name that is created concurrently.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = Lines::of(text);
        Self::read(text, &lines).map_err(|fault| lines.refusal(fault))
    }

    fn read(text: &str, lines: &Lines<'_>) -> Result<Self, Fault> {
        if let Some(at) = text.find('\0') {
            let advice = "remove it: PostgreSQL has no such character, not even in a string";
            return Err(Fault::new(at, "a NUL character", advice));
        }
        let mut script = Self { transactional: true, squashed: Vec::new(), statements: Vec::new() };
        for piece in Pieces::new(text) {
            match piece? {
                Piece::Comment(comment, place) => {
                    let fault = |what, advice| {
                        Fault::new(comment.start, format!("`{}` {what}", comment.text.trim_end()), advice)
                    };
                    let Some(header) = header::parse(comment.text) else { continue };
                    if place == Place::Later {
                        return Err(fault("stands after a statement", "move it above the first statement"));
                    }
                    match header {
                        Ok(Header::NoTransaction) => script.transactional = false,
                        Ok(Header::Squashed(squashed)) => script.squashed.push(squashed),
                        Err(UnknownHeader) => {
                            return Err(fault("is no header", header::ALL));
                        }
                    }
                }
                Piece::Statement(start, sql) => {
                    let statement = Statement { sql: sql.into(), line: lines.line(start), start };
                    check(&statement, script.transactional).map_err(|fault| fault.within(start))?;
                    script.statements.push(statement);
                }
            }
        }
        if let [alone] = script.statements.as_slice() {
            script.transactional &= alone.concurrent().is_none();
        }
        Ok(script)
    }
}
