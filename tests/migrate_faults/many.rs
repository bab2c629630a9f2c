//! Many runners at once, as when all instances of an application start.

use super::rig::{Rig, STEPWISE};
use super::running::Running;
use crate::harness::server;

const RUNNERS: usize = 32;

#[test]
fn of_many_runners_one_works_and_the_others_find_it_done() {
    let concurrently =
        format!("{STEPWISE}create index concurrently ran_what on ran (what);\ninsert into ran values ('2')");
    let rig = Rig::new(
        server!(),
        &[
            "create table ran (what text); insert into ran values ('1')",
            &concurrently,
            "insert into ran values ('3')",
        ],
    );
    let undisturbed = rig.undisturbed();
    let runs: Vec<Running> = (0..RUNNERS).map(|_| Running::start(rig.up())).collect();
    let outcomes: Vec<_> = runs.into_iter().map(|run| run.ends(0)).collect();
    let idle = outcomes.iter().filter(|outcome| outcome.stdout.contains("nothing to do")).count();
    assert_eq!(idle, RUNNERS - 1);
    let worked: Vec<_> = outcomes.iter().filter(|outcome| outcome.stdout.contains("applied")).collect();
    assert_eq!(worked.len(), 1);
    assert_eq!(rig.sql("select string_agg(what, ' ' order by what) from ran"), "1 2 3");
    rig.is_done(&undisturbed);
}
