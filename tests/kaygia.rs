//! The history of kaygia: each of its migrations, with rows.
#![cfg(feature = "apps")]

use crate::harness::{Cluster, Database, hbm_db, server};

/// A database in which the first `steps` migrations have run.
fn after(cluster: &'static Cluster, steps: &str) -> Database {
    let database = Database::new(cluster);
    hbm_db(&["migrate", "up", "--app", "kaygia", "--steps", steps]).on(&database).succeeds();
    database
}

const CLIENT: &str = "insert into users (id, email) values ('c', 'c@example.com')";

#[test]
fn deletions_cascade_from_the_second_migration_on() {
    let database = after(server!(), "1");
    database.sql(CLIENT);
    database.sql("insert into projects (id, title, client_id, type) values ('p', 'Website', 'c', 'WEBSITE')");
    let delete = "delete from users where id = 'c'";
    let refused = database.cluster.try_sql(&database.name, delete).expect_err("a project is in the way");
    assert!(refused.contains("projects_client_id_fkey"), "{refused}");
    hbm_db(&["migrate", "up", "--app", "kaygia", "--steps", "1"]).on(&database).succeeds();
    database.sql(delete);
    assert_eq!(database.sql("select count(*) from projects"), "0");
}

#[test]
fn tickets_that_are_there_get_numbers_in_their_order() {
    let database = after(server!(), "2");
    database.sql(CLIENT);
    database.sql(
        "insert into support_tickets (id, subject, description, client_id, created_at) values
         ('a', 'third', '-', 'c', '2025-01-03'), ('b', 'first', '-', 'c', '2025-01-01'), ('c', 'second', '-', 'c', '2025-01-02')",
    );
    hbm_db(&["migrate", "up", "--app", "kaygia"]).on(&database).succeeds();
    assert_eq!(
        database.sql("select string_agg(subject || ' ' || ticket_number, ', ' order by ticket_number) from support_tickets"),
        "first TKT-000001, second TKT-000002, third TKT-000003"
    );
    assert_eq!(database.sql("select active from users"), "t", "a user that was there is active");
}

#[test]
fn a_role_in_use_is_not_taken_away() {
    let database = after(server!(), "5");
    hbm_db(&["seed", "--app", "kaygia"]).on(&database).succeeds();
    let down = || hbm_db(&["migrate", "down", "--app", "kaygia"]).on(&database);
    let before = database.contents();
    down()
        .exits(1)
        .says("the role SUPER_ADMIN is in use: 1 rows of users have it")
        .says("Give them another role first");
    assert_eq!(database.contents(), before, "nothing has happened");
    database.sql("update users set role = 'ADMIN' where role = 'SUPER_ADMIN'");
    let roles = "select string_agg(email || ' ' || role, ', ' order by email) from users";
    let kept = database.sql(roles);
    down().succeeds();
    assert_eq!(database.sql(roles), kept);
    assert_eq!(database.sql("select enum_range(null::role)"), "{CLIENT,ADMIN}");
    database.sql("insert into users (id, email) values ('n', 'n@example.com')");
    assert_eq!(database.sql("select role from users where id = 'n'"), "CLIENT", "the default is there again");
    hbm_db(&["migrate", "up", "--app", "kaygia"]).on(&database).succeeds();
    hbm_db(&["push", "--app", "kaygia"]).on(&database).succeeds().says("no changes");
}

/// The label that a migration adds is used by the seeds of the same run.
#[test]
fn fresh_seeds_a_super_admin() {
    let database = Database::new(server!());
    for _ in 0..2 {
        hbm_db(&["fresh", "--app", "kaygia"])
            .on(&database)
            .succeeds()
            .says("6 migrations run, 6 tables created");
        assert_eq!(database.sql("select count(*) from users where role = 'SUPER_ADMIN'"), "1");
    }
}

#[test]
fn a_user_takes_everything_along() {
    let database = Database::after(server!(), &["reset", "--app", "kaygia"]);
    let rows =
        "select (select count(*) from projects) || ' ' || (select count(*) from support_tickets) || ' '
        || (select count(*) from ticket_comments) || ' ' || (select count(*) from password_resets) || ' '
        || (select count(*) from email_verifications)";
    assert_eq!(database.sql(rows), "8 5 8 3 5");
    database.sql("delete from users");
    assert_eq!(database.sql(rows), "0 0 0 0 0");
}
