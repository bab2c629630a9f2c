//! A database is used again where nothing was committed in it, and nothing of it was changed anywhere else.

use super::Shop;
use super::service::passes;
use crate::harness::server;

/// What tests commit, and whether the database may be used again. What is in the way of dropping it is no obstacle either.
const COMMITTED: &str = r#"
CASES = [
    (True, ["begin; insert into orders values (1, 1); rollback"]),
    (True, ["select count(*) from customers"]),
    (False, ["insert into orders values (1, 1)"]),
    (False, ["select nextval(pg_get_serial_sequence('customers', 'id'))"]),
    (False, ["select setval('numbers', 1000, false)"]),
    (False, ["alter database {name} set search_path = nowhere"]),
    (False, ["alter role current_user in database {name} set default_transaction_read_only = on"]),
    (False, ["grant temporary on database {name} to pg_monitor"]),
    (False, ["comment on database {name} is 'mine'"]),
    (False, ["alter database {name} connection limit 3"]),
    (False, ["alter database {name} is_template true"]),
    (False, ["begin; lock table customers; insert into orders values (1, 1); prepare transaction '{name}'"]),
    (False, ["create table more (id int)"]),
    (False, ["select lo_create(0)"]),
]


def is_there(name):
    return psql(os.environ["DATABASE_URL"], f"select count(*) from pg_database where datname = '{name}'") == "1"


def next_is(name):
    """Whether one of the next databases is this one; each is given back unused."""
    with Database() as next:
        return next.name == name


for reused, statements in CASES:
    with Database() as database:
        for sql in statements:
            psql(database.url, sql.format(name=database.name))
    for _ in range(3000):
        if reused and next_is(database.name) or not reused and not is_there(database.name):
            break
        time.sleep(0.02)
    else:
        raise AssertionError((reused, statements))
print("ok")
"#;

#[test]
fn what_was_committed_is_nobodys_next_database() {
    let cluster = server!();
    let shop = Shop::new(cluster);
    shop.write("schema/numbers.sql", "create sequence numbers;\n");
    // Before PostgreSQL 15, none is used again.
    let script = match cluster.major() {
        ..15 => COMMITTED.replace("    (True, ", "    (False, "),
        _ => COMMITTED.to_owned(),
    };
    passes(&shop, &["--size", "4"], &format!("import time\n{script}"));
}

/// Where rows are not counted, nobody knows whether some were written.
#[test]
fn rows_that_are_not_counted_may_be_there() {
    let shop = Shop::new(server!());
    let script = r#"
import time
with Database() as database:
    psql(database.url, f"alter role current_user in database {database.name} set track_counts = off")
    psql(database.url, "insert into orders values (1, 1)")
for _ in range(3000):
    if psql(os.environ["DATABASE_URL"], f"select count(*) from pg_database where datname = '{database.name}'") == "0":
        break
    time.sleep(0.02)
else:
    raise AssertionError(database.name)
print("ok")
"#;
    passes(&shop, &["--size", "1"], script);
}

/// A database that cannot be dropped keeps no other, and the next run works.
#[test]
fn what_a_killed_run_left_prepared_is_dropped() {
    let shop = Shop::new(server!());
    let cluster = shop.database.cluster;
    let got = shop.get(&[]);
    let name = got["database"].as_str().expect("a name");
    cluster.sql(name, &format!("begin; insert into orders values (1, 1); prepare transaction 'of {name}'"));
    cluster.sql("postgres", &format!("alter database {name} is_template true"));
    shop.run(&["drop", got["url"].as_str().expect("a URL")]).succeeds().says("dropped");
    assert!(shop.instances(got["template"].as_str().expect("a name")).is_empty());
}
