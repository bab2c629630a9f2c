//! A connection as other programs are given it.

use super::DbUrl;
use super::libpq::Host;
use crate::error::Result;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// What stays as it is in a URL.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Where a database is and who connects to it, with the password.
#[derive(Clone, Serialize)]
pub(crate) struct Given {
    /// All of it as a URL.
    pub(crate) url: String,
    /// A name, an address, or the folder of a socket.
    pub(crate) host: String,
    /// The port.
    pub(crate) port: u16,
    /// The role.
    pub(crate) user: String,
    /// Its password; empty where there is none.
    pub(crate) password: String,
    /// The database.
    pub(crate) database: String,
}

impl DbUrl {
    /// The same with another database.
    ///
    /// # Errors
    /// None: what can be wrong was read before.
    pub(crate) fn to_database(&self, database: &str) -> Result<Self> {
        let mut parameters = self.parameters().clone();
        parameters.set("dbname", database);
        Ok(Self::new(parameters)?.from_origin(self.origin()))
    }

    /// The same, whose sessions see this schema and no other.
    ///
    /// # Errors
    /// None: what can be wrong was read before.
    pub(crate) fn to_schema(&self, schema: &str) -> Result<Self> {
        let mut parameters = self.parameters().clone();
        let before = parameters.get("options").unwrap_or_default();
        let options = format!("{before} -csearch_path={schema}");
        parameters.set("options", options.trim_start());
        Ok(Self::new(parameters)?.from_origin(self.origin()))
    }

    /// Whether both name the same database of a server. Names of this machine are one; other names are compared as they are.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        let place = |host: &Host| {
            let name = host.name.as_deref().or(host.address.as_deref()).unwrap_or("localhost").to_lowercase();
            let is_here = ["localhost", "127.0.0.1", "::1"].contains(&name.as_str());
            (if is_here { "localhost".to_owned() } else { name }, host.port)
        };
        let hosts: Vec<_> = other.hosts().iter().map(place).collect();
        self.database() == other.database() && self.hosts().iter().any(|host| hosts.contains(&place(host)))
    }

    /// A database on one of the servers, as other programs are given it.
    pub(crate) fn given(&self, host: &Host, database: &str) -> Given {
        let name = host.name.clone().or_else(|| host.address.clone()).unwrap_or_else(|| "localhost".into());
        let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
        let port = host.port;
        let parameter = |keyword: &str, value: &str| format!("{keyword}={}", encoded(value));
        let mut query = Vec::new();
        let place = match host.socket() {
            // Readers of URLs refuse a user without a host (WHATWG, "URL").
            Some(folder) => {
                query.push(parameter("host", &folder.display().to_string()));
                query.push(parameter("port", &port.to_string()));
                query.push(parameter("user", self.user()));
                query.extend(host.password.as_deref().map(|password| parameter("password", password)));
                String::new()
            }
            None => {
                let password = host.password.as_deref().map(|password| format!(":{}", encoded(password)));
                let who = encoded(self.user()) + &password.unwrap_or_default();
                let name = if name.contains(':') { format!("[{name}]") } else { encoded(&name) };
                format!("{who}@{name}:{port}")
            }
        };
        query.extend(self.manner().into_iter().map(|(keyword, value)| parameter(keyword, value)));
        let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
        Given {
            url: format!("postgresql://{place}/{}{query}", encoded(database)),
            host: name,
            port,
            user: self.user().to_owned(),
            password: host.password.clone().unwrap_or_default(),
            database: database.to_owned(),
        }
    }

    /// The parameters that say how a connection is made, but not where to, nor as whom.
    fn manner(&self) -> Vec<(&'static str, &str)> {
        const ELSEWHERE: [&str; 13] = [
            "application_name",
            "dbname",
            "host",
            "hostaddr",
            "load_balance_hosts",
            "passfile",
            "password",
            "port",
            "service",
            "servicefile",
            "target_session_attrs",
            "user",
            "connect_timeout",
        ];
        self.parameters().all().filter(|(keyword, _)| !ELSEWHERE.contains(keyword)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_read_again() {
        for (text, given) in [
            ("postgresql://u:p%40ss@h:6/d", "postgresql://u:p%40ss@h:6/other"),
            ("postgresql://u:x@[::1]:6/d?sslmode=disable", "postgresql://u:x@[::1]:6/other?sslmode=disable"),
            (
                "postgresql://u:x@/d?host=/run/pg",
                "postgresql:///other?host=%2Frun%2Fpg&port=5432&user=u&password=x",
            ),
        ] {
            let url = DbUrl::parse(text).expect(text);
            let own = url.given(&url.hosts()[0], "other");
            assert_eq!(own.url, given);
            let again = DbUrl::parse(&own.url).expect(given);
            assert_eq!(again.given(&again.hosts()[0], "other").url, given);
        }
    }
}
