//! Which files of the payload crates go into the archive, and under which names.

use crate::glibc;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Writes `postgres.tar` into the folder of the build; empty for a target that no payload exists for.
pub(crate) fn write() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo names OUT_DIR"));
    let files = payload();
    let linux = env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux");
    let mut archive = tar::Builder::new(fs::File::create(out.join("postgres.tar")).expect("an archive"));
    for (name, path) in &files {
        let mut bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if linux && bytes.starts_with(b"\x7fELF") {
            glibc::lower(name, &mut bytes);
            glibc::forget_origin(name, &mut bytes);
        }
        append(&mut archive, name, &bytes);
    }
    if linux && !files.is_empty() {
        let library = glibc::compile(&out);
        append(&mut archive, "lib/libhbm_db_glibc.so", &fs::read(library).expect("the library"));
    }
    archive.finish().expect("the archive is written");
    let mut hash = DefaultHasher::new();
    fs::read(out.join("postgres.tar")).expect("the archive").hash(&mut hash);
    println!("cargo::rustc-env=HBM_DB_POSTGRES=postgres-{:016x}", hash.finish());
}

fn append(archive: &mut tar::Builder<fs::File>, name: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(if name.starts_with("bin/") { 0o755 } else { 0o644 });
    archive.append_data(&mut header, name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// The files by their names in the archive.
///
/// Cargo hands over the manifest of each payload crate in a variable (`links` and `cargo::metadata`).
fn payload() -> BTreeMap<String, PathBuf> {
    let mut files = BTreeMap::new();
    for (variable, manifest) in env::vars() {
        if variable.starts_with("DEP_OLIPHAUNT_ARTIFACT_") && variable.ends_with("_MANIFEST") {
            println!("cargo::rerun-if-changed={manifest}");
            for (source, relative) in listed(Path::new(&manifest)) {
                if let Some(name) = name_in_archive(&relative) {
                    files.insert(name, PathBuf::from(source));
                }
            }
        }
    }
    files
}

/// Pairs of `source = "…"` and `relative = "…"`.
fn listed(manifest: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(manifest).unwrap_or_else(|error| panic!("{}: {error}", manifest.display()));
    let values = |key: &str| -> Vec<String> {
        let prefix = format!("{key} = \"");
        text.lines()
            .filter_map(|line| line.strip_prefix(&prefix)?.strip_suffix('"'))
            .inspect(|value| assert!(!value.contains('\\'), "{value}: an escape in {}", manifest.display()))
            .map(str::to_owned)
            .collect()
    };
    let (sources, names) = (values("source"), values("relative"));
    assert_eq!(sources.len(), names.len(), "{}: a source without a name", manifest.display());
    assert!(!sources.is_empty(), "{} lists no files", manifest.display());
    sources.into_iter().zip(names).collect()
}

/// The layout of an installation of PostgreSQL: `bin`, `lib`, `lib/postgresql`, `share/postgresql`.
fn name_in_archive(relative: &str) -> Option<String> {
    let name = relative.strip_prefix("runtime/").unwrap_or(relative);
    let kept = name.starts_with("share/postgresql/")
        || name.starts_with("lib/postgresql/")
        || matches!(name, "bin/postgres" | "bin/initdb" | "lib/libpq.so.5" | "lib/libpq.5.dylib")
        || name.starts_with("THIRD_PARTY_LICENSES/")
        || name == "LICENSE";
    kept.then(|| name.to_owned())
}
