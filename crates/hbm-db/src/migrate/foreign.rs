//! Migrations in the form of another tool: they are named, and never passed over.

use super::Migrations;
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::error::Result;
use hbm_db_migration_file::Form as ToolForm;
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Something among the migrations that is none of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foreign {
    /// Its path.
    pub path: String,
    /// Its form.
    pub form: OtherForm,
    /// The form of the migrations that it is among.
    #[serde(skip)]
    pub(super) beside: ToolForm,
}

/// The form of a migration of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherForm {
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

/// Where Alembic keeps migrations, which are called by no number.
const ALEMBIC: &str = "alembic/versions";

/// Where other tools keep migrations.
const PLACES: [&str; 13] = [
    "prisma/migrations",
    "supabase/migrations",
    "drizzle",
    "drizzle/migrations",
    "migrations",
    "db/migrations",
    "db/migration",
    "db/migrate",
    "database/migrations",
    "src/main/resources/db/migration",
    "flyway/sql",
    "sql",
    "migration/src",
];

/// Folders in which nobody looks for the migrations of a project.
const OF_OTHERS: [&str; 5] = ["node_modules", "target", "vendor", "venv", "build"];

/// How deep the folder of a package of Django is looked for.
const DEPTH: usize = 2;

/// The folders in which tools keep migrations, of those below a folder that have any that can be read, with their forms.
///
/// # Errors
/// Those of reading them.
pub(crate) fn found_below(here: &Path) -> Result<Vec<(String, ToolForm)>> {
    let found = PLACES.iter().map(|place| found_in(here, place));
    Ok(found.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The same of one folder; none where it has none.
///
/// # Errors
/// As [`found_below`].
pub(crate) fn found_in(here: &Path, place: &str) -> Result<Option<(String, ToolForm)>> {
    if !here.join(place).is_dir() {
        return Ok(None);
    }
    let mut found = Migrations::none(&App::new(""));
    found.read(&here.join(place), Path::new(place), None)?;
    Ok((!found.list.is_empty()).then(|| (place.to_owned(), found.form)))
}

/// What is called like a migration and is a program, in the folders in which tools keep migrations, and in one that was named.
pub(crate) fn in_languages(here: &Path, named: Option<&str>) -> Vec<Foreign> {
    let places = PLACES.into_iter().chain([ALEMBIC]).filter(|place| Some(*place) != named);
    let found = places.chain(named).flat_map(|place| in_folder(&here.join(place), place));
    let mut found: Vec<Foreign> = found.filter(Foreign::is_called_like_one).collect();
    let of_packages = of_packages(here, "", DEPTH).into_iter().filter(Foreign::is_called_like_one);
    found.extend(of_packages.filter(|one| one.path.ends_with(".py")).collect::<Vec<_>>());
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found.dedup();
    found
}

impl Foreign {
    /// What an entry is; none for what is no migration. Called for folders only where they have neither of our files.
    pub(super) fn of(path: &Path, shown: &Path, beside: ToolForm) -> Option<Self> {
        let form = if path.is_dir() {
            match path.join("migration.sql").exists() {
                true => OtherForm::Prisma,
                false if is_for_migration(path) => OtherForm::Folder,
                false => return None,
            }
        } else {
            let name = path.file_name()?.to_str()?;
            match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
                _ if PARTS_OF_A_CRATE.contains(&name) => return None,
                "sql" => OtherForm::Flat,
                "rs" => OtherForm::Rust,
                other if LANGUAGES.contains(&other) => OtherForm::Code,
                _ => return None,
            }
        };
        Some(Self { path: shown.display().to_string(), form, beside })
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

    /// Whether it is in a folder, given as it is shown.
    pub(crate) fn is_in(&self, folder: &str) -> bool {
        Path::new(&self.path).parent() == Some(Path::new(folder))
    }

    /// Whether it is a program that is called like a migration: other programs may lie beside SQL.
    fn is_called_like_one(&self) -> bool {
        let is_program = matches!(self.form, OtherForm::Rust | OtherForm::Code);
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let number = name.trim_start_matches(['V', 'm', '_']);
        is_program && (self.is_in(ALEMBIC) || number.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// What to do about it.
    pub(super) fn ways(&self) -> Vec<Advice> {
        let path = &self.path;
        let form = self.beside;
        let like = format!("migrations here are {}", form.pattern());
        let first = match (form, self.form) {
            (ToolForm::Pair, OtherForm::Prisma) => {
                format!("{like}: git mv {path}/migration.sql {path}/up.sql").into()
            }
            (ToolForm::Pair, OtherForm::Folder) => {
                format!("{like}: write {path}/up.sql, or remove the folder").into()
            }
            (ToolForm::Pair, OtherForm::Flat) => {
                let lower = path.to_ascii_lowercase();
                let ends = [(".down.sql", "down.sql"), (".up.sql", "up.sql"), (".sql", "up.sql")];
                let end = ends.into_iter().find(|(end, _)| lower.ends_with(end));
                let (stem, file) = end
                    .map_or((path.as_str(), "up.sql"), |(end, file)| (&path[..path.len() - end.len()], file));
                format!("{like}: mkdir -p {stem} && git mv {path} {stem}/{file}").into()
            }
            (_, OtherForm::Prisma | OtherForm::Folder | OtherForm::Flat) => {
                format!("{like}: give it that form, or move it out of the folder").into()
            }
            (_, OtherForm::Rust | OtherForm::Code) => {
                Advice::to(format!("{like}: write what it does as SQL, "))
                    .run(Operation::Generate, "NAME --empty")
            }
        };
        let own = "or list it in the migrator that a program of your own gives to App::migrator";
        let own = (self.form == OtherForm::Rust).then(|| own.into());
        let init = "or name the folder and its form in a project file: ";
        let init = (form == ToolForm::Pair && self.form != OtherForm::Folder && self.form != OtherForm::Code)
            .then(|| Advice::to(init).run(Operation::Init, ""));
        [Some(first), own, init].into_iter().flatten().collect()
    }

    /// What it is, in words.
    pub(crate) fn what(&self) -> &'static str {
        match self.form {
            OtherForm::Prisma => "a migration in the form of Prisma",
            OtherForm::Folder => "a folder without up.sql",
            OtherForm::Flat => "a migration as one SQL file",
            OtherForm::Rust => "a migration in Rust",
            OtherForm::Code => "a migration in another language",
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
        extension.eq_ignore_ascii_case("sql") || LANGUAGES.contains(&extension)
    };
    is_called || fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| runs(entry.path()))
}

/// What is in the folders `migrations` of the packages below a folder, as Django has them: one for each application.
fn of_packages(here: &Path, shown: &str, depth: usize) -> Vec<Foreign> {
    let entries = fs::read_dir(here.join(shown)).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let names = names.filter(|name| !name.starts_with('.') && !OF_OTHERS.contains(&name.as_str()));
    let found = names.flat_map(|name| {
        let place = if shown.is_empty() { name.clone() } else { format!("{shown}/{name}") };
        match (name == "migrations" && !shown.is_empty(), depth) {
            (true, _) => in_folder(&here.join(&place), &place),
            (false, 0) => Vec::new(),
            (false, _) => of_packages(here, &place, depth - 1),
        }
    });
    found.collect()
}

fn in_folder(folder: &Path, shown: &str) -> Vec<Foreign> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let found = entries.filter_map(|entry| {
        let (path, name) = (entry.path(), entry.file_name());
        let is_ours = path.join("up.sql").exists() || path.join("down.sql").exists();
        let found = Foreign::of(&path, &Path::new(shown).join(name), ToolForm::Pair)?;
        // Beside other tools' migrations there may be any folder.
        (!is_ours && found.form != OtherForm::Folder).then_some(found)
    });
    found.collect()
}
