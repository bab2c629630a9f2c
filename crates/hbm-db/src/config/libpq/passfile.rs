//! The password file (manual, "The Password File").

use super::Host;
use std::path::Path;

/// The directories of sockets for which a password file says `localhost`: the default ones of Debian and of PostgreSQL.
const DEFAULT_SOCKETS: [&str; 3] = ["/var/run/postgresql", "/run/postgresql", "/tmp"];

/// Why a password file that is there was not read, as libpq says it.
pub(super) fn unusable(path: &Path) -> Option<String> {
    let about = std::fs::metadata(path).ok()?;
    let shown = path.display();
    if !about.is_file() {
        return Some(format!("the password file {shown} is no plain file, and was not read"));
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::mode(&about) & 0o077 != 0 {
        return Some(format!(
            "the password file {shown} can be read by others, and was not read: chmod 0600 {shown}"
        ));
    }
    None
}

/// The password of the first line that fits.
pub(super) fn password(text: &str, host: &Host, database: &str, user: &str) -> Option<String> {
    let name = match host.name.as_deref().or(host.address.as_deref()) {
        None => "localhost",
        Some(name) if DEFAULT_SOCKETS.contains(&name) => "localhost",
        Some(name) => name,
    };
    let port = host.port.to_string();
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut rest = line;
        for wanted in [name, &port, database, user] {
            rest = matched(rest, wanted)?;
        }
        Some(unescaped(rest))
    })
}

/// What follows a field that is `*` or the wanted text; a backslash stands before a colon or backslash of the text.
fn matched<'a>(line: &'a str, wanted: &str) -> Option<&'a str> {
    if let Some(rest) = line.strip_prefix("*:") {
        return Some(rest);
    }
    let mut wanted = wanted.chars();
    let mut characters = line.char_indices();
    while let Some((at, mut character)) = characters.next() {
        if character == ':' {
            return wanted.next().is_none().then(|| &line[at + 1..]);
        }
        if character == '\\'
            && let Some((_, escaped)) = characters.clone().next()
        {
            character = escaped;
            characters.next();
        }
        if wanted.next() != Some(character) {
            return None;
        }
    }
    None
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.extend(characters.next()),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Host, password};

    fn host(name: &str, port: u16) -> Host {
        Host { name: Some(name.into()), address: None, port, password: None }
    }

    #[test]
    fn the_first_line_that_fits_decides() {
        let file =
            "# a:1:d:u:commented\nother:*:*:*:no\na:2:*:*:port\na\\:b:1:d:u:with\\:colon\\\\\n*:*:d:*:any\n";
        assert_eq!(password(file, &host("a", 2), "x", "u").as_deref(), Some("port"));
        assert_eq!(password(file, &host("a:b", 1), "d", "u").as_deref(), Some("with:colon\\"));
        assert_eq!(password(file, &host("a", 1), "d", "z").as_deref(), Some("any"));
        assert_eq!(password(file, &host("a", 1), "e", "z"), None);
        assert_eq!(password("localhost:1:d:u:p", &host("/tmp", 1), "d", "u").as_deref(), Some("p"));
        assert_eq!(password("localhost:1:d:u:p", &host("/srv", 1), "d", "u"), None);
        assert_eq!(password("a:1:d:u:", &host("a", 1), "d", "u").as_deref(), Some(""));
    }
}
