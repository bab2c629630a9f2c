//! A squash that was killed between two renames: the old migrations still count, and it is finished or undone.

use crate::harness::{Cluster, server};
use crate::migrate::project::{ONE, Project, THREE, TWO, three};
use std::fs;

/// A process that is none any more.
const PROCESS: &str = "4194305";

/// A database with the migrations, after a squash of the first two stopped when it had moved so many of them.
fn stopped(cluster: &'static Cluster, moved: usize) -> Project {
    let project = three(cluster);
    project.run(&["migrate", "up"]).succeeds();
    let aside = project.migrations().join(format!(".squashed.{PROCESS}"));
    fs::create_dir(&aside).expect("a folder");
    for name in [ONE, TWO].iter().take(moved) {
        fs::rename(project.migrations().join(name), aside.join(name)).expect("it moves");
    }
    project
}

#[test]
fn the_old_migrations_still_count() {
    let cluster = server!();
    for moved in 0..=2 {
        let project = stopped(cluster, moved);
        project.run(&["migrate", "status"]).succeeds().says("3 applied, 0 pending").hides("missing");
        project.run(&["migrate", "validate"]).exits(3).says("left_behind").says("migrate repair");
        project.run(&["migrate", "up"]).succeeds().says("nothing to do");
        project.run(&["migrate", "repair", "--yes"]).succeeds().says("tidy up");
        assert_eq!(project.names(), [ONE, TWO, THREE]);
        project.run(&["migrate", "validate"]).succeeds();
    }
}

#[test]
fn the_same_command_ends_well() {
    let cluster = server!();
    for moved in 0..=2 {
        let project = stopped(cluster, moved);
        // What the new migration was being written into.
        fs::create_dir(project.migrations().join(format!(".{TWO}.{PROCESS}"))).expect("a folder");
        project.run(&["squash", "--to", "two"]).succeeds();
        project.run(&["migrate", "repair", "--yes"]).succeeds();
        assert_eq!(project.names(), [TWO, THREE]);
        project.run(&["migrate", "validate"]).succeeds();
        assert_eq!(project.applied(), "one two three");
    }
}

/// The new migration is in its place, and the old ones were not removed, or only some of them.
#[test]
fn one_that_had_only_to_remove_them_is_finished() {
    let cluster = server!();
    for gone in [None, Some(ONE)] {
        for repaired in [false, true] {
            let project = three(cluster);
            project.run(&["migrate", "up"]).succeeds();
            let aside = project.migrations().join(format!(".squashed.{PROCESS}"));
            for name in [ONE, TWO].into_iter().filter(|name| Some(*name) != gone) {
                fs::create_dir_all(aside.join(name)).expect("a folder");
                for file in ["up.sql", "down.sql"] {
                    fs::write(aside.join(name).join(file), project.read(name, file)).expect("a file");
                }
            }
            project.run(&["squash", "--to", "two", "--dry-run"]).succeeds();
            // Made without what is aside, as the run did that was broken off.
            let hidden = project.path().join("hidden");
            fs::rename(&aside, &hidden).expect("it moves");
            project.run(&["squash", "--to", "two"]).succeeds();
            fs::rename(&hidden, &aside).expect("it moves");
            project.run(&["migrate", "status"]).succeeds().says("2 applied, 0 pending").says("left_behind");
            match repaired {
                true => project.run(&["migrate", "repair", "--yes"]).succeeds(),
                false => project.run(&["squash", "--to", "two"]).succeeds().says("is finished"),
            };
            assert_eq!(project.names(), [TWO, THREE]);
            project.run(&["migrate", "validate"]).succeeds();
        }
    }
}

/// A migration that was being written is no part of the history.
#[test]
fn a_migration_that_was_being_written() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let partial = project.migrations().join(format!(".m20260104_000001_four.{PROCESS}"));
    fs::create_dir(&partial).expect("a folder");
    fs::write(partial.join("up.sql"), "select 1;").expect("a file");
    project.run(&["migrate", "validate"]).exits(3).says("is no part of the history");
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    project.run(&["migrate", "repair", "--yes"]).succeeds();
    assert_eq!(project.names(), [ONE, TWO, THREE]);
}
