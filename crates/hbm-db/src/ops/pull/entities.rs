//! `pull --entities`: a live database becomes entities, and the SQL that says what they cannot.

use super::change::Change;
use super::{Live, Pull, PullReport, Pulled, unproven};
use crate::catalog::Catalog;
use crate::db::{Reading, Session, Target};
use crate::desired::{Desired, Scope};
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use crate::ops::Project;
use crate::pull::{Described, Manner, is_alike, is_as_written, is_ours, sealed, text_of};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Reads the database and says what is to happen to which file of entities; nothing is written yet.
///
/// What an application makes of the entities is made in a scratch database, and the way from there to the live database is what
/// stands in SQL beside them. Then all of it is made, and compared with the live database.
///
/// # Errors
/// Those of reading the database and the files; exit 70 where the files would not make the database.
pub async fn pull_entities(project: &Project, options: &Pull) -> Result<Pulled> {
    let earlier = texts(&options.folder)?;
    let (target, session) = project.open().await?;
    let progress = project.begin("reading the database");
    let (live, session) = Live::read(&options.scope, session, &target).await?;
    drop(progress);
    let manner = Manner { version: session.server.version, owners: options.owners };
    let described = Described::of(&live.catalog);
    let before = described.before(manner, &live.empty, &live.catalog)?;
    let progress = project.begin("making the entities in a scratch database");
    let mut script: Vec<String> =
        described.namespaces().into_iter().map(|name| format!("CREATE SCHEMA {name}")).collect();
    script.extend(before.iter().flat_map(|(_, statements)| statements.iter().cloned()));
    script.extend(described.script());
    let (made, session) = elaborate(&script, (&live, &options.scope), session, &target).await?;
    let beside = described.beside(manner, &made, &live.catalog)?;
    script.extend(beside.values().flatten().cloned());
    let (made, session) = elaborate(&script, (&live, &options.scope), session, &target).await?;
    drop(progress);
    session.close().await;
    let unlike = manner.unlike(&live.catalog, &made);
    if !unlike.is_empty() {
        return Err(Error::bug("the entities would not make the database again; nothing was written")
            .details(unlike.iter().map(|id| format!("{id} would differ"))));
    }
    let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (path, body) in described.rust(&included(&options.folder)?) {
        let path = PathBuf::from(path);
        let text = sealed("//", &body, earlier.get(&path).map(String::as_str));
        texts.insert(path, text);
    }
    for (path, statements) in before.into_iter().chain(beside) {
        let path = PathBuf::from(path);
        let body = earlier.get(&path).and_then(|text| text.split_once('\n')).map(|(_, body)| body);
        texts.insert(path, sealed("--", &text_of(statements, body), None));
    }
    let changes = changes(&earlier, &texts);
    let all: BTreeMap<PathBuf, String> = earlier.into_iter().chain(texts).collect();
    Ok(Pulled {
        report: PullReport::of(&changes, &all),
        asked: changes.iter().filter(|change| change.is_asked).map(Change::shown).collect(),
        left_out: live.left_out(),
        folder: options.folder.clone(),
        changes,
    })
}

async fn elaborate(
    script: &[String],
    (live, scope): (&Live, &Scope),
    session: Session,
    target: &Target,
) -> Result<(Catalog, Session)> {
    let desired = Desired::of_script(script.join(";\n") + ";\n", "the entities", live.scope.clone());
    let made = desired.catalog(session, target, Reading::Scratch).await;
    made.map(|(catalog, session)| (live.own(catalog), session)).map_err(|error| unproven(error, scope))
}

/// The texts of a folder that may be ours, by their paths in it.
fn texts(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&inner) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_text = path.extension().is_some_and(|extension| extension == "rs" || extension == "sql");
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if is_text {
                let read = file::read_plain(&path, FileKind::Sql);
                let text = read.map_err(|error| file::unreadable(&path, FileKind::Sql, error))?;
                found.insert(path.strip_prefix(folder).unwrap_or(&path).to_owned(), text);
            }
        }
    }
    Ok(found)
}

/// The folder as `include_dir!` takes it: from that of the package on.
fn included(folder: &Path) -> Result<String> {
    let whole = std::path::absolute(folder)
        .map_err(|error| Error::failed(format!("cannot find {}", folder.display())).because(error))?;
    let package = whole.ancestors().find(|above| above.join("Cargo.toml").is_file());
    let inner = match package.and_then(|package| whole.strip_prefix(package).ok()) {
        Some(inner) => inner.to_owned(),
        None => Path::new("src").join(whole.file_name().unwrap_or_default()),
    };
    let parts: Vec<String> = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    Ok(std::iter::once("$CARGO_MANIFEST_DIR".to_owned()).chain(parts).collect::<Vec<_>>().join("/"))
}

fn changes(earlier: &BTreeMap<PathBuf, String>, texts: &BTreeMap<PathBuf, String>) -> Vec<Change> {
    let ours = earlier.iter().filter(|(_, text)| is_ours(text)).map(|(path, _)| path);
    let paths: BTreeSet<&PathBuf> = ours.chain(texts.keys()).collect();
    let mut changes = Vec::new();
    for path in paths {
        let (is, to) = (earlier.get(path).cloned(), texts.get(path).cloned());
        let is_asked = match (&is, &to) {
            (Some(is), Some(to)) if is == to || is_alike(is, to) => continue,
            (Some(is), Some(_)) => !is_as_written(is),
            (Some(_), None) => true,
            (None, _) => false,
        };
        changes.push(Change { path: path.clone(), is, to, is_asked });
    }
    changes
}
