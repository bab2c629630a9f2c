//! Service files: parameters under a name (manual, "The Connection Service File").

use super::{Parameters, WITHOUT_EFFECT, at_home, keyword};
use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// Reads a service from the user's file, else from the system's.
///
/// # Errors
/// Exit 2 where no file defines it, and for a line that cannot be read, with its file and number.
pub(super) fn read(service: &str, named: Option<PathBuf>) -> Result<Parameters> {
    let own = named.or_else(|| at_home(".pg_service.conf").filter(|path| path.exists()));
    let system =
        std::env::var_os("PGSYSCONFDIR").map_or_else(|| "/etc/postgresql-common".into(), PathBuf::from);
    let system = Some(system.join("pg_service.conf")).filter(|path| path.exists());
    let files: Vec<PathBuf> = own.into_iter().chain(system).collect();
    for path in &files {
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error::usage(format!("the service file {} cannot be read", path.display()))
                .because(error)
                .hint("correct PGSERVICEFILE, or unset PGSERVICE")
        })?;
        if let Some(found) = section(service, &text, path)? {
            return Ok(found);
        }
    }
    let looked = files.iter().map(|path| format!("looked at {}", path.display())).collect::<Vec<_>>();
    Err(Error::usage(format!("the service {service} is not defined"))
        .details(looked)
        .hint(format!("write [{service}] with host=, dbname= and the like into ~/.pg_service.conf, or name another file in PGSERVICEFILE")))
}

/// The parameters of a section; none where there is no such section.
fn section(service: &str, text: &str, path: &Path) -> Result<Option<Parameters>> {
    let mut found: Option<Parameters> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            if found.is_some() {
                break;
            }
            if name.strip_suffix(']') == Some(service) {
                found = Some(Parameters::default());
            }
            continue;
        }
        let Some(found) = &mut found else { continue };
        let wrong = |what: String| {
            Error::usage(format!("{}, line {number}: {what}", path.display())).hint(
                "a line is keyword=value, with the key words of libpq: host, port, dbname, user, sslmode …",
            )
        };
        let (key, value) = line.split_once('=').ok_or_else(|| wrong("this is no keyword=value".into()))?;
        match keyword(key) {
            Some("service" | "servicefile") => {
                return Err(wrong("a service cannot name another one".into()));
            }
            // The first of two lines decides.
            Some(keyword) => found.fill(keyword, value),
            None if WITHOUT_EFFECT.contains(&key) => {}
            None => return Err(wrong(format!("{key} is no key word of libpq"))),
        }
    }
    Ok(found)
}
