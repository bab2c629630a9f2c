//! A disk that is full.

use super::shop::Shop;
use crate::harness::{server, skipped};
use std::path::PathBuf;
use std::process::Command;

/// A disk of a few megabytes; none where this user may not mount.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let disk = Self(tempfile::tempdir().expect("a folder"));
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "hbm-db"])
            .arg(disk.0.path())
            .output();
        let mounted = mounted.expect("mount starts");
        if !mounted.status.success() {
            skipped(&format!("a disk cannot be mounted: {}", String::from_utf8_lossy(&mounted.stderr)));
            return None;
        }
        Some(disk)
    }

    fn path(&self) -> &str {
        self.0.path().to_str().expect("UTF-8")
    }

    fn names(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.0.path()).expect("a folder");
        entries.map(|entry| PathBuf::from(entry.expect("an entry").file_name())).collect()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn nothing_half_is_kept_and_the_last_good_one_stands() {
    let shop = Shop::open(server!());
    let Some(disk) = SmallDisk::mount() else { return };
    let run = |arguments: &[&str]| shop.run(arguments);
    run(&["backup", "--to", disk.path(), "--name", "good", "--verify"]).succeeds();
    // More than the disk has room for, and nothing to compress.
    shop.database.sql("create table big as select md5(n::text) || md5((-n)::text) as value from generate_series(1, 100000) n");
    for _ in 0..2 {
        let out = run(&["backup", "--to", disk.path(), "--name", "full", "--keep-last", "1"]).exits(1);
        out.says("No space left on device").says("make room");
        assert_eq!(disk.names(), [PathBuf::from("good")]);
    }
    run(&["backup", "list", "--in", disk.path()]).succeeds().says("good").says("verified").hides("full");
    let grown = Command::new("mount").args(["-o", "remount,size=64m"]).arg(disk.path()).status();
    assert!(grown.is_ok_and(|status| status.success()), "it grows");
    run(&["backup", "--to", disk.path(), "--name", "full", "--keep-last", "1", "--verify"])
        .succeeds()
        .says("removed good");
}
