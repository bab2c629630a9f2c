//! Folders of servers that were to leave nothing, where the process was killed before the server was there to see to that.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How the names of these folders begin.
pub(crate) const PREFIX: &str = "hbm-db-server-";

/// A younger folder may be of a process that has not taken its locks yet.
const YOUNG: Duration = Duration::from_secs(60);

/// What the processes of a server hold locks of, in its folder.
const LOCKS: [&str; 3] = ["lock", "running", "used"];

/// Removes what nobody uses any more. What cannot be removed, as that of another user, stays.
pub(crate) fn remove(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(PREFIX) && is_left(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether it is old, and nobody has a lock of it.
fn is_left(home: &Path) -> bool {
    let made = fs::metadata(home.join(LOCKS[0])).and_then(|about| about.modified());
    let is_old = made.is_ok_and(|made| SystemTime::now().duration_since(made).is_ok_and(|age| age > YOUNG));
    let is_free = |name: &str| match File::open(home.join(name)) {
        Ok(file) => file.try_lock().is_ok(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    is_old && LOCKS.iter().all(|name| is_free(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_old_and_unused_goes() {
        let parent = tempfile::tempdir().expect("a folder");
        let old = SystemTime::now() - 2 * YOUNG;
        let folder = |name: &str, made: SystemTime| {
            let home = parent.path().join(name);
            fs::create_dir(&home).expect("a folder");
            File::create(home.join("lock")).and_then(|file| file.set_modified(made)).expect("a file");
            home
        };
        let left = folder("hbm-db-server-left", old);
        let young = folder("hbm-db-server-young", SystemTime::now());
        let used = folder("hbm-db-server-used", old);
        let other = folder("hbm-db-other", old);
        let running = File::create(used.join("running")).expect("a file");
        running.lock().expect("a lock");
        remove(parent.path());
        let there = [left, young, used, other].map(|home| home.exists());
        assert_eq!(there, [false, true, true, true]);
    }
}
