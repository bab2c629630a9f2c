//! What every built-in application has and keeps, and the command that lists them.
//!
//! That one more takes a line and no other change is shown by `examples/notes`.
#![cfg(feature = "apps")]

use crate::harness::{Database, hbm_db, server};
use hbm_db::App;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn tables(app: &App) -> BTreeSet<String> {
    app.tables().iter().map(|table| table.name.as_str().to_owned()).collect()
}

#[test]
fn the_applications_are_in_order() {
    let apps = hbm_db_apps::all();
    let names: Vec<&str> = apps.iter().map(App::name).collect();
    let (default, others) = names.split_first().expect("an application");
    assert_eq!(*default, "hbm", "the default of --app");
    assert!(others.is_sorted_by(|one, next| one < next), "the others by name: {others:?}");
    for document in ["hbm", "gemini-crm", "kaygia", "supover", "tasks"] {
        assert!(names.contains(&document), "{document} has a document: {names:?}");
    }
}

/// A folder without its line is an application that nobody sees.
#[test]
fn every_folder_is_that_of_an_application() {
    let apps = hbm_db_apps::all();
    let names: BTreeSet<String> = apps.iter().map(|app| app.name().to_owned()).collect();
    for parent in ["entity/src", "migration/src", "seed-data"] {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(parent)).expect("a folder");
        let folders: BTreeSet<String> = entries
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(folders, names, "{parent}");
    }
}

/// An application without entities, SQL for both directions, seeds or cleanups that delete is half an application.
#[test]
fn every_application_has_all_its_parts() {
    let apps = hbm_db_apps::all();
    for app in &apps {
        let name = app.name();
        let tables = tables(app);
        assert_eq!(tables.len(), app.tables().len(), "{name} lists a table twice");
        assert!(!tables.is_empty(), "{name} has no entities");
        let migrations = app.migration_folder().unwrap_or_else(|| panic!("{name} has no migrations"));
        assert!(migrations.dirs().next().is_some(), "{name} has no migration");
        for migration in migrations.dirs() {
            for file in ["up.sql", "down.sql"] {
                assert!(
                    migration.get_file(migration.path().join(file)).is_some(),
                    "{:?} has no {file}",
                    migration.path()
                );
            }
        }
        let seeds = app.seed_folder().unwrap_or_else(|| panic!("{name} has no seeds"));
        let seeded: BTreeSet<String> =
            seeds.files().filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned())).collect();
        assert_eq!(seeded, tables, "{name}: a seed file for each table, and no other");
        let cleanups: BTreeSet<&str> = app.cleanups().iter().map(|cleanup| cleanup.name.as_str()).collect();
        assert_eq!(cleanups.len(), app.cleanups().len(), "{name} has two cleanups of one name");
        for sql in app.cleanups().iter().flat_map(|cleanup| &cleanup.statements) {
            assert!(sql.starts_with("DELETE FROM ") && !sql.contains(';'), "{name}: {sql}");
        }
    }
}

#[test]
fn every_application_has_rows_in_every_table() {
    let cluster = server!();
    for app in hbm_db_apps::all() {
        let database = Database::new(cluster);
        let run = |arguments: &[&str]| hbm_db(&[arguments, &["--app", app.name()]].concat()).on(&database);
        run(&["reset"]).succeeds();
        run(&["reset"]).succeeds().says(&format!("{} objects dropped", dropped(&database)));
        let tables = tables(&app);
        let empty: Vec<&String> = tables
            .iter()
            .filter(|table| database.sql(&format!("select exists (select from \"{table}\")")) == "f")
            .collect();
        assert!(empty.is_empty(), "{}: no rows in {empty:?}", app.name());
        run(&["push"]).succeeds().says("no changes");
        run(&["seed"]).succeeds().says("nothing to seed: 0 inserted, 0 updated");
    }
}

/// Tables and enum types: what reset drops by itself; indexes and sequences go with their tables.
fn dropped(database: &Database) -> String {
    database.sql(
        "select (select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
              + (select count(*) from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e')",
    )
}

/// With rows it takes a consent, and then leaves nothing, either.
#[test]
fn the_rows_of_supover_go_by_name_only() {
    let (database, empty) = (Database::new(server!()), Database::new(server!()));
    let run = |arguments: &[&str]| hbm_db(&[arguments, &["--app", "supover"]].concat()).on(&database);
    run(&["migrate", "up"]).succeeds();
    run(&["seed"]).succeeds();
    run(&["migrate", "down", "--all"]).exits(4).says("drop_table orders, 8 rows").says("--accept");
    run(&["check"]).succeeds();
    run(&["migrate", "down", "--all", "--accept", "drop_table"]).succeeds();
    assert_eq!(database.schema(), empty.schema());
    run(&["migrate", "up"]).succeeds();
    run(&["push"]).succeeds().says("no changes");
}

#[test]
fn the_applications_are_listed_without_a_database() {
    // Nobody listens there.
    let list = |arguments: &[&str]| hbm_db(arguments).env("DATABASE_URL", "postgresql://x@127.0.0.1:1/x");
    let printed = list(&["apps", "--format", "json"]).succeeds().stdout;
    let report: Value = serde_json::from_str(&printed).expect("JSON");
    let expected: Vec<Value> = hbm_db_apps::all()
        .iter()
        .enumerate()
        .map(|(at, app)| {
            let migrations = app.migration_folder().map(|folder| folder.dirs().count());
            let cleanups: Vec<&str> = app.cleanups().iter().map(|cleanup| cleanup.name.as_str()).collect();
            let listed = &report["apps"][at];
            let archives: Vec<&str> = app.archives().iter().map(|archive| archive.name.as_str()).collect();
            let sets = listed["seed_sets"].as_array().expect("the sets");
            assert!(!sets.is_empty(), "{} has no seed set", app.name());
            json!({
                "name": app.name(), "default": at == 0, "tables": app.tables().len(), "migrations": migrations,
                "seed_sets": sets, "cleanups": cleanups, "archives": archives,
            })
        })
        .collect();
    assert_eq!(report, json!({ "apps": expected }));
    let table = list(&["apps"]).succeeds().stdout;
    let line = |name: &str| table.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert_eq!(line("app").split_whitespace().count(), 7, "{table}");
    assert!(line("hbm").contains("27") && line("hbm").contains("the default of --app"), "{table}");
    assert!(line("supover").contains("47"), "{table}");
    let only = list(&["apps", "--app", "kaygia"]).succeeds().says("kaygia").stdout;
    assert_eq!(only.lines().count(), 2, "{only}");
    list(&["apps", "--app", "kayga"]).exits(2).says("did you mean --app kaygia?");
}

/// Seeds that cannot be read are said and counted as unknown; the rest of the list is still worth showing.
#[test]
fn an_unreadable_seed_file_is_no_end_of_the_list() {
    let run = hbm_db(&["apps", "--format", "json"]).file("seed-data/kaygia/users.yaml", "sets: [");
    let outcome = run.succeeds().says("warning: kaygia:");
    let report: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let of = |name: &str| {
        let apps = report["apps"].as_array().expect("a list");
        apps.iter().find(|app| app["name"] == name).expect("the application").clone()
    };
    assert_eq!(of("kaygia")["seed_sets"], Value::Null);
    assert!(of("supover")["seed_sets"].is_array());
}

/// One order of Supover, through every step of the document's *Core Business Flow*.
#[test]
fn an_order_of_supover_can_be_followed_from_its_team_to_its_refund() {
    let database = Database::new(server!());
    hbm_db(&["reset", "--app", "supover"]).on(&database).succeeds();
    let steps = database.sql(
        "select distinct u.username, t.name, s.name, p.name, d.name, c.name, o.status, fa.name, b.batch_number, sh.status,
                e.status, r.rma_number, r.status, m.amount
         from orders o
         join stores s on s.id = o.store_id
         join teams t on t.id = s.team_id
         join users u on u.id = t.leader_id
         join customers c on c.id = o.customer_id
         join order_items i on i.order_id = o.id
         join products p on p.id = i.product_id and p.store_id = s.id
         join designs d on d.id = i.design_id
         join product_designs pd on pd.product_id = p.id and pd.design_id = d.id
         join system_variants v on v.id = i.system_variant_id and v.product_id = p.id
         join fulfillments f on f.order_id = o.id
         join factories fa on fa.id = f.factory_id
         join supplier_variants sv on sv.system_variant_code = v.code and sv.factory_id = fa.id
         join fulfillment_items fi on fi.fulfillment_id = f.id and fi.order_item_id = i.id
         join production_items pi on pi.fulfillment_item_id = fi.id
         join productions b on b.id = pi.production_id and b.factory_id = fa.id
         join quality_checks q on q.production_id = b.id and q.stage = 'PRE_SHIPPING' and q.result = 'PASS'
         join shipments sh on sh.fulfillment_id = f.id and sh.order_id = o.id
         join enhanced_shipments es on es.shipment_id = sh.id
         join tracking_events e on e.enhanced_shipment_id = es.id and e.status = 'DELIVERED'
         join reviews w on w.product_id = p.id and w.customer_id = c.id
         join returns r on r.order_id = o.id
         join return_items ri on ri.return_id = r.id and ri.order_item_id = i.id
         join transactions m on m.return_id = r.id and m.type = 'REFUND' and m.amount = r.refund_amount
         where o.order_code = 'DEMO00001'",
    );
    assert_eq!(
        steps,
        "leader|Demo Team|Demo Shop|Classic T-Shirt|Sunrise|Customer One|COMPLETED|Print Factory|P-0001|DELIVERED|DELIVERED|RMA-00001|COMPLETED|24.00"
    );
    // Each of these finds rows that contradict others.
    for contradiction in [
        "select order_code from orders o where subtotal <> (select sum(quantity * price) from order_items where order_id = o.id)",
        "select order_code from orders where total <> subtotal + shipping + tax",
        "select order_code from orders o where status <> (select status from order_status_history where order_id = o.id order by created_at desc limit 1)",
        "select rma_number from returns r where status <> (select status from return_status_history where return_id = r.id order by created_at desc limit 1)",
        "select order_code from orders o join lateral (select
             coalesce(sum(amount) filter (where type = 'PAYMENT' and status = 'COMPLETED'), 0) paid,
             coalesce(sum(amount) filter (where type = 'REFUND' and status = 'COMPLETED'), 0) back
             from transactions where order_id = o.id) m on true
         where (payment_status, true) <> (case when paid = 0 then 'PENDING' when back = 0 then 'PAID' when back < paid then 'PARTIALLY_REFUNDED'
             else 'REFUNDED' end::payment_status, paid in (0, total))",
        "select v.code from system_variants v where stock <> (select coalesce(sum(quantity), 0) from inventory where system_variant_id = v.id and type = 'ON_HAND')",
        "select id from inventory i where quantity <> (select coalesce(sum(quantity), 0) from inventory_movements where inventory_id = i.id)",
        "select i.id from fulfillment_items i join order_items o on o.id = i.order_item_id join fulfillments f on f.id = i.fulfillment_id
         where f.order_id <> o.order_id or f.status <> o.fulfillment_status",
        "select i.id from return_items i join returns r on r.id = i.return_id join order_items o on o.id = i.order_item_id
         where o.order_id <> r.order_id or i.quantity > o.quantity",
        "select i.id from order_items i join orders o on o.id = i.order_id join products p on p.id = i.product_id where p.store_id <> o.store_id",
        "select s.id from shipments s join fulfillments f on f.id = s.fulfillment_id where s.tracking_number is distinct from f.tracking_number",
    ] {
        assert_eq!(database.sql(contradiction), "", "{contradiction}");
    }
}
