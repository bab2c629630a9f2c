//! What a template depends on: its hash is its name.

use crate::app::App;
use crate::catalog::Fingerprint;
use crate::db::Session;
use crate::desired::Desired;
use crate::error::{Error, Result};
use crate::migrate::Migrations;
use crate::ops::{Project, Rows};
use crate::seed::{RowContent, SeedSource, Text, Value, parse};
use crate::testdb::Hash;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// How long a template holds whose seeds have times that are relative to the load, in seconds.
const HOUR: u64 = 60 * 60;

/// From what the tables of a template are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Making {
    /// The schema, as `reset` does it.
    #[default]
    Schema,
    /// The migrations, as `fresh` does it.
    Migrations,
}

/// What is to be in a template.
#[derive(Clone, Debug, Default)]
pub(super) struct Recipe {
    /// From what the tables are made.
    pub(super) making: Making,
    /// The rows that are loaded.
    pub(super) rows: Rows,
}

impl Recipe {
    /// The hash of everything that decides what comes of it: this program, the server, the options of the database, the schema or
    /// the migrations, the seed files with the variables that they name, and the sets that are loaded. Where seeds have times that
    /// are relative to the load, the hour as well.
    ///
    /// # Errors
    /// Exit 1 and 2 for files that cannot be read.
    pub(super) async fn hash(&self, project: &Project, session: &mut Session, options: &str) -> Result<Hash> {
        let app = project.app()?;
        let desired = match self.making {
            Making::Schema => Desired::of_app(app)?,
            Making::Migrations => Desired::of_migrations(app.name(), &Migrations::find(app)?.list),
        };
        let key = desired.cache_key(session).await?;
        let server = &session.server;
        let mut text = format!(
            "{} {:?} {} {options} {} {key}\n",
            app.name(),
            self.making,
            server.version_text,
            // Another role may not copy it.
            server.user,
        );
        if !desired.is_text() {
            text += &this_program()?;
        }
        if let Rows::Sets(sets) = &self.rows {
            let sets: BTreeSet<&String> = sets.iter().collect();
            text += &format!("{sets:?}\n{}", seeds(app, project)?);
        }
        Ok(Hash::of(&Fingerprint::of_text(&text).to_string()))
    }
}

/// What is compiled in can be otherwise in every build.
fn this_program() -> Result<String> {
    let read = std::env::current_exe().and_then(std::fs::metadata);
    let facts = read.map_err(|error| Error::failed("cannot look at this program").because(error))?;
    let made = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok(format!("{} {made:?}\n", facts.len()))
}

/// The seed files as they are, and the variables that they name.
fn seeds(app: &App, project: &Project) -> Result<String> {
    let source = SeedSource::find(app)?;
    let (mut text, mut is_relative) = (String::new(), false);
    // Where they lie is said as from the current folder, which is none of what they are.
    let alone = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    for (name, content) in &source.files {
        let name = alone(name);
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{name} {}", Fingerprint::of_text(content));
        for value in values(&name, content) {
            match value {
                Value::Env(variable) => {
                    let value = project.env.get(&variable).map(|variable| variable.value);
                    let _ = writeln!(text, "{variable} {value:?}");
                }
                _ => is_relative = true,
            }
        }
    }
    if is_relative {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let _ = writeln!(text, "hour {}", now.as_secs() / HOUR);
    }
    for (name, content) in &source.row_files {
        let name = alone(name);
        let digest = match content {
            RowContent::Missing => continue,
            RowContent::Embedded(bytes) => Sha256::digest(bytes),
            RowContent::OnDisk(path) => digest_of(path)
                .map_err(|error| Error::failed(format!("cannot read {}", path.display())).because(error))?,
        };
        let _ = writeln!(text, "{name} {digest:x?}");
    }
    Ok(text)
}

/// The values of a seed file that come out differently another time. A file that cannot be read is told of when it is loaded.
fn values(name: &str, content: &Text) -> Vec<Value> {
    let lower = content.to_ascii_lowercase();
    if !["!", "now", "today", "tomorrow", "yesterday"].iter().any(|sign| lower.contains(sign)) {
        return Vec::new();
    }
    let rows = parse(name, content).map(|file| file.rows).unwrap_or_default();
    let values = rows.into_iter().flat_map(|row| row.cells).map(|cell| cell.value);
    values.filter(Value::is_of_the_moment).collect()
}

fn digest_of(path: &Path) -> std::io::Result<sha2::digest::Output<Sha256>> {
    let (mut file, mut hash, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize()),
            count => hash.update(&buffer[..count]),
        }
    }
}
