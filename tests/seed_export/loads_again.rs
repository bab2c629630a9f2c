//! What is exported loads again: ambiguous keys, tables that inherit, files that need each other, and names with dots.

use super::{Exported, with};
use crate::harness::{Cluster, hbm_db};
use std::fs;

/// What is exported of a schema with rows loads again: into the same database, and into an empty one.
fn comes_back(schema: &str, rows: &str, named: &[&str], tables: &[&str]) -> Option<Exported> {
    let cluster = Cluster::get()?;
    let from = with(cluster, schema);
    from.sql(rows);
    let exported = Exported::new();
    exported.export(&from, named).succeeds();
    exported.load(&from).succeeds().says("nothing to seed");
    let to = with(cluster, schema);
    exported.load(&to).succeeds();
    exported.load(&to).succeeds().says("nothing to seed");
    for table in tables {
        let rows = format!("select string_agg(t::text, E'\\n' order by t::text) from only {table} t");
        assert_eq!(to.sql(&rows), from.sql(&rows), "{table}");
    }
    Some(exported)
}

macro_rules! comes_back {
    ($($argument:expr),*) => {
        match comes_back($($argument),*) {
            Some(exported) => exported,
            None => return crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

/// A row of a file is called by its key. Where that is the key of two rows, or of none, values stand instead.
#[test]
fn a_key_that_is_ambiguous_is_written_out() {
    let exported = comes_back!(
        "create table k (dir text, name text, primary key (dir, name));
         create table r (id int primary key, dir text, name text, foreign key (dir, name) references k);
         create table words (id text primary key); create table uses (id int primary key, word text references words);
         create schema words; create table words.own (id int primary key)",
        "insert into k values ('a', 'b/c'), ('a/b', 'c'); insert into k select 'x' || n, 'y' from generate_series(1, 1000) n;
         insert into r values (1, 'a', 'b/c'), (2, 'a/b', 'c'), (3, 'x1', 'y');
         insert into words select 'w' || n from generate_series(1, 1000) n;
         insert into words values (''), (' '), ('.'), ('own.x'), ('x.');
         insert into uses values (1, ''), (2, ' '), (3, '.'), (4, 'own.x'), (5, 'w7'), (6, 'x.')",
        &["r", "k", "uses", "words"],
        &["k", "r", "words", "uses"]
    );
    let rows = exported.text("r.yaml");
    assert!(rows.contains("dir: a/b\n      name: c\n") && rows.contains("dir: !ref k.x1/y\n"), "{rows}");
    assert!(exported.text("uses.yaml").contains("word: own.x\n"));
    let path = exported.seeds().join("r.yaml");
    fs::write(path, "sets:\n  base:\n    one: {id: 1, dir: !ref k.a/b/c, name: !ref k.a/b/c}\n")
        .expect("a file");
    let to = with(
        Cluster::get().expect("a server"),
        "create table k (dir text, name text, primary key (dir, name)); create table r (id int primary key, dir text, name text, foreign key (dir, name) references k)",
    );
    let outcome = exported.load(&to).exits(1);
    outcome.says("a/b/c is the key of two rows, at").says("k.csv:2:1 and").says("k.csv:3:1");
}

/// The rows of tables that inherit from a table are theirs.
#[test]
fn rows_of_children_are_their_own() {
    let schema = "create table par (id int primary key, a text); create table chi (b text, primary key (id)) inherits (par);
                  create table other (id int primary key, par_id int references par)";
    let rows = "insert into par values (1, 'p'); insert into chi values (2, 'c', 'cc'), (1, 'same', null); insert into other values (1, 1)";
    let exported = comes_back!(schema, rows, &["par", "chi", "other"], &["par", "chi", "other"]);
    assert!(!exported.text("par.yaml").contains("par-2"));
    let to = with(Cluster::get().expect("a server"), schema);
    to.sql("insert into chi values (1, 'mine', null)");
    fs::remove_file(exported.seeds().join("chi.yaml")).expect("removed");
    exported.load(&to).succeeds().says("2 inserted");
    let undo = ["seed", "--undo", "--all"];
    hbm_db(&undo).within(exported.folder.path()).on(&to).succeeds().says("2 removed, 0 kept");
    assert_eq!(to.sql("select a from par"), "mine");
}

/// Files of rows that need each other first: the rows of one stand in YAML.
#[test]
fn files_that_need_each_other_load() {
    let exported = comes_back!(
        "create table c1 (id int primary key, c2 int); create table c2 (id int primary key, c1 int not null references c1);
         alter table c1 add foreign key (c2) references c2;
         create table many (id int primary key, up int references many)",
        "insert into c1 select n from generate_series(1, 1001) n; insert into c2 select n, n from generate_series(1, 1001) n;
         update c1 set c2 = 1002 - id; insert into many select n, 1 from generate_series(1, 1001) n",
        &["c1", "many"],
        &["c1", "c2", "many"]
    );
    let is_there = |name: &str| exported.seeds().join(name).exists();
    assert_eq!(["c1.csv", "c2.csv", "many.csv"].map(is_there), [false, true, true]);
}

#[test]
fn a_table_with_a_dot_in_its_name() {
    let schema = "create table \"a.b\" (id int primary key, x text); create table refers (id int primary key, ab int references \"a.b\");
                  create schema \"s.t\"; create table \"s.t\".x (id int primary key)";
    let rows = "insert into \"a.b\" values (1, 'x'); insert into refers values (1, 1); insert into \"s.t\".x values (1)";
    let exported = comes_back!(schema, rows, &["refers"], &["\"a.b\"", "refers"]);
    assert!(exported.seeds().join("public.a.b.yaml").exists());
    let from = with(Cluster::get().expect("a server"), schema);
    from.sql(rows);
    let outcome = Exported::new().export(&from, &["s.t.x"]).exits(2);
    outcome
        .says("cannot be the name of a seed file: what stands before the first dot")
        .says("leave its rows out");
}
