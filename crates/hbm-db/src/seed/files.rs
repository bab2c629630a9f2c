//! Where seed files are read from: the folder when it is there, else the binary.

use super::{Problem, SeedFile, SeedSet, parse, report};
use crate::app::App;
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The text of the seed files of an app.
#[derive(Clone, Debug)]
pub struct SeedSource {
    /// Where they were found, for people.
    pub place: String,
    /// Name and text of each, in the order of the names.
    pub files: Vec<(String, String)>,
}

impl SeedSource {
    /// `seed-data/<app>` in the current folder or one above it, so that an edited file counts without
    /// building again; else the files in the binary.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be read.
    pub fn find(app: &App) -> Result<Self> {
        let below = PathBuf::from("seed-data").join(app.name());
        let here = std::env::current_dir().unwrap_or_default();
        let folder = here.ancestors().map(|folder| folder.join(&below)).find(|folder| folder.is_dir());
        let mut source = match folder {
            Some(folder) => Self::on_disk(&folder, &below)?,
            None => Self::embedded(app),
        };
        source.files.sort();
        Ok(source)
    }

    fn on_disk(folder: &std::path::Path, shown: &std::path::Path) -> Result<Self> {
        let unreadable =
            |error: std::io::Error| Error::failed(format!("cannot read {}", folder.display())).because(error);
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                let text = file::read_plain(&path, FileKind::Seeds).map_err(|error| {
                    file::unreadable(&path, FileKind::Seeds, error).hint("seed files are UTF-8 text")
                })?;
                let name = path.file_name().unwrap_or_default();
                files.push((shown.join(name).display().to_string(), text));
            } else if path.extension().is_some_and(|extension| extension == "yml") {
                return Err(Error::failed(format!("{} is not read", path.display()))
                    .hint("seed files end in .yaml: rename it"));
            }
        }
        Ok(Self { place: folder.display().to_string(), files })
    }

    fn embedded(app: &App) -> Self {
        let files = app.seed_folder().into_iter().flat_map(|folder| folder.files());
        Self {
            place: "the binary".into(),
            files: files
                .filter(|file| file.path().extension().is_some_and(|extension| extension == "yaml"))
                .filter_map(|file| {
                    let name = format!("seed-data/{}/{}", app.name(), file.path().display());
                    Some((name, file.contents_utf8()?.to_owned()))
                })
                .collect(),
        }
    }
}

/// Reads and parses the seeds of an app.
///
/// # Errors
/// Exit 1 with every place that is not as a seed file should be.
pub fn read(app: &App) -> Result<SeedSet> {
    let source = SeedSource::find(app)?;
    let mut set = SeedSet::new(app.name(), &source.place);
    let mut problems: Vec<Problem> = Vec::new();
    for parsed in parse_all(&source.files) {
        match parsed {
            Ok(file) => set.files.push(file),
            Err(mut found) => problems.append(&mut found),
        }
    }
    if problems.is_empty() { Ok(set) } else { Err(report(problems)) }
}

/// Parses the files on all cores, and gives them in their order.
fn parse_all(files: &[(String, String)]) -> Vec<std::result::Result<SeedFile, Vec<Problem>>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let mut parsed: Vec<_> = std::thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < files.len()) {
                done.push((at, parse(&files[at].0, &files[at].1)));
            }
            done
        };
        let threads: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mine = work();
        mine.into_iter()
            .chain(threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()))
            .collect()
    });
    parsed.sort_by_key(|(at, _)| *at);
    parsed.into_iter().map(|(_, parsed)| parsed).collect()
}
