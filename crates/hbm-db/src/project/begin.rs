//! The files that a new project begins with.

use super::json_schema;
use crate::catalog::{Catalog, Name};
use crate::config::PROJECT_FILE;
use crate::plan::kinds::column;
use hbm_db_migration_file::Form;
use std::path::Path;

/// What the JSON Schema of a project file is called beside it.
const SCHEMA_FILE: &str = "hbm-db.schema.json";

/// What a new project is made of.
#[derive(Clone, Debug)]
pub(crate) struct Beginning {
    /// What --app will call it.
    pub(crate) name: String,
    /// Where its schema is written.
    pub(crate) schema: String,
    /// Where its migrations are.
    pub(crate) migrations: String,
    /// Their form, where the files do not show it.
    pub(crate) form: Option<Form>,
    /// Where its seeds are.
    pub(crate) seeds: String,
}

impl Beginning {
    /// The project file and its JSON Schema, by their names.
    pub(crate) fn files(&self) -> [(String, String); 2] {
        [(PROJECT_FILE.to_owned(), self.text()), (SCHEMA_FILE.to_owned(), format!("{:#}\n", json_schema()))]
    }

    fn text(&self) -> String {
        let [name, schema, migrations, seeds] =
            [&self.name, &self.schema, &self.migrations, &self.seeds].map(|text| scalar(text));
        let form = self.form;
        let migrations = match form {
            Some(form) => format!("{{folder: {migrations}, form: {form}}}"),
            None => migrations,
        };
        format!(
            "# yaml-language-server: $schema={SCHEMA_FILE}
name: {name}
# What the database is to be: SQL files and folders of them. `hbm-db push` makes it so.
schema: [{schema}]
# The reviewed way there. `hbm-db generate NAME` writes the next one, `hbm-db migrate up` runs them.
migrations: {migrations}
# Rows. `hbm-db seed` loads them, and `hbm-db reset` makes everything anew with them.
seeds: {seeds}
# Databases, chosen with --env NAME. Without one: DATABASE_URL in the environment, .env.local or .env; else a PostgreSQL of
# the project's own, in .hbm-db/.
environments:
  development: {{}}
  # staging: {{url: '${{STAGING_URL}}', protected: true}}
"
        )
    }
}

/// A text as YAML has it, in quotes where it would be read otherwise; also inside of brackets.
fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    let is_word = text.starts_with(|c: char| c.is_alphabetic()) && text.chars().all(is_plain);
    let means_else =
        ["null", "true", "false", "yes", "no", "on", "off"].contains(&text.to_lowercase().as_str());
    match is_word && !means_else {
        true => text.to_owned(),
        false => serde_json::Value::from(text).to_string(),
    }
}

/// A schema to begin with.
pub(crate) const EXAMPLE_SCHEMA: (&str, &str) = ("notes.sql", include_str!("example/notes.sql"));

/// Seeds of it.
pub(crate) const EXAMPLE_SEEDS: (&str, &str) = ("notes.yaml", include_str!("example/notes.yaml"));

/// A file of seeds for a table that is there, in which everything is a remark.
pub(crate) fn seeds_of(table: &Name, catalog: &Catalog) -> (String, String) {
    let columns = column::columns(catalog, table).into_iter();
    let columns: String = columns.map(|(name, _)| format!("#       {}: …\n", name.as_str())).collect();
    let name = match table.namespace.as_str() {
        "public" => table.name.as_str().to_owned(),
        namespace => format!("{namespace}.{}", table.name.as_str()),
    };
    let text = format!(
        "# Rows of {name}. Remove the # in front of the lines, and give each row a label; `!ref table.label` refers to another one.
# key: the column, or [columns], by which a row is found again
# sets:
#   base:
#     label:
{columns}"
    );
    (format!("{name}.yaml"), text)
}

/// The lines that git is to ignore, which a file does not have yet.
pub(crate) fn ignored(existing: &str) -> Option<String> {
    let lines = [".env.local", ".hbm-db/"];
    let missing: Vec<&str> =
        lines.into_iter().filter(|line| existing.lines().all(|one| one.trim() != *line)).collect();
    if missing.is_empty() {
        return None;
    }
    let end = if existing.is_empty() || existing.ends_with('\n') { "" } else { "\n" };
    Some(format!("{existing}{end}{}\n", missing.join("\n")))
}

/// A name for the project of a folder.
pub(crate) fn name_of(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let fits = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let name: String = name.chars().map(fits).collect();
    match name.trim_matches(['-', '.']) {
        "" => "app".to_owned(),
        name => name.to_owned(),
    }
}
