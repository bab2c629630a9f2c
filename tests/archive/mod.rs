//! `archive`: rows whose time is over, in a schema of their own.

mod kills;
mod partitions;
mod shapes;

use crate::harness::{Cluster, Database, Holder, Run, hbm_db, server};
use serde_json::{Value, json};

pub(crate) const FILE: &str = "name: shop
schema: schema.sql
archive:
  old-orders:
    what: orders that were done a year ago
    table: orders
    rows: done_at < now() - interval '1 year'
    along: [lines, parts]
";

pub(crate) const SCHEMA: &str = "create type state as enum ('open', 'done');
create domain price as numeric(10, 2) check (value >= 0);
create table orders (
    id int primary key, state state not null default 'open', states state[], net price, done_at timestamptz,
    twice numeric generated always as (net * 2) stored
);
create table lines (
    id int primary key, order_id int not null references orders on delete cascade, what text not null
);
create table parts (
    id int generated always as identity primary key,
    line_id int not null references lines on delete cascade, order_id int references orders on delete set null
);
create index on lines (order_id);
create index on parts (line_id);
create index on parts (order_id);
create table notes (id int primary key, order_id int references orders on delete set null, note text);
";

/// A project in a folder, with a database that has its tables.
pub(crate) struct Shop {
    folder: tempfile::TempDir,
    pub(crate) database: Database,
}

impl Shop {
    pub(crate) fn with(cluster: &'static Cluster, file: &str, schema: &str) -> Self {
        let shop = Self { folder: tempfile::tempdir().expect("a folder"), database: Database::new(cluster) };
        shop.write("hbm-db.yaml", file);
        shop.write("schema.sql", schema);
        shop.run(&["push", "--yes"]).succeeds();
        shop
    }

    /// So many orders, of which those with an even number are old, each with two lines of one part.
    pub(crate) fn new(cluster: &'static Cluster, orders: u32) -> Self {
        let shop = Self::with(cluster, FILE, SCHEMA);
        shop.add(1, orders);
        shop
    }

    /// More of them, by the first and the last number.
    pub(crate) fn add(&self, first: u32, last: u32) {
        self.database.sql(&format!(
            "insert into orders select g, 'done', '{{open,done}}', g, now() - case when g % 2 = 0 then interval '2 years' else interval '1 day' end
                 from generate_series({first}, {last}) g;
             insert into lines select g, (g + 1) / 2, 'line ' || g from generate_series(2 * {first} - 1, 2 * {last}) g;
             insert into parts (line_id, order_id) select id, order_id from lines where order_id between {first} and {last}"
        ));
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        std::fs::write(self.folder.path().join(path), text).expect("a file");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        hbm_db(arguments).on(&self.database).within(self.folder.path())
    }

    pub(crate) fn archive(&self, arguments: &[&str]) -> Value {
        let all = [&["archive", "--format", "json"], arguments].concat();
        serde_json::from_str(&self.run(&all).succeeds().stdout).expect("JSON")
    }

    /// How many rows are in the tables, and in the archive.
    pub(crate) fn counts(&self) -> String {
        let each = ["orders", "lines", "parts"].map(|table| {
            format!("(select count(*) from public.{table}) || '/' || (select count(*) from archive.{table})")
        });
        self.database.sql(&format!("select concat_ws(' ', {})", each.join(", ")))
    }
}

/// `table: rows`.
pub(crate) fn moved(report: &Value) -> Vec<String> {
    let tables = report["archives"][0]["tables"].as_array().expect("tables");
    tables
        .iter()
        .map(|one| format!("{}: {}", one["table"].as_str().unwrap_or_default(), one["rows"]))
        .collect()
}

#[test]
fn old_rows_go_with_those_that_refer_to_them() {
    let shop = Shop::new(server!(), 20);
    let all = "select string_agg(id || ' ' || state || ' ' || states::text || ' ' || net || ' ' || twice, ',' order by id)";
    let before = shop.database.sql(&format!("{all} from orders where id % 2 = 0"));
    let counted = shop.archive(&["--dry-run"]);
    assert_eq!(
        (moved(&counted), &counted["rows"]),
        (vec!["orders: 10".into(), "lines: 20".into(), "parts: 20".into()], &json!(50))
    );
    assert_eq!(shop.database.sql("select count(*) from pg_namespace where nspname = 'archive'"), "0");
    let done = shop.archive(&[]);
    assert_eq!((moved(&done), &done["rows"]), (moved(&counted), &json!(50)));
    assert_eq!(shop.counts(), "10/10 20/20 20/20");
    assert_eq!(shop.database.sql(&format!("{all} from archive.orders")), before);
    assert_eq!(shop.database.sql("select count(*) from orders where id % 2 = 0"), "0");
    // There is nothing left to do.
    let again = shop.archive(&["old-orders"]);
    assert_eq!(again["rows"], 0);
    assert_eq!(shop.counts(), "10/10 20/20 20/20");
    shop.run(&["archive", "old-order"]).exits(2).says("there is old-orders").says("did you mean");
}

#[test]
fn an_archive_is_no_drift_and_survives_what_makes_everything_anew() {
    let shop = Shop::new(server!(), 20);
    shop.archive(&[]);
    shop.run(&["push"]).succeeds().says("no changes").hides("archive");
    shop.run(&["status", "--check"]).succeeds().says("in step");
    shop.run(&["diff"]).succeeds().says("no changes").hides("archive");
    shop.run(&["mark", "development"]).succeeds();
    shop.run(&["reset"]).succeeds();
    assert_eq!(shop.counts(), "0/10 0/20 0/20");
    shop.run(&["flush"]).succeeds();
    assert_eq!(shop.database.sql("select count(*) from archive.orders"), "10");
    // A type that an archive had would be in the way.
    assert_eq!(shop.database.sql("select count(*) from pg_type where typname = 'state'"), "0");
}

#[test]
fn a_row_that_stays_and_refers_is_in_the_way() {
    let shop = Shop::new(server!(), 20);
    shop.database.sql("insert into notes values (1, 4, 'kept'), (2, 6, 'kept'), (3, 5, 'of one that stays')");
    for arguments in [&["archive", "--dry-run"][..], &["archive"]] {
        shop.run(arguments)
            .exits(4)
            .says("notes.order_id refers to orders: 2 rows")
            .says("along")
            .says("NOT EXISTS");
    }
    assert_eq!(shop.database.sql("select count(*) from orders"), "20");
    let but = FILE
        .replace("'1 year'", "'1 year' AND NOT EXISTS (SELECT FROM notes n WHERE n.order_id = orders.id)");
    shop.write("hbm-db.yaml", &but);
    assert_eq!(moved(&shop.archive(&[]))[0], "orders: 8");
    shop.write("hbm-db.yaml", &FILE.replace("[lines, parts]", "[lines, parts, notes]"));
    assert_eq!(moved(&shop.archive(&[])), ["orders: 2", "lines: 4", "parts: 4", "notes: 2"]);
    assert_eq!(shop.database.sql("select string_agg(note, ',') from notes"), "of one that stays");
}

/// A row that came between two looks would be deleted by ON DELETE CASCADE.
#[test]
fn a_row_that_is_added_meanwhile_goes_along() {
    let shop = Shop::new(server!(), 20);
    // It is not committed when the rows are counted.
    let holder = Holder::new(&shop.database, "insert into lines values (1000, 2, 'late')");
    let done = shop.archive(&["--lock-timeout", "200ms"]);
    // Its order is locked by the key that it refers to.
    assert_eq!((moved(&done)[0].as_str(), &done["archives"][0]["left"]), ("orders: 9", &json!(1)));
    holder.commit();
    let done = shop.archive(&[]);
    assert_eq!(moved(&done)[..2], ["orders: 1", "lines: 3"]);
    assert_eq!(shop.database.sql("select count(*) from archive.lines where what = 'late'"), "1");
    assert_eq!(shop.counts(), "10/10 20/21 20/20");
}

#[test]
fn rows_that_others_have_locked_are_left() {
    let shop = Shop::new(server!(), 20);
    let holder = Holder::new(&shop.database, "select from orders where id in (2, 4) for update");
    let done = shop.archive(&["--lock-timeout", "200ms"]);
    assert_eq!((moved(&done)[0].as_str(), &done["archives"][0]["left"]), ("orders: 8", &json!(2)));
    drop(holder);
    assert_eq!(moved(&shop.archive(&[]))[0], "orders: 2");
    let holder = Holder::new(&shop.database, "lock table lines in share mode");
    shop.database.sql("update orders set done_at = now() - interval '3 years' where id = 1");
    shop.run(&["archive", "--lock-timeout", "200ms"]).exits(1).says("lock timeout");
    drop(holder);
    assert_eq!(moved(&shop.archive(&[]))[0], "orders: 1");
}

#[test]
fn rows_of_a_table_that_refers_to_itself_go_after_those_that_refer_to_them() {
    let file = "name: shop\nschema: schema.sql\narchive:\n  old: {table: comments, rows: at < now() - interval '1 year', to: history.old_comments}\n";
    let shop = Shop::with(
        server!(),
        file,
        "create table comments (id int primary key, reply_to int references comments on delete cascade, at timestamptz);\n",
    );
    shop.database.sql(
        "insert into comments select g, nullif(g - 1, 0), now() - interval '2 years' from generate_series(1, 5) g;
         insert into comments values (6, null, now())",
    );
    shop.database.sql("update comments set reply_to = 1 where id = 6");
    shop.run(&["archive"]).exits(4).says("comments.reply_to refers to comments: 1 row");
    shop.database.sql("update comments set reply_to = null where id = 6");
    assert_eq!(shop.archive(&[])["rows"], 5);
    assert_eq!(
        shop.database.sql("select string_agg(id::text, ' ' order by id) from history.old_comments"),
        "1 2 3 4 5"
    );
}

#[test]
fn a_trigger_that_keeps_a_row_is_told() {
    let shop = Shop::new(server!(), 20);
    shop.database.sql(
        "create function kept() returns trigger language plpgsql as $$ begin return case when old.id = 8 then null else old end; end $$;
         create trigger kept before delete on orders for each row execute function kept()",
    );
    shop.run(&["archive"]).exits(1).says("a trigger").says("orders: 9 of 10 rows went");
    assert_eq!(shop.database.sql("select count(*) from orders"), "20");
}

#[test]
fn what_is_declared_wrongly_is_told() {
    let shop = Shop::new(server!(), 2);
    shop.database.sql("create table alone (id int)");
    let with = |from: &str, to: &str| {
        shop.write("hbm-db.yaml", &FILE.replace(from, to));
        shop.run(&["archive"])
    };
    with("[lines, parts]", "[parts]").exits(4).says("lines.order_id refers to orders");
    with("table: orders", "table: lines").exits(2).says("lines is named twice");
    with("[lines, parts]", "[lines, parts, alone]").exits(2).says("alone is to go along, and refers to none");
    with("[lines, parts]", "[lines, parts, nowhere]").exits(1).says("there is no table nowhere").says("push");
    with("done_at <", "dun_at <").exits(1).says("dun_at");
    with("    along", "    to: public\n    along").exits(2).says("which shop manages");
    with("done_at < now() - interval '1 year'", "''")
        .exits(2)
        .says("hbm-db.yaml:7:11")
        .says("expected a condition");
    shop.database.sql("create schema used; create table used.t ()");
    with("    along", "    to: used\n    along").exits(4).says("holds something that is no archive");
}

#[cfg(feature = "apps")]
#[test]
fn supover_archives_old_audit_logs_and_finished_orders() {
    let database = Database::after(server!(), &["reset", "--app", "supover"]);
    let run = |arguments: &[&str]| hbm_db(&[arguments, &["--app", "supover"]].concat()).on(&database);
    run(&["archive", "--dry-run"]).succeeds().says("0 rows would be archived");
    database.sql("update audit_logs set timestamp = timestamp - interval '2 years' where id = (select min(id::text)::uuid from audit_logs)");
    database.sql(
        "update orders set updated_at = updated_at - interval '3 years'; update tickets set status = 'OPEN'",
    );
    let finished = "select count(*) from orders where status in ('COMPLETED', 'CANCELLED', 'REFUNDED')";
    let with_tickets = format!("{finished} and exists (select from tickets t where t.order_id = orders.id)");
    let expected: u32 = database.sql(finished).parse::<u32>().expect("a number")
        - database.sql(&with_tickets).parse::<u32>().expect("a number");
    run(&["archive"]).succeeds().says("old-audit-logs").says("archive.audit_logs");
    assert_eq!(database.sql("select count(*) from archive.orders"), expected.to_string());
    database.sql("update tickets set status = 'CLOSED'");
    run(&["archive", "finished-orders"]).succeeds();
    assert_eq!(database.sql(finished), "0");
    assert_eq!(database.sql("select count(*) from archive.tickets"), "2");
    run(&["push"]).succeeds().says("no changes");
}
