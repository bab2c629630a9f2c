//! Names of migrations: what they say of their order, and the next one.

use super::{Form, Part};

/// Where a migration stands in its history: by its numbers, then by its name. What is repeated comes last.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    is_repeated: bool,
    numbers: Vec<u64>,
    name: String,
}

impl Place {
    /// The place of a migration: by number where its tool has it so, else by name, as SeaORM, Diesel, Prisma and dbmate.
    pub fn of(form: Form, name: &str) -> Self {
        let is_repeated = form == Form::Flyway && name.starts_with("R__");
        let numbers = match form {
            Form::Pair | Form::Prisma | Form::Dbmate => Vec::new(),
            _ => numbers(name).unwrap_or_default(),
        };
        Self { is_repeated, numbers, name: name.into() }
    }

    /// Whether the name begins with a number that counts.
    pub fn has_number(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// Whether the migration is run again when it has changed.
    pub fn is_repeated(&self) -> bool {
        self.is_repeated
    }
}

/// The numbers that a name begins with, as `V1_2__x`, `0003_x` or `20240101120000.x`.
pub(super) fn numbers(name: &str) -> Option<Vec<u64>> {
    let name = name.strip_prefix(['V', 'v', 'U', 'm']).unwrap_or(name);
    let parts = name.split(['_', '-', '.']);
    let numbers: Vec<u64> = parts.map_while(|part| part.parse().ok()).collect();
    (!numbers.is_empty()).then_some(numbers)
}

impl Form {
    /// The migration that a file beside others belongs to, and which part of it the file is; none where it is none of this
    /// form. A name is given without the folder.
    pub fn part<'a>(self, file: &'a str) -> Option<(&'a str, Part)> {
        let stem = file.strip_suffix(".sql")?;
        let numbered = |stem: &'a str, part| numbers(stem).is_some().then_some((stem, part));
        match self {
            Self::Pair | Self::Prisma => None,
            Self::UpDown => match stem.strip_suffix(".down") {
                Some(stem) => numbered(stem, Part::Down),
                None => numbered(stem.strip_suffix(".up")?, Part::Up),
            },
            Self::Flyway if stem.starts_with("R__") => Some((stem, Part::Repeated)),
            // It undoes the one of the same number.
            Self::Flyway if stem.starts_with('U') => numbered(stem, Part::Down),
            Self::Flyway if stem.starts_with(['V', 'v']) => numbered(stem, Part::Up),
            Self::Flyway => None,
            Self::Plain => plainly_numbered(stem).then_some((stem, Part::Up)),
            Self::Dbmate | Self::Goose | Self::SqlMigrate | Self::NodePgMigrate => {
                plainly_numbered(stem).then_some((stem, Part::Both))
            }
        }
    }

    /// Whether a file that undoes is of this migration: `down` is what [`Self::part`] gives for that file.
    pub fn undoes(self, down: &str, migration: &str) -> bool {
        match self {
            Self::Flyway => !migration.starts_with("R__") && numbers(down) == numbers(migration),
            _ => down == migration,
        }
    }

    /// The name of a migration that comes after `last`: with the kind of number that `last` has. `now` is the time as
    /// `%Y%m%d%H%M%S`; `name` says what it does.
    ///
    /// # Errors
    /// What is wrong with the number of the last one, where none can follow.
    pub fn next(self, last: Option<&str>, now: &str, name: &str) -> Result<String, String> {
        let Some(last) = last else { return Ok(self.first(now, name)) };
        let (before, rest) = match (self, last.strip_prefix(['V', 'v'])) {
            (Self::Flyway, Some(rest)) => (&last[..1], rest),
            _ => ("", last),
        };
        // Of a version in parts the last one counts on.
        let (parts, rest) = match self {
            Self::Flyway => rest.split_at(last_part(rest)),
            _ => ("", rest),
        };
        let number = &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())];
        if let Some(next) = dated(last, now) {
            return Ok(format!("{next}_{name}"));
        }
        let between = match self {
            Self::Flyway => "__",
            _ if rest[number.len()..].starts_with('-') => "-",
            _ => "_",
        };
        let next = match number.len() == now.len() {
            true => later(number, now),
            false => {
                let value: i64 = number.parse().map_err(|_| format!("{last} begins with no number"))?;
                let next = value.checked_add(1).ok_or_else(|| format!("{last} has the greatest number"))?;
                format!("{next:0width$}", width = number.len())
            }
        };
        Ok(format!("{before}{parts}{next}{between}{name}"))
    }

    /// What two migrations of this form cannot both have, as their tools refuse it; none where they are told apart by their
    /// whole names.
    pub fn number(self, name: &str) -> Option<Vec<u64>> {
        match self {
            Self::UpDown | Self::Goose | Self::Dbmate => Some(vec![*numbers(name)?.first()?]),
            Self::Plain => numbers(name),
            Self::Flyway if name.starts_with("R__") => None,
            // 1 and 1.0 are one version.
            Self::Flyway => {
                let mut parts = numbers(name)?;
                while parts.len() > 1 && parts.last() == Some(&0) {
                    parts.pop();
                }
                Some(parts)
            }
            Self::Pair | Self::Prisma | Self::SqlMigrate | Self::NodePgMigrate => None,
        }
    }

    /// The name of the first migration of a folder.
    fn first(self, now: &str, name: &str) -> String {
        match self {
            Self::Flyway => format!("V1__{name}"),
            Self::UpDown => format!("000001_{name}"),
            Self::Goose => format!("00001_{name}"),
            _ => format!("{now}_{name}"),
        }
    }
}

/// Where the last part of a version begins, `2` in `1.2__name`.
fn last_part(rest: &str) -> usize {
    let version = rest.find("__").map_or(rest, |end| &rest[..end]);
    version.rfind(['.', '_']).map_or(0, |at| at + 1)
}

/// Whether a name begins with a digit, and does not end as that of a file that undoes.
fn plainly_numbered(stem: &str) -> bool {
    let undoes = [".up", ".down", ".undo", ".rollback", "_down", "_undo", "_rollback"];
    stem.starts_with(|c: char| c.is_ascii_digit())
        && numbers(stem).is_some()
        && undoes.iter().all(|end| !stem.ends_with(end))
}

/// The next date of Diesel's, `2024-01-31-120000`; none where the last name has none.
fn dated(last: &str, now: &str) -> Option<String> {
    let parts: Vec<&str> = last.split('_').next()?.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_number = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if lengths != [4, 2, 2, 6] || !is_number {
        return None;
    }
    let next = later(&parts.concat(), now);
    Some(format!("{}-{}-{}-{}", &next[..4], &next[4..6], &next[6..8], &next[8..]))
}

/// Now, or the second after the last number where a clock is behind it.
fn later(last: &str, now: &str) -> String {
    match last.parse::<u64>() {
        Ok(number) if last >= now => number.saturating_add(1).to_string(),
        _ => now.to_owned(),
    }
}
