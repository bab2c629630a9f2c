//! A disk that is full while an index is built.

use super::rig::{INVALID, Rig, STEPWISE};
use crate::harness::{Cluster, server, skipped};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// More than the disk has room for, as an index.
const TABLE: &str = "create table stock as select n as id from generate_series(1, 200000) n";

/// A tablespace on a disk of two megabytes. It has to outlive the databases that use it.
struct SmallDisk {
    cluster: &'static Cluster,
    point: PathBuf,
    tablespace: String,
    _folder: tempfile::TempDir,
}

impl SmallDisk {
    /// None where this user may not mount.
    fn mount(cluster: &'static Cluster, name: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("permissions");
        let point = folder.path().join("disk");
        fs::create_dir(&point).expect("a folder");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "hbm-db"]).arg(&point).output();
        let mounted = mounted.expect("mount starts");
        if !mounted.status.success() {
            skipped(&format!("a disk cannot be mounted: {}", String::from_utf8_lossy(&mounted.stderr)));
            return None;
        }
        let tablespace = format!("{name}_{}", std::process::id());
        let disk = Self { cluster, point, tablespace, _folder: folder };
        let place = disk.point.join("place");
        fs::create_dir(&place).expect("a folder");
        give_to_server(cluster, &place);
        let create = format!("create tablespace {} location '{}'", disk.tablespace, place.display());
        cluster.sql("postgres", &create);
        Some(disk)
    }

    fn grow(&self) {
        let grown = Command::new("mount").args(["-o", "remount,size=64m"]).arg(&self.point).status();
        assert!(grown.is_ok_and(|status| status.success()), "it grows");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = self.cluster.try_sql("postgres", &format!("drop tablespace {}", self.tablespace));
        // Lazily: the server may still have a file open that it has removed.
        let _ = Command::new("umount").arg("-l").arg(&self.point).status();
    }
}

/// The server may run as another user.
fn give_to_server(cluster: &Cluster, place: &Path) {
    let like = format!("--reference={}", cluster.folder.join("data").display());
    let given = Command::new("chown").arg(like).arg(place).status();
    assert!(given.is_ok_and(|status| status.success()), "chown");
}

#[test]
fn an_index_that_found_no_room_is_dropped_and_built_where_there_is() {
    let cluster = server!();
    let Some(disk) = SmallDisk::mount(cluster, "concurrently") else { return };
    let up = format!(
        "{STEPWISE}create table made1 (id int);\ncreate index concurrently big on stock (id) tablespace {};\ncreate table made2 (id int)",
        disk.tablespace
    );
    let rig = Rig::new(cluster, &[TABLE, &up]);
    for _ in 0..2 {
        rig.up().exits(1).says("part2/up.sql:3").says("53100").says("run the command again");
        assert_eq!(rig.sql(INVALID), "big");
        assert_eq!(rig.stopped_at(), "1 2");
        rig.is_left_alone();
    }
    disk.grow();
    rig.up().succeeds().says("applied");
    rig.is_done(&rig.undisturbed());
}

#[test]
fn nothing_is_kept_of_a_transaction_that_found_no_room() {
    let cluster = server!();
    let Some(disk) = SmallDisk::mount(cluster, "transaction") else { return };
    let up = format!(
        "create table made1 (id int);\ncreate index big on stock (id) tablespace {}",
        disk.tablespace
    );
    let rig = Rig::new(cluster, &[TABLE, &up]);
    rig.run(&["migrate", "up", "--steps", "1"]).succeeds();
    let before = rig.database.schema();
    rig.up().exits(1).says("part2/up.sql:2").says("53100");
    assert_eq!(rig.database.schema(), before);
    assert_eq!(rig.sql("select count(*) from seaql_migrations"), "1");
    rig.is_left_alone();
    disk.grow();
    rig.up().succeeds().says("applied");
    rig.is_done(&rig.undisturbed());
}
