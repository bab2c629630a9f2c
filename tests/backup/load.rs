//! A backup that is taken while others write.

use super::shelf::Shelf;
use crate::harness::{Database, hbm_db, server};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

/// Money that only moves, and a line in each of two journals for every move.
const BANK: &str = "create table accounts (id int primary key, balance bigint not null);
    insert into accounts select n, 1000 from generate_series(1, 200) n;
    create table moved (id bigserial primary key, amount int not null, pad text default repeat('x', 200));
    create table booked (id bigint primary key, amount int not null);
    create table one_way (id int primary key, from_account int, to_account int)";

/// What is true of any committed state, and of no other.
const WHOLE: &str = "select (select sum(balance) = 200000 and count(*) = 200 from accounts),
    (select count(*) from moved) = (select count(*) from booked),
    not exists (select from moved m full join booked b using (id, amount) where m.pad is null or b.id is null)";

#[test]
fn its_restore_is_a_state_that_was_committed() {
    let cluster = server!();
    let database = Database::new(cluster);
    database.sql(BANK);
    let shelf = Shelf::new();
    let (stop, moves) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        for writer in 0..3 {
            let (database, stop, moves) = (&database, &stop, &moves);
            scope.spawn(move || {
                let mut session = database.session("writer");
                for round in 0.. {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let (from, to) = ((round * 7 + writer * 50) % 200 + 1, (round * 13 + writer) % 200 + 1);
                    let amount = round % 9 + 1;
                    // Always in the same order, so that nobody waits for each other.
                    let sql = format!(
                        "begin; select from accounts where id in ({from}, {to}) order by id for update;
                         update accounts set balance = balance - {amount} where id = {from};
                         update accounts set balance = balance + {amount} where id = {to};
                         with m as (insert into moved (amount) values ({amount}) returning id)
                         insert into booked select id, {amount} from m; commit"
                    );
                    session.run(&sql).expect("it is moved");
                    moves.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let run = |arguments: &[&str]| hbm_db(arguments).on(&database);
        for name in ["one", "two", "three"] {
            let before = moves.load(Ordering::Relaxed);
            crate::harness::until("they write", || moves.load(Ordering::Relaxed) > before + 50);
            run(&["backup", "--to", shelf.path(), "--name", name, "--verify", "--jobs", "2"])
                .succeeds()
                .says("verified");
            assert!(moves.load(Ordering::Relaxed) > before, "they did not write");
        }
        stop.store(true, Ordering::Relaxed);
    });
    for name in ["one", "two", "three"] {
        let copy = format!("{}_{name}", database.name);
        hbm_db(&["restore", name, "--in", shelf.path(), "--to", &copy]).on(&database).succeeds();
        let whole = cluster.sql(&copy, WHOLE);
        let moved = cluster.sql(&copy, "select count(*) from moved");
        cluster.sql("postgres", &format!("drop database {copy}"));
        assert_eq!(whole, "t|t|t", "{name}");
        assert_ne!(moved, "0");
    }
}
