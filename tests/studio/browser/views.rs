//! The other views: diagram, structure, drift, activity; light and dark; wide and narrow; and a program that goes away.

use super::{Browser, browser, hbm, opened};
use crate::harness::{Database, Studio, hbm_db, server, until, until_some};

#[test]
fn the_diagram_is_drawn_and_saved() {
    let database = Database::new(server!());
    hbm_db(&["push", "--app", "supover", "--yes"]).on(&database).succeeds();
    let studio = Studio::on(&database, &[]);
    let browser = browser!(&studio);
    browser.go_to("#/erd");
    let tables = database.sql("select count(*) from pg_tables where schemaname = 'public'");
    browser.sees("#view", &format!("{tables} tables"));
    browser.looks_well("diagram");
    browser.eval("delete window.showSaveFilePicker; window.showSaveFilePicker = undefined");
    browser.click_on("button", "Export SVG");
    let name = format!("{}.svg", database.name);
    let svg = browser.saved(&name);
    assert!(svg.contains("<svg") && svg.contains("</svg>"), "{}", &svg[..svg.len().min(200)]);
    browser.go_to("#/erd?focus=orders");
    browser.sees("#view", "orders");
    browser.looks_well("diagram-focus");
    browser.is_calm();
}

#[test]
fn structure_drift_and_activity() {
    let database = hbm(server!());
    database.sql("alter table orders drop column notes; create table extra (id int)");
    let studio = Studio::on(&database, &[]);
    let browser = browser!(&studio);
    browser.go_to("#/structure/orders");
    for part in ["order_number", "orders_pkey", "customers"] {
        browser.sees("#view", part);
    }
    browser.looks_well("structure");
    browser.go_to("#/drift");
    browser.sees("#view", "notes");
    browser.looks_well("drift");
    browser.go_to("#/activity");
    // Two that want the same table: who holds it is above who waits.
    let mut holder =
        background(&database, "begin; lock table orders; select pg_advisory_lock(9), pg_sleep(300)");
    until("the table is locked", || database.sql(&advisory()) == "1");
    let mut waiter = background(&database, "begin; lock table orders");
    let tree = browser.sees(".waits > ul > li", "pg_sleep(300)");
    assert!(tree.contains("1 session behind it") && tree.contains("access exclusive on"), "{tree}");
    browser.looks_well("activity");
    for session in [&mut holder, &mut waiter] {
        session.kill().expect("psql ends");
        session.wait().expect("psql ends");
    }
    database.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() \
         and application_name = 'psql' and pid <> pg_backend_pid()",
    );
    browser.is_calm();
}

#[test]
fn doctor_shows_findings_and_copies_what_mends_them() {
    let database = hbm(server!());
    database.sql(
        "create sequence ticket maxvalue 100; select setval('ticket', 95);
         create table plain (parent bigint); create table plain_too (parent bigint)",
    );
    let studio = Studio::on(&database, &[]);
    let browser = browser!(&studio);
    browser.click_on(".tabs a", "Doctor");
    browser.sees("#view", "Sequences near their end");
    browser.sees("#view", "public.ticket: 94.95 % of 100");
    browser.sees("#view", "Tables without a primary key (2)");
    browser.looks_well("doctor");
    browser.eval(
        "window.copied = []; navigator.clipboard.writeText = (text) => { window.copied.push(text); return Promise.resolve(); };
         [...document.querySelectorAll('.mend')].find((one) => one.textContent.includes('public.ticket')).querySelector('button').click()",
    );
    until_some("the statement is copied", || {
        let copied = browser.eval("return window.copied.join()");
        if copied == "ALTER SEQUENCE public.ticket NO MAXVALUE;" { Ok(()) } else { Err(copied) }
    });
    database.sql("drop sequence ticket");
    browser.click_on("button", "Ask again");
    browser.sees_no("#view", "public.ticket");
    browser.is_calm();
}

#[test]
fn the_structure_shows_all_that_is_of_a_table() {
    let database = hbm(server!());
    database.sql(
        "alter table orders enable row level security;
         create policy all_see on orders using (true); comment on policy all_see on orders is 'for now';
         create publication people for table orders; grant select on orders to public;
         create table log (at date) partition by range (at);
         create table log_2026 partition of log for values from ('2026-01-01') to ('2027-01-01');",
    );
    let studio = Studio::on(&database, &[]);
    let browser = browser!(&studio);
    browser.go_to("#/structure/orders");
    for part in [
        "row security",
        "CREATE POLICY all_see ON public.orders",
        "for now",
        "ALTER PUBLICATION people ADD TABLE",
        "GRANT SELECT ON TABLE public.orders TO PUBLIC",
    ] {
        browser.sees("#view", part);
    }
    browser.looks_well("structure-whole");
    browser.click_on("summary", "Statements that would make it");
    browser.sees("details[open] pre", "ENABLE ROW LEVEL SECURITY");
    browser.go_to("#/structure/log");
    browser.click_on("#view a", "log_2026");
    browser.sees("#view h1", "log_2026");
    browser.is_calm();
}

#[test]
fn objects_are_listed_and_shown() {
    let database = hbm(server!());
    database.sql(
        "create function \"add Up\"(a int, b int) returns int language sql as 'select a + b';
         comment on function \"add Up\" is 'two of them'; create type mood as enum ('sad');",
    );
    let studio = Studio::on(&database, &[]);
    let browser = browser!(&studio);
    browser.click_on(".tabs a", "Objects");
    browser.sees("#view", "two of them");
    browser.fill("#view input", "add");
    browser.sees_no("#view", "mood");
    browser.click_on("summary", "add Up");
    browser.sees("details[open] pre", "CREATE FUNCTION public.\"add Up\"");
    browser.looks_well("objects");
    browser.is_calm();
}

fn background(database: &Database, sql: &str) -> std::process::Child {
    database.cluster.client("psql", &database.name).args(["-Xq", "-c", sql]).spawn().expect("psql starts")
}

fn advisory() -> String {
    "select count(*) from pg_locks where locktype = 'advisory' and objid = 9 and database = \
     (select oid from pg_database where datname = current_database())"
        .into()
}

/// Every view in this look.
fn every_view(browser: &Browser, look: &str) {
    for (view, address, text) in [
        ("home", "#/", "27 tables"),
        ("data", "#/data/orders", "HBM-"),
        ("structure", "#/structure/orders", "order_number"),
        ("objects", "#/objects", "besides tables and views"),
        ("diagram", "#/erd", "27 tables"),
        ("console", "#/console", ""),
        ("drift", "#/drift", "No changes"),
        ("doctor", "#/doctor", "probes asked"),
        ("activity", "#/activity", ""),
    ] {
        browser.go_to(address);
        browser.sees("#view", text);
        browser.looks_well(&format!("{look}-{view}"));
    }
    browser.is_calm();
}

#[test]
fn it_is_dark_for_who_wants_that() {
    let (_database, _studio, browser) = opened!(&[]);
    browser.click("#theme");
    browser.click("#theme");
    let background = browser.eval("return getComputedStyle(document.body).backgroundColor");
    let light = background
        .as_str()
        .expect("a colour")
        .trim_start_matches("rgb(")
        .split(',')
        .next()
        .map(str::to_owned);
    assert!(light.expect("a number").trim().parse::<u8>().expect("a number") < 64, "{background}");
    every_view(&browser, "dark");
    browser.reload();
    // Style sheets come after the page.
    until_some("the look is kept", || {
        let now = browser.eval("return getComputedStyle(document.body).backgroundColor");
        if now == background { Ok(()) } else { Err(now) }
    });
}

#[test]
fn it_fits_a_narrow_screen() {
    let database = hbm(server!());
    let studio = Studio::on(&database, &[]);
    let Some(browser) = Browser::narrow(&studio) else {
        return crate::harness::skipped("no chromedriver was found");
    };
    every_view(&browser, "narrow");
    let wider = browser.eval("return document.documentElement.scrollWidth > innerWidth");
    assert_eq!(wider, false, "nothing has to be scrolled sideways as a whole");
}

#[test]
fn a_lost_connection_is_shown_and_recovers() {
    let (database, studio, browser) = opened!(&[]);
    // Of the database: the next question opens another one.
    database.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() \
         and pid <> pg_backend_pid()",
    );
    browser.go_to("#/data/roles");
    browser.sees(".pager", "in all");
    // Of the program.
    drop(studio);
    browser.go_to("#/data/users");
    browser.sees("#lost", "Connection lost");
    browser.shot("lost");
}

#[test]
fn a_used_link_says_what_to_do() {
    let database = hbm(server!());
    let studio = Studio::on(&database, &[]);
    studio.enter();
    let Some(browser) = Browser::at(&studio.link()) else {
        return crate::harness::skipped("no chromedriver was found");
    };
    browser.sees("#view", "opens the studio once");
    browser.looks_well("used-link");
}

/// The address is in no argument that others on the machine can see; what the browser is given leads there.
#[cfg(unix)]
#[test]
fn the_browser_is_opened_by_a_private_file() {
    use std::os::unix::fs::PermissionsExt;
    let database = hbm(server!());
    let folder = tempfile::tempdir().expect("a folder");
    let (fake, said) = (folder.path().join("xdg-open"), folder.path().join("said"));
    let script = format!(
        "#!/bin/sh\nprintf %s \"$*\" > {said}.part && mv {said}.part {said}\n",
        said = said.display()
    );
    std::fs::write(&fake, script).expect("a script");
    std::fs::set_permissions(&fake, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap_or_default());
    let cache = folder.path().join("cache");
    let run = hbm_db(&["studio"])
        .on(&database)
        .env("PATH", &path)
        .env("DISPLAY", ":0")
        .env("XDG_CACHE_HOME", &cache.display().to_string());
    let studio = Studio::start(run);
    until("a browser was started", || said.exists());
    let page = std::fs::read_to_string(&said).expect("what it was opened with");
    assert!(!page.contains(&studio.token), "{page}");
    let mode = std::fs::metadata(&page).expect("the page").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let Some(browser) = Browser::at(&format!("file://{page}")) else {
        return crate::harness::skipped("no chromedriver was found");
    };
    browser.sees("#view", "27 tables");
    studio.end();
    assert!(!std::path::Path::new(&page).exists(), "it goes with the studio");
}
