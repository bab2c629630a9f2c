//! The same on the embedded PostgreSQL.

use super::{ONE, THREE};
use crate::harness::hbm_db;

#[test]
fn migrations_and_checkpoints_need_no_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path());
    for (name, table) in [(ONE, "one"), (THREE, "three")] {
        let path = folder.path().join("migration/src/hbm").join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        let up = format!("create table {table} (id int); insert into {table} values (1);");
        std::fs::write(path.join("up.sql"), up).expect("a file");
        std::fs::write(path.join("down.sql"), format!("drop table {table};")).expect("a file");
    }
    run(&["migrate", "up", "--steps", "1"]).succeeds().says(ONE);
    run(&["migrate", "checkpoint", "a"]).succeeds().says("database postgres_checkpoint_a");
    run(&["migrate", "up"]).succeeds().says(THREE);
    run(&["migrate", "rollback", "a"]).exits(4).says("public.three: 1 rows; it was not there then");
    run(&["migrate", "rollback", "a", "--accept", "replace_database:postgres"]).succeeds();
    run(&["migrate", "status"]).succeeds().says("1 applied, 1 pending");
    run(&["migrate", "up"]).succeeds();
    run(&["migrate", "down"]).exits(4).says("drop_table:three");
    run(&["fresh", "--no-seed"]).succeeds().says("2 migrations run");
    run(&["migrate", "down", "--all", "--accept", "drop_table"]).succeeds();
    run(&["migrate", "checkpoint", "a", "--drop"]).succeeds();
}
