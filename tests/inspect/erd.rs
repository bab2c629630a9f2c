//! Pictures.

use super::{inspect, json};
use crate::harness::{Database, hbm_db, server};

/// The names of all elements that are open at some place; everything that is opened is closed, and nothing else.
fn assert_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some((text, after)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a > in the text {text:?}");
        assert_entities(text);
        let (tag, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        assert!(!tag.contains('<'), "{tag}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        assert_entities(tag);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or_default());
        }
    }
    assert!(open.is_empty() && !rest.contains('>'), "{open:?} {rest}");
}

fn assert_entities(text: &str) {
    for part in text.split('&').skip(1) {
        let name = part.split(';').next().unwrap_or_default();
        assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name), "{part}");
    }
}

/// A database with the tables of an application.
fn database(cluster: &'static crate::harness::Cluster, app: &str) -> Database {
    let database = Database::new(cluster);
    hbm_db(&["reset", "--no-seed", "--app", app]).on(&database).succeeds();
    database
}

#[test]
fn every_table_and_every_reference_is_drawn() {
    for (app, tables, references) in [("hbm", 27, 51), ("supover", 47, 65)] {
        let database = database(server!(), app);
        let mermaid = inspect(&database, &["--erd", "mermaid"]).succeeds().stdout;
        assert!(mermaid.starts_with("erDiagram\n"));
        assert_eq!(mermaid.matches(" {\n").count(), tables);
        assert_eq!(mermaid.lines().filter(|line| line.contains("--")).count(), references);
        let dot = inspect(&database, &["--erd", "dot"]).succeeds().stdout;
        assert_eq!(dot.matches(" [label=<").count(), tables);
        assert_eq!(dot.matches(" -> ").count(), references);
        let svg = inspect(&database, &["--erd", "svg"]).succeeds().stdout;
        assert_eq!(svg.matches("class=\"head\"").count(), tables);
        assert_eq!(svg.matches("class=\"line\"").count(), references);
        assert_well_formed(&svg);
        let names = database.sql("select quote_ident(relname) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace");
        for name in names.lines() {
            assert!(mermaid.contains(&format!("    \"{name}\" {{")), "{name}");
            assert!(dot.contains(&format!("<b>{name}</b>")), "{name}");
            assert!(svg.contains(&format!(">{name}</text>")), "{name}");
        }
        let keys = database.sql("select conname from pg_constraint where contype = 'f'");
        assert!(keys.lines().all(|key| svg.contains(&format!(": {key}</title>"))));
    }
}

/// No line runs through a box.
#[test]
fn lines_keep_out_of_boxes() {
    let database = database(server!(), "supover");
    let svg = inspect(&database, &["--erd", "svg"]).succeeds().stdout;
    let number = |text: &str, name: &str| -> i64 {
        let (_, rest) = text.split_once(&format!(" {name}=\"")).expect(name);
        rest.split('"').next().and_then(|value| value.parse().ok()).expect(name)
    };
    let boxes: Vec<[i64; 4]> = svg
        .split("<rect class=\"box\"")
        .skip(1)
        .map(|rect| {
            let (x, y) = (number(rect, "x"), number(rect, "y"));
            [x, y, x + number(rect, "width"), y + number(rect, "height")]
        })
        .collect();
    for (at, one) in boxes.iter().enumerate() {
        let meets = |other: &[i64; 4]| {
            one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
        };
        assert!(!boxes[at + 1..].iter().any(meets), "two boxes lie on each other");
    }
    let mut segments = 0;
    for path in svg.split(" d=\"M").skip(1) {
        let points: Vec<(i64, i64)> = path
            .split('"')
            .next()
            .unwrap_or_default()
            .split('L')
            .filter_map(|point| point.split_once(' '))
            .map(|(x, y)| (x.parse().expect("x"), y.parse().expect("y")))
            .collect();
        for pair in points.windows(2) {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            assert!(x1 == x2 || y1 == y2, "a line runs straight");
            segments += 1;
            let through = |own: &[i64; 4]| {
                x1.min(x2) < own[2]
                    && own[0] < x1.max(x2).max(x1.min(x2) + 1)
                    && y1.min(y2) < own[3]
                    && own[1] < y1.max(y2).max(y1.min(y2) + 1)
            };
            assert!(!boxes.iter().any(through), "{pair:?} runs through a box");
        }
    }
    assert!(segments > 150, "{segments}");
}

#[test]
fn names_are_no_markup() {
    let database = Database::new(server!());
    database.sql(
        r#"create table "<script>alert(""1"")</script>&" ("]]> %q\" int primary key, "naïve name" numeric(10, 2));
        create table "a ' b" (id int primary key references "<script>alert(""1"")</script>&", "x" text[])"#,
    );
    for language in ["mermaid", "dot", "svg"] {
        let text = inspect(&database, &["--erd", language]).succeeds().hides("<script>").stdout;
        if language == "svg" {
            assert_well_formed(&text);
            assert!(
                text.contains("&lt;script&gt;alert(&quot;&quot;1&quot;&quot;)&lt;/script&gt;&amp;"),
                "{text}"
            );
        }
    }
    inspect(&database, &["--erd", "mermaid"])
        .succeeds()
        .says("numeric(10-2) naïve_name \"naïve name\"")
        .says("|o--||");
}

#[test]
fn only_the_tables_that_are_named_are_drawn() {
    let database = database(server!(), "hbm");
    let picture = json(&database, &["--erd", "mermaid", "--tables", "users,roles", "--tables", "media"]);
    let names: Vec<&str> = picture["tables"]
        .as_array()
        .expect("tables")
        .iter()
        .filter_map(|table| table["name"].as_str())
        .collect();
    assert_eq!(names, ["media", "roles", "users"]);
    let references = picture["references"].as_array().expect("references");
    assert!(
        references
            .iter()
            .any(|one| one["from"] == 2 && one["to"] == 1 && one["name"] == "users_role_id_fkey"),
        "{references:?}"
    );
    inspect(&database, &["--erd", "dot", "--tables", "userz"]).exits(2).says("did you mean users?");
    inspect(&Database::new(server!()), &["--erd", "svg"]).succeeds().says("<svg");
}
