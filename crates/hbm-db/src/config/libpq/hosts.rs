//! The servers to try, in their order (manual, "Specifying Multiple Hosts").

use super::{Parameters, at_home, passfile};
use crate::error::{Error, Result};
use std::fmt;
use std::path::{Path, PathBuf};

/// One server.
#[derive(Clone)]
pub(crate) struct Host {
    /// Its name, an address, or the directory of a socket.
    pub(crate) name: Option<String>,
    /// Its address, where no name is to be looked up.
    pub(crate) address: Option<String>,
    /// Its port.
    pub(crate) port: u16,
    /// The password for it.
    pub(crate) password: Option<String>,
}

/// What came of looking for a password file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passfile {
    /// The file that a password was read from.
    pub(crate) used: Option<PathBuf>,
    /// Why one that is there was not read.
    pub(crate) unusable: Option<String>,
}

impl Host {
    /// The directory of its socket, where it has one.
    pub(crate) fn socket(&self) -> Option<&Path> {
        let name = self.name.as_deref().filter(|name| name.starts_with('/'))?;
        self.address.is_none().then(|| Path::new(name))
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_deref().or(self.address.as_deref()).unwrap_or("localhost");
        if name.contains(':') {
            write!(f, "[{name}]:{}", self.port)
        } else {
            write!(f, "{name}:{}", self.port)
        }
    }
}

/// The password is not shown.
impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Parameters {
    /// The servers, each with its password.
    ///
    /// # Errors
    /// Exit 2 where there are not as many ports or addresses as hosts, and for a port that is none.
    pub(in crate::config) fn hosts(&self, database: &str, user: &str) -> Result<(Vec<Host>, Passfile)> {
        let list = |keyword| -> Vec<&str> {
            self.get(keyword).map(|text| text.split(',').collect()).unwrap_or_default()
        };
        let (names, addresses, ports) = (list("host"), list("hostaddr"), list("port"));
        let count = names.len().max(addresses.len()).max(1);
        let uneven = |what: &str, found: usize| {
            Error::usage(format!("the connection cannot be made: there are {found} {what} for {count} hosts"))
                .hint("name as many of each, separated by commas, or one port for all")
        };
        for (what, found) in [("hosts", names.len()), ("addresses", addresses.len())] {
            if found != 0 && found != count {
                return Err(uneven(what, found));
            }
        }
        if ports.len() > 1 && ports.len() != count {
            return Err(uneven("ports", ports.len()));
        }
        let mut hosts = Vec::with_capacity(count);
        for at in 0..count {
            let port =
                ports.get(at).or(ports.first().filter(|_| ports.len() == 1)).copied().unwrap_or_default();
            let port = match port.trim() {
                "" => 5432,
                text => text.parse().ok().filter(|port| *port > 0).ok_or_else(|| {
                    Error::usage("the connection cannot be made: port is not a number from 1 to 65535")
                        .hint("correct it in the URL, or in PGPORT")
                        .hint("if it is a piece of the password, percent-encode that: @ is %40, : is %3A, / is %2F")
                })?,
            };
            let present = |list: &[&str]| {
                list.get(at).map(|text| text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
            };
            let address = present(&addresses);
            if address.as_deref().is_some_and(|text| text.parse::<std::net::IpAddr>().is_err()) {
                return Err(Error::usage("the connection cannot be made: hostaddr is no IP address")
                    .hint("write a name as host"));
            }
            let name = present(&names).or_else(|| address.is_none().then(|| default_host(port)));
            hosts.push(Host { name, address, port, password: self.get("password").map(str::to_owned) });
        }
        let passfile = self.take_passwords(&mut hosts, database, user);
        Ok((hosts, passfile))
    }

    /// A password that nobody gave may be in a file.
    fn take_passwords(&self, hosts: &mut [Host], database: &str, user: &str) -> Passfile {
        let mut found = Passfile::default();
        if hosts.iter().all(|host| host.password.is_some()) {
            return found;
        }
        let Some(path) = self.get("passfile").map(PathBuf::from).or_else(|| at_home(".pgpass")) else {
            return found;
        };
        found.unusable = passfile::unusable(&path);
        if found.unusable.is_some() {
            return found;
        }
        // One that is not there, or not this user's, is as none.
        let text = std::fs::read(&path)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default();
        for host in hosts {
            host.password = passfile::password(&text, host, database, user);
            if host.password.is_some() {
                found.used = Some(path.clone());
            }
        }
        found
    }
}

/// A socket where a server usually has it, else this machine.
fn default_host(port: u16) -> String {
    ["/var/run/postgresql", "/tmp"]
        .into_iter()
        .find(|folder| Path::new(folder).join(format!(".s.PGSQL.{port}")).exists())
        .unwrap_or("localhost")
        .to_owned()
}
