//! Where seed files are read from: the folder when it is there, else the binary.

use super::problem::nearest;
use super::row_file::ENDINGS;
use super::{Place, Problem, RowContent, SeedFile, SeedSet, Text, parse, report};
use crate::app::App;
use crate::error::{Error, Result};
use crate::file::{self, FileKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The text of the seed files of an app.
#[derive(Clone, Debug)]
pub struct SeedSource {
    /// Where they were found, for people.
    pub place: String,
    /// Name and text of each, in the order of the names.
    pub files: Vec<(String, Text)>,
    /// The files of rows beside them, by name.
    pub row_files: BTreeMap<String, RowContent>,
}

impl SeedSource {
    /// `seed-data/<app>` in the current folder or one above it, so that an edited file counts without
    /// building again; else the files in the binary.
    ///
    /// # Errors
    /// Exit 1 where a file cannot be read.
    pub fn find(app: &App) -> Result<Self> {
        let here = std::env::current_dir().unwrap_or_default();
        let (folder, below) = match app.declared_seeds() {
            Some(declared) => {
                let below = declared.strip_prefix(&here).unwrap_or(declared).to_owned();
                (declared.is_dir().then(|| declared.to_owned()), below)
            }
            None => {
                let below = PathBuf::from("seed-data").join(app.name());
                (here.ancestors().map(|folder| folder.join(&below)).find(|folder| folder.is_dir()), below)
            }
        };
        let mut source = match folder {
            Some(folder) => Self::on_disk(&folder, &below)?,
            None => Self::embedded(app),
        };
        source.files.sort();
        Ok(source)
    }

    fn on_disk(folder: &Path, shown: &Path) -> Result<Self> {
        let unreadable =
            |error: std::io::Error| Error::failed(format!("cannot read {}", folder.display())).because(error);
        let (mut files, mut row_files) = (Vec::new(), BTreeMap::new());
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                let text = file::read_plain(&path, FileKind::Seeds).map_err(|error| {
                    file::unreadable(&path, FileKind::Seeds, error).hint("seed files are UTF-8 text")
                })?;
                let name = path.file_name().unwrap_or_default();
                files.push((shown.join(name).display().to_string(), text.into()));
            } else if is_of_rows(&path) && path.is_file() {
                row_files.insert(
                    shown.join(path.file_name().unwrap_or_default()).display().to_string(),
                    RowContent::OnDisk(path),
                );
            } else if let Some(below) = seed_file_in(&path) {
                return Err(in_a_folder(shown, &path, &below));
            } else if path.extension().is_some_and(|extension| extension == "yml") {
                return Err(Error::failed(format!("{} is not read", path.display()))
                    .hint("seed files end in .yaml: rename it"));
            }
        }
        Ok(Self { place: folder.display().to_string(), files, row_files })
    }

    fn embedded(app: &App) -> Self {
        let mut source = Self { place: "the binary".into(), files: Vec::new(), row_files: BTreeMap::new() };
        for file in app.seed_folder().into_iter().flat_map(|folder| folder.files()) {
            let name = format!("seed-data/{}/{}", app.name(), file.path().display());
            if is_of_rows(file.path()) {
                source.row_files.insert(name, RowContent::Embedded(file.contents()));
            } else if let (Some("yaml"), Some(text)) =
                (file.path().extension().and_then(|extension| extension.to_str()), file.contents_utf8())
            {
                source.files.push((name, text.into()));
            }
        }
        source
    }

    /// Gives the rows to those who name them.
    fn give_rows(&mut self, set: &mut SeedSet, problems: &mut Vec<Problem>) {
        let mut given: BTreeMap<String, Place> = BTreeMap::new();
        for file in set.files.iter_mut().flat_map(|file| &mut file.row_files) {
            let path = file.path.to_string();
            if let Some(first) = given.insert(path.clone(), file.named.clone()) {
                problems.push(Problem::new(
                    file.named.clone(),
                    format!("{} has a place already: {first}", file.name),
                ));
            } else if let Some(content) = self.row_files.remove(&path) {
                file.found(content);
            } else {
                let near = nearest(&path, self.row_files.keys().map(String::as_str));
                problems.push(Problem::new(file.named.clone(), format!("there is no {path}{near}")));
            }
        }
        for (path, _) in
            std::mem::take(&mut self.row_files).into_iter().filter(|(path, _)| !given.contains_key(path))
        {
            let name = path.rsplit('/').next().unwrap_or(&path);
            let message = format!(
                "no seed file names this; in that of its table, write under `sets:` the line `base: !file {name}`, or remove it"
            );
            problems.push(Problem::new(Place { file: path.as_str().into(), line: 1, column: 1 }, message));
        }
    }
}

/// The name of a seed file in a folder that is not hidden.
fn seed_file_in(folder: &Path) -> Option<String> {
    let is_hidden = folder.file_name()?.to_string_lossy().starts_with('.');
    let entries = std::fs::read_dir(folder).ok().filter(|_| !is_hidden)?;
    let names = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let is_seeds = is_of_rows(&path)
            || path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        let name = path.file_name()?.to_string_lossy().into_owned();
        match is_seeds {
            true => Some(name),
            false => seed_file_in(&path).map(|below| format!("{name}/{below}")),
        }
    });
    names.min()
}

/// What is said of a seed file that stands deeper.
fn in_a_folder(seeds: &Path, folder: &Path, below: &str) -> Error {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let file = below.rsplit('/').next().unwrap_or(below);
    let path = seeds.join(&*name).join(below);
    Error::failed(format!("{} is not read", path.display())).hint(format!(
        "seed files stand in {} itself: move it there; {name}.{file} is for a table of the schema {name}",
        seeds.display()
    ))
}

fn is_of_rows(path: &Path) -> bool {
    path.extension().is_some_and(|extension| ENDINGS.iter().any(|ending| extension == *ending))
}

/// Reads and parses the seeds of an app.
///
/// # Errors
/// Exit 1 with every place that is not as a seed file should be.
pub fn read(app: &App) -> Result<SeedSet> {
    let mut source = SeedSource::find(app)?;
    let mut set = SeedSet::new(app.name(), &source.place);
    let mut problems: Vec<Problem> = Vec::new();
    for parsed in parse_all(&source.files) {
        match parsed {
            Ok(file) => set.files.push(file),
            Err(mut found) => problems.append(&mut found),
        }
    }
    // Who names them is known where all files can be read.
    if problems.is_empty() {
        source.give_rows(&mut set, &mut problems);
    }
    if problems.is_empty() { Ok(set) } else { Err(report(problems)) }
}

/// Parses the files on all cores, and gives them in their order.
fn parse_all(files: &[(String, Text)]) -> Vec<std::result::Result<SeedFile, Vec<Problem>>> {
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
        // A file alone needs no other thread.
        let threads: Vec<_> = (1..cores.min(files.len())).map(|_| scope.spawn(work)).collect();
        let mine = work();
        mine.into_iter()
            .chain(threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()))
            .collect()
    });
    parsed.sort_by_key(|(at, _)| *at);
    parsed.into_iter().map(|(_, parsed)| parsed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use include_dir::{Dir, DirEntry, File};

    static FILES: &[DirEntry<'_>] = &[
        DirEntry::File(File::new("items.yaml", b"key: sku\nsets:\n  base: !file items.csv\n")),
        DirEntry::File(File::new("items.csv", b"sku,note\na,\nb,\"\"\n")),
    ];
    static FOLDER: Dir<'_> = Dir::new("", FILES);

    #[test]
    fn files_of_rows_are_found_in_the_binary() {
        let seeds = read(&App::new("kept-in-the-binary").seeds(&FOLDER)).expect("seeds");
        let (_, rows) = seeds.row_files().next().expect("a file");
        assert_eq!(&*rows.path, "seed-data/kept-in-the-binary/items.csv");
        let mut lines = Vec::new();
        rows.each(|record| lines.push(format!("{} {:?}", record.line, record.fields))).expect("rows");
        assert_eq!(lines, ["2 [Text(\"a\"), Null]", "3 [Text(\"b\"), Text(\"\")]"]);
    }
}
