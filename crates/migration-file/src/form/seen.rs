//! Which form a folder has.

use super::Form;
use super::name::numbers;
use super::text::has_mark;

/// What is in a folder of migrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// A folder.
    Folder {
        /// Whether it has `up.sql` or `down.sql`.
        is_pair: bool,
        /// Whether it has `migration.sql`.
        is_one: bool,
    },
    /// A file of SQL.
    File {
        /// Its name.
        name: &'a str,
        /// Its text.
        text: &'a str,
    },
}

impl Form {
    /// The form that most of the entries have; none where no entry has any.
    pub fn seen<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Option<Self> {
        let mut counts = [0_usize; Self::ALL.len()];
        for form in entries.into_iter().filter_map(|entry| Self::of(&entry)) {
            counts[form as usize] += 1;
        }
        let most = counts.into_iter().max().filter(|most| *most > 0)?;
        Self::ALL.into_iter().find(|form| counts[*form as usize] == most)
    }

    /// The form of one entry.
    fn of(entry: &Entry<'_>) -> Option<Self> {
        match entry {
            Entry::Folder { is_pair: true, .. } => Some(Self::Pair),
            Entry::Folder { is_one: true, .. } => Some(Self::Prisma),
            Entry::Folder { .. } => None,
            Entry::File { name, text } => {
                let stem = name.strip_suffix(".sql")?;
                let marked = Self::ALL.into_iter().find(|form| has_mark(*form, text));
                let is_flyway =
                    stem.starts_with("R__") || stem.starts_with(['V', 'U']) && stem.contains("__");
                match numbers(stem) {
                    Some(_) if stem.ends_with(".up") || stem.ends_with(".down") => Some(Self::UpDown),
                    Some(_) if marked.is_some() => marked,
                    _ if is_flyway => Some(Self::Flyway),
                    Some(_) => Some(Self::Plain),
                    None => None,
                }
            }
        }
    }
}
