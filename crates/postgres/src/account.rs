//! The user that the server runs as. PostgreSQL refuses to run as root.

use crate::Problem;
use rustix::process::geteuid;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::{MetadataExt, lchown};
use std::path::Path;

/// Whether a folder belongs to the user of this process. For root, one in the current folder may belong to another.
///
/// What another user put into a folder above must not be followed.
pub fn is_own(folder: &Path) -> bool {
    let in_project = || std::env::current_dir().is_ok_and(|here| folder.parent() == Some(here.as_path()));
    fs::metadata(folder)
        .is_ok_and(|found| found.uid() == geteuid().as_raw() || geteuid().is_root() && in_project())
}

/// Gives a folder with data, and all that is in it, to the user that a server of it runs as.
///
/// # Errors
/// Where there is no such user, or the system refuses.
pub fn give_to_server(data: &Path) -> Result<(), Problem> {
    match Account::of(data)? {
        Some(account) => account.take(data),
        None => Ok(()),
    }
}

/// Another user of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) user: u32,
    pub(crate) group: u32,
}

impl Account {
    /// The user of a server of this data; none is the user of this process.
    ///
    /// For root it is the owner of the data. For new data it is the owner of the project, as where a container works on
    /// a project of its host, else `postgres`, else `nobody`.
    ///
    /// # Errors
    /// [`Problem::NoAccount`] for root on a machine with none of them.
    pub(crate) fn of(data: &Path) -> Result<Option<Self>, Problem> {
        if !geteuid().is_root() {
            return Ok(None);
        }
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        // <project>/.hbm-db/<app>/data
        let known = [Some(data), data.ancestors().nth(3)];
        let owner = known.into_iter().flatten().find_map(|folder| fs::metadata(folder).ok());
        let owner = owner.map(|folder| folder.uid());
        Self::among(&users, owner).map(Some).ok_or(Problem::NoAccount)
    }

    /// From the text of `/etc/passwd`: `initdb` wants a user with a name.
    fn among(users: &str, owner: Option<u32>) -> Option<Self> {
        let accounts: Vec<(&str, Self)> = users
            .lines()
            .filter_map(|line| {
                let mut fields = line.split(':');
                let (name, _, user, group) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
                Some((name, Self { user: user.parse().ok()?, group: group.parse().ok()? }))
            })
            .filter(|(_, account)| account.user != 0)
            .collect();
        let named = |wanted: &str| accounts.iter().find(|(name, _)| *name == wanted);
        let (_, account) = accounts
            .iter()
            .find(|(_, account)| Some(account.user) == owner)
            .or_else(|| named("postgres"))
            .or_else(|| named("nobody"))?;
        Some(account.clone())
    }

    fn take(&self, path: &Path) -> Result<(), Problem> {
        lchown(path, Some(self.user), Some(self.group)).map_err(Problem::file(path))?;
        if path.is_symlink() || !path.is_dir() {
            return Ok(());
        }
        for entry in fs::read_dir(path).map_err(Problem::file(path))? {
            self.take(&entry.map_err(Problem::file(path))?.path())?;
        }
        Ok(())
    }

    /// The words before a command that make it run as this user.
    pub(crate) fn become_user(&self) -> Vec<OsString> {
        [
            "setpriv".into(),
            format!("--reuid={}", self.user),
            format!("--regid={}", self.group),
            "--clear-groups".into(),
        ]
        .map(OsString::from)
        .to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USERS: &str =
        "root:x:0:0::/:/bin/sh\nnobody:x:65534:65533::/:/bin/false\nann:x:1000:1001::/ann:/bin/sh\n";

    #[test]
    fn the_owner_comes_before_postgres_and_nobody() {
        let with_postgres = format!("{USERS}postgres:x:105:110::/var/lib/postgresql:/bin/sh\n");
        for (users, owner, user, group) in [
            (USERS, Some(1000), 1000, 1001),
            (&with_postgres, Some(1000), 1000, 1001),
            (&with_postgres, Some(0), 105, 110),
            (&with_postgres, Some(4711), 105, 110),
            (USERS, Some(0), 65534, 65533),
            (USERS, None, 65534, 65533),
        ] {
            assert_eq!(Account::among(users, owner), Some(Account { user, group }), "{owner:?}");
        }
        assert_eq!(Account::among("root:x:0:0::/:/bin/sh\n", Some(0)), None);
    }
}
