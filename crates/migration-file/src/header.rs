//! Headers: comments that say how a file is run.

/// The headers there are, as advice.
pub(crate) const ALL: &str =
    "the headers are `-- hbm-db: no-transaction` and `-- hbm-db: squashed NAME CHECKSUM`";

/// A header of a file.
pub(crate) enum Header {
    NoTransaction,
    Squashed(Squashed),
}

/// A migration whose work is part of this file now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Squashed {
    /// Its name, as the ledger holds it.
    pub name: String,
    /// The checksum of the `up.sql` it had.
    pub checksum: String,
}

/// A comment that claims to be a header, and is none.
pub(crate) struct UnknownHeader;

/// What the comment `-- …` says; none where it is for people only.
pub(crate) fn parse(comment: &str) -> Option<Result<Header, UnknownHeader>> {
    let words = comment.strip_prefix("--")?.trim_start().strip_prefix("hbm-db:")?;
    let words: Vec<&str> = words.split_whitespace().collect();
    Some(match words.as_slice() {
        ["no-transaction"] => Ok(Header::NoTransaction),
        ["squashed", name, checksum] => {
            Ok(Header::Squashed(Squashed { name: (*name).into(), checksum: (*checksum).into() }))
        }
        _ => Err(UnknownHeader),
    })
}
