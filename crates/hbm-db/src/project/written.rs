//! A project file as it is written.

use crate::grants::Privilege;
use hbm_db_migration_file::Form;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use std::collections::BTreeMap;
use std::fmt;

/// A project of hbm-db.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Project {
    /// What --app calls it: letters, digits, -, _ and .
    pub(super) name: String,
    /// SQL files and folders of them, relative to this file; or `entities`, where a Rust program that embeds the library has
    /// the entities of a project of this name.
    pub(super) schema: SchemaFiles,
    /// The folder of the migrations, and the form of its files where they do not show it.
    #[serde(default)]
    pub(super) migrations: Option<Migrations>,
    /// The folder of the seeds.
    #[serde(default)]
    pub(super) seeds: Option<String>,
    /// The schemas of the database that are managed: what they have and the files do not is dropped. If not given, those that
    /// the files make something in.
    #[serde(default)]
    pub(super) schemas: Option<Vec<String>>,
    /// Whose privileges are compared. If not given, those of the roles that the files name in a GRANT.
    #[serde(default)]
    pub(super) privileges: Option<Privileges>,
    /// Rows that `hbm-db cleanup` deletes when their time is over.
    #[serde(default)]
    pub(super) cleanup: BTreeMap<String, Cleanup>,
    /// Rows that `hbm-db archive` moves elsewhere when their time is over.
    #[serde(default)]
    pub(super) archive: BTreeMap<String, Archive>,
    /// What the role may do that the application connects with: `hbm-db grants`.
    #[serde(default)]
    pub(super) grants: Vec<Grant>,
    /// Databases, by the name that --env or HBM_DB_ENV gives.
    #[serde(default)]
    pub(super) environments: BTreeMap<String, Option<Environment>>,
}

/// Where the schema is written.
#[derive(Debug, PartialEq, Eq, JsonSchema)]
#[serde(untagged)]
pub(super) enum SchemaFiles {
    /// A file, a folder, or `entities`.
    One(String),
    /// Several of them.
    Several(Vec<String>),
}

impl SchemaFiles {
    /// The paths; none for the entities of a program.
    pub(super) fn paths(&self) -> Option<&[String]> {
        match self {
            Self::One(word) if word == "entities" => None,
            Self::One(path) => Some(std::slice::from_ref(path)),
            Self::Several(paths) => Some(paths),
        }
    }
}

/// Where the migrations are.
#[derive(Debug, PartialEq, Eq, JsonSchema)]
#[serde(untagged)]
pub(super) enum Migrations {
    /// Their folder.
    Folder(String),
    /// Their folder, and its form.
    Formed(Formed),
}

/// A folder of migrations in a form.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Formed {
    /// The folder.
    pub(super) folder: String,
    /// The form of its files; if not given, the files show it.
    #[serde(default, deserialize_with = "form")]
    #[schemars(with = "Option<String>", extend("enum" = form_words()))]
    pub(super) form: Option<Form>,
}

impl Migrations {
    pub(super) fn folder(&self) -> &str {
        match self {
            Self::Folder(folder) | Self::Formed(Formed { folder, .. }) => folder,
        }
    }

    pub(super) fn form(&self) -> Option<Form> {
        match self {
            Self::Folder(_) => None,
            Self::Formed(Formed { form, .. }) => *form,
        }
    }
}

fn form_words() -> Vec<&'static str> {
    Form::ALL.into_iter().map(Form::word).collect()
}

fn form<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Form>, D::Error> {
    let word = String::deserialize(deserializer)?;
    word.parse().map(Some).map_err(D::Error::custom)
}

/// Whose privileges are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Privileges {
    /// Those of the roles that the files name in a GRANT, of PUBLIC and of owners.
    Named,
    /// Everybody's.
    All,
    /// Nobody's.
    None,
}

/// Rows whose time is over.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Cleanup {
    /// What they are.
    #[serde(default)]
    pub(super) what: String,
    /// The DELETE statements.
    pub(super) sql: Vec<String>,
}

/// Rows that are kept elsewhere.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Archive {
    /// What they are.
    #[serde(default)]
    pub(super) what: String,
    /// Their table; without a schema it is one of `public`.
    pub(super) table: String,
    /// Which rows: a condition of SQL.
    pub(super) rows: String,
    /// The schema that they go to, or a table in one. If not given, the schema `archive`.
    #[serde(default)]
    pub(super) to: Option<String>,
    /// Tables whose rows go along with the rows that they refer to.
    #[serde(default)]
    pub(super) along: Vec<String>,
}

/// Privileges that are given, or taken away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Grant {
    /// Privileges that are given.
    #[serde(default)]
    pub(super) grant: Vec<Privilege>,
    /// Privileges that are taken away.
    #[serde(default)]
    pub(super) revoke: Vec<Privilege>,
    /// On what.
    pub(super) on: On,
}

/// What privileges are on: `database`, or one of `schema`, `tables` and `sequences` with the name of a schema.
#[derive(Debug, PartialEq, Eq, JsonSchema)]
#[serde(untagged)]
pub(super) enum On {
    /// `database`.
    Database(DatabaseWord),
    /// The schema itself, or all that it has of a kind.
    In(InSchema),
}

/// `database`.
#[derive(Debug, PartialEq, Eq, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum DatabaseWord {
    Database,
}

/// A schema, or all that it has of a kind.
#[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum InSchema {
    /// The schema.
    Schema(String),
    /// Its tables.
    Tables(String),
    /// Its sequences.
    Sequences(String),
}

/// A database of the project.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Environment {
    /// Its URL; ${NAME} stands for a variable of the environment or of a .env file. If not given, DATABASE_URL says it.
    #[serde(default)]
    pub(super) url: Option<String>,
    /// Whether nothing is dropped there, nor rows of development loaded. `production` is protected in any case.
    #[serde(default)]
    pub(super) protected: bool,
}

/// Text, or what a mapping or a list of texts says.
struct TextOr<T> {
    expected: &'static str,
    of_text: fn(String) -> Result<T, String>,
    of_map: Option<fn(serde_yaml::Value) -> Result<T, serde_yaml::Error>>,
    of_list: Option<fn(Vec<String>) -> T>,
}

impl<'de, T> Visitor<'de> for TextOr<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.of_text)(text.to_owned()).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let read = self.of_map.ok_or_else(|| A::Error::invalid_type(de::Unexpected::Map, &self))?;
        let value = serde_yaml::Value::deserialize(MapAccessDeserializer::new(map))?;
        read(value).map_err(A::Error::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
        let read = self.of_list.ok_or_else(|| A::Error::invalid_type(de::Unexpected::Seq, &self))?;
        let mut texts = Vec::new();
        while let Some(text) = list.next_element()? {
            texts.push(text);
        }
        Ok(read(texts))
    }
}

impl<'de> Deserialize<'de> for SchemaFiles {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOr {
            expected: "a file, a folder, a list of them, or `entities`",
            of_text: |text| Ok(Self::One(text)),
            of_map: None,
            of_list: Some(Self::Several),
        })
    }
}

impl<'de> Deserialize<'de> for Migrations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOr {
            expected: "a folder, or a mapping with `folder` and `form`",
            of_text: |text| Ok(Self::Folder(text)),
            of_map: Some(|value| Formed::deserialize(value).map(Self::Formed)),
            of_list: None,
        })
    }
}

impl<'de> Deserialize<'de> for On {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: &str = "`database`, or `schema`, `tables` or `sequences` with the name of a schema";
        deserializer.deserialize_any(TextOr {
            expected: EXPECTED,
            of_text: |text| match text.as_str() {
                "database" => Ok(Self::Database(DatabaseWord::Database)),
                _ => Err(format!("expected {EXPECTED}, and this is `{text}`")),
            },
            of_map: Some(|value| serde_yaml::with::singleton_map::deserialize(value).map(Self::In)),
            of_list: None,
        })
    }
}
