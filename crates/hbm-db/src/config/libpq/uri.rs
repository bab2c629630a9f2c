//! Connection URIs (manual, "Connection URIs").

use super::{Parameters, WITHOUT_EFFECT, keyword};
use crate::error::{Error, Result};
use percent_encoding::percent_decode_str;
use std::fmt::Write;

impl Parameters {
    /// Reads a URL. Beside the parameters it gives the names of those without a meaning here.
    ///
    /// # Errors
    /// Exit 2 with what is wrong; never with the text itself, which may hold a password.
    pub(in crate::config) fn from_uri(text: &str) -> Result<(Self, Vec<String>)> {
        let text = text.trim();
        let rest = text
            .strip_prefix("postgresql://")
            .or_else(|| text.strip_prefix("postgres://"))
            .ok_or_else(|| wrong("it does not begin with postgresql://"))?;
        check_encoding(rest)?;
        if rest.contains('#') {
            return Err(wrong("it has a # outside of percent-encoding"));
        }
        if rest.contains(char::is_whitespace) {
            return Err(wrong("it has a space outside of percent-encoding"));
        }
        let (before_query, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, database) = before_query.split_once('/').unwrap_or((before_query, ""));
        if database.contains('@') || query.contains('@') {
            return Err(wrong("it has an @ after a / or ?, so the password holds one of them unencoded"));
        }
        let mut parameters = Self::default();
        let hosts = match authority.rsplit_once('@') {
            None => authority,
            Some((user, hosts)) => {
                let (user, password) = user.split_once(':').unwrap_or((user, ""));
                parameters.set("user", decoded(user));
                parameters.set("password", decoded(password));
                hosts
            }
        };
        parameters.take_hosts(hosts)?;
        parameters.set("dbname", decoded(database));
        let ignored = parameters.take_query(query)?;
        Ok((parameters, ignored))
    }

    /// `host:port,host:port`, an address of version 6 in brackets.
    fn take_hosts(&mut self, text: &str) -> Result<()> {
        let (mut hosts, mut ports) = (Vec::new(), Vec::new());
        for one in text.split(',') {
            let (host, rest) = match one.strip_prefix('[') {
                Some(rest) => rest.split_once(']').ok_or_else(|| wrong("a [ of a host has no ]"))?,
                None => one.split_at(one.find(':').unwrap_or(one.len())),
            };
            let port = match rest.strip_prefix(':') {
                Some(port) => port,
                None if rest.is_empty() => "",
                None => return Err(wrong("something stands between a host and its port")),
            };
            hosts.push(decoded(host));
            ports.push(port.to_owned());
        }
        // Commas are in it where there are several.
        if hosts.iter().any(|host| !host.is_empty()) {
            self.set("host", hosts.join(","));
        }
        if ports.iter().any(|port| !port.is_empty()) {
            self.set("port", ports.join(","));
        }
        Ok(())
    }

    fn take_query(&mut self, query: &str) -> Result<Vec<String>> {
        let mut ignored = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (key, value) = (decoded(key), decoded(value));
            match &*key {
                "schema" | "currentSchema" | "search_path" if value != "public" => {
                    return Err(wrong_schema(&key));
                }
                "schema" | "currentSchema" | "search_path" => {}
                "ssl" if value == "true" => self.set("sslmode", "require"),
                safety if is_of_safety(safety) => {
                    return Err(wrong(&format!("libpq knows no parameter {safety}, which looks like one that makes a connection safer"))
                        .without_hints()
                        .without_hints()
                    .hint("the manual's \"Parameter Key Words\" lists them: sslmode, sslrootcert, ..."));
                }
                "options" if self.get("options").is_some() => {
                    let both = format!("{} {value}", self.get("options").unwrap_or_default());
                    self.set("options", both);
                }
                known if keyword(known).is_some() => {
                    keyword(known).into_iter().for_each(|keyword| self.set(keyword, value.as_str()));
                }
                setting if setting.starts_with("options[") && setting.ends_with(']') => {
                    let name = &setting["options[".len()..setting.len() - 1];
                    let mut options = self.get("options").map(|own| format!("{own} ")).unwrap_or_default();
                    // Writing to a text cannot fail.
                    let _ = write!(options, "-c {name}={}", value.replace('\\', "\\\\").replace(' ', "\\ "));
                    self.set("options", options);
                }
                // Without a value it may be a piece of a password with an & in it.
                other if value.is_empty() && !WITHOUT_EFFECT.contains(&other) => {
                    ignored.push("without a value".into());
                }
                other => ignored.push(other.to_owned()),
            }
        }
        Ok(ignored)
    }
}

/// Whether a key word that is not known looks as if it made a connection safer: that is never ignored.
fn is_of_safety(key: &str) -> bool {
    let lower = key.to_lowercase();
    let looks = ["ssl", "tls", "gss", "require", "channel"].iter().any(|one| lower.starts_with(one));
    looks && keyword(key).is_none() && !WITHOUT_EFFECT.contains(&key)
}

/// What is decoded was checked before.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn check_encoding(rest: &str) -> Result<()> {
    let bytes = rest.as_bytes();
    for (at, _) in rest.match_indices('%') {
        let digits = bytes.get(at + 1..at + 3);
        if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            return Err(wrong("a % is not followed by two hexadecimal digits"));
        }
        if digits == Some(b"00") {
            return Err(wrong("it has %00, which ends a text of the protocol"));
        }
    }
    percent_decode_str(rest).decode_utf8().map(|_| ()).map_err(|_| wrong("its percent-encoding is not UTF-8"))
}

/// Parameters of others that choose a namespace.
fn wrong_schema(name: &str) -> Error {
    Error::usage(format!(
        "the database URL cannot be used: its parameter {name} names another namespace than public, and PostgreSQL has no such parameter"
    ))
    .hint(format!("leave {name} out: hbm-db works on namespaces by their names, whatever the URL says"))
    .hint("other programs take the namespace from options=-csearch_path%3DNAME")
}

pub(in crate::config) fn wrong(what: &str) -> Error {
    Error::usage(format!("the database URL cannot be read: {what}"))
        .hint("the form is postgresql://user:password@host:5432/database?sslmode=require")
        .hint("percent-encode special characters of the password: @ is %40, : is %3A, / is %2F, ? is %3F, # is %23, % is %25")
}
