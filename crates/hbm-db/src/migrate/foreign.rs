//! Migrations in the form of another tool: they are named, and never passed over.

use crate::advice::{Advice, Operation};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Something among the migrations that is none of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foreign {
    /// Its path.
    pub path: String,
    /// Its form.
    pub form: Form,
}

/// The form of a migration of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A folder with `migration.sql`, as Prisma has it.
    Prisma,
    /// A folder without `up.sql`.
    Folder,
    /// One SQL file, as sqlx, Flyway, golang-migrate and dbmate have it.
    Flat,
    /// A file of Rust, as sea-orm-cli has it.
    Rust,
    /// A file in another language.
    Code,
}

/// Files that are no migrations wherever they are.
const PARTS_OF_A_CRATE: [&str; 4] = ["lib.rs", "main.rs", "mod.rs", "build.rs"];

/// Languages that other tools have migrations in.
const LANGUAGES: [&str; 10] = ["py", "js", "mjs", "cjs", "ts", "rb", "go", "php", "java", "xml"];

/// Where other tools keep migrations.
const PLACES: [&str; 5] = ["prisma/migrations", "migrations", "db/migrations", "db/migrate", "migration/src"];

impl Foreign {
    /// What an entry is; none for what is no migration. Called for folders only where they have neither of our files.
    pub(super) fn of(path: &Path, shown: &Path) -> Option<Self> {
        let form = if path.is_dir() {
            match path.join("migration.sql").exists() {
                true => Form::Prisma,
                false if is_for_migration(path) => Form::Folder,
                false => return None,
            }
        } else {
            let name = path.file_name()?.to_str()?;
            match path.extension()?.to_str()? {
                _ if PARTS_OF_A_CRATE.contains(&name) => return None,
                "sql" => Form::Flat,
                "rs" => Form::Rust,
                other if LANGUAGES.contains(&other) => Form::Code,
                _ => return None,
            }
        };
        Some(Self { path: shown.display().to_string(), form })
    }

    /// Those where other tools keep them, in a folder or one above it.
    pub(super) fn around(here: &Path) -> Vec<Self> {
        let folders = PLACES.iter().filter_map(|place| {
            let folder: PathBuf = here.ancestors().map(|one| one.join(place)).find(|one| one.is_dir())?;
            Some(in_folder(&folder, place))
        });
        let mut found: Vec<Self> = folders.flatten().collect();
        found.sort_by(|one, other| one.path.cmp(&other.path));
        found
    }

    /// What to do about it.
    pub(super) fn ways(&self) -> Vec<Advice> {
        let path = &self.path;
        let pair = "hbm-db reads folders <name>/up.sql and <name>/down.sql";
        let first = match self.form {
            Form::Prisma => format!("{pair}: git mv {path}/migration.sql {path}/up.sql").into(),
            Form::Folder => format!("{pair}: write {path}/up.sql, or remove the folder").into(),
            Form::Flat => {
                let (stem, file) = match path.strip_suffix(".down.sql") {
                    Some(stem) => (stem, "down.sql"),
                    None => {
                        let stem = path.strip_suffix(".up.sql").or_else(|| path.strip_suffix(".sql"));
                        (stem.unwrap_or(path), "up.sql")
                    }
                };
                format!("{pair}: mkdir -p {stem} && git mv {path} {stem}/{file}").into()
            }
            Form::Rust | Form::Code => Advice::to(format!("{pair}: write what it does as SQL, "))
                .run(Operation::Generate, "NAME --empty"),
        };
        vec![first, "or keep the other tool, and hbm-db away from its migrations".into()]
    }

    /// What it is, in words.
    pub(super) fn what(&self) -> &'static str {
        match self.form {
            Form::Prisma => "a migration in the form of Prisma",
            Form::Folder => "a folder without up.sql",
            Form::Flat => "a migration as one SQL file",
            Form::Rust => "a migration in Rust",
            Form::Code => "a migration in another language",
        }
    }
}

/// Whether a folder is called like a migration of ours, or has something in it that another tool would run.
fn is_for_migration(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut parts = name.splitn(3, '_');
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_called = parts.next().and_then(|date| date.strip_prefix('m')).is_some_and(is_number)
        && parts.next().is_some_and(is_number);
    let runs = |path: PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        extension == "sql" || LANGUAGES.contains(&extension)
    };
    is_called || fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| runs(entry.path()))
}

fn in_folder(folder: &Path, shown: &str) -> Vec<Foreign> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let found = entries.filter_map(|entry| {
        let (path, name) = (entry.path(), entry.file_name());
        let is_ours = path.join("up.sql").exists() || path.join("down.sql").exists();
        let found = Foreign::of(&path, &Path::new(shown).join(name))?;
        // Beside other tools' migrations there may be any folder.
        (!is_ours && found.form != Form::Folder).then_some(found)
    });
    found.collect()
}
