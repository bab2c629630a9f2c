//! The documents: a page for each command, made from its help, and examples that run.

use crate::harness::{Database, Run, hbm_db, server};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The commands, as words after the name of the program, with those inside of them.
fn commands() -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut open = vec![Vec::new()];
    while let Some(path) = open.pop() {
        let help = help(&path);
        let listed = help.split("\nCommands:\n").nth(1).and_then(|rest| rest.split("\n\n").next());
        for line in listed.unwrap_or_default().lines() {
            // What goes on is further to the right.
            let name = line.strip_prefix("  ").filter(|rest| !rest.starts_with(' '));
            let Some(name) = name.and_then(|rest| rest.split_whitespace().next()) else { continue };
            if name != "help" {
                let inner = [path.clone(), vec![name.to_owned()]].concat();
                open.push(inner.clone());
                found.push(inner);
            }
        }
    }
    found.sort();
    found
}

fn help(path: &[String]) -> String {
    let arguments: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
    hbm_db(&arguments).succeeds().stdout
}

fn page(path: &[String]) -> String {
    let help: Vec<String> = help(path).lines().map(|line| line.trim_end().to_owned()).collect();
    format!("# hbm-db {}\n\n```text\n{}\n```\n", path.join(" "), help.join("\n").trim_end())
}

/// `HBM_DB_WRITE_DOCS=1` writes the pages.
#[test]
fn every_command_has_a_page_with_its_help() {
    let folder = root().join("docs/commands");
    let pages: Vec<(PathBuf, String)> =
        commands().iter().map(|path| (folder.join(path.join("-") + ".md"), page(path))).collect();
    assert!(pages.len() > 30, "{pages:?}");
    let known: BTreeSet<PathBuf> = pages.iter().map(|(path, _)| path.clone()).collect();
    if std::env::var_os("HBM_DB_WRITE_DOCS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        pages.iter().for_each(|(path, text)| fs::write(path, text).expect("a page"));
    }
    for (path, text) in &pages {
        let written = fs::read_to_string(path).unwrap_or_default();
        assert_eq!(&written, text, "{}: write the pages with HBM_DB_WRITE_DOCS=1", path.display());
    }
    for entry in fs::read_dir(&folder).expect("the pages") {
        let path = entry.expect("a page").path();
        assert!(known.contains(&path), "{} is of no command", path.display());
    }
}

/// The lines of the blocks of a document that a shell would run.
fn shell_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            _ if inside => lines.push(line.split(" # ").next().unwrap_or_default().trim().to_owned()),
            _ => {}
        }
    }
    lines
}

/// The arguments of a line that calls the program; none where a shell has to be asked what they are.
fn arguments(line: &str) -> Option<Vec<String>> {
    let rest = line.strip_prefix("hbm-db ").or_else(|| line.strip_prefix("cargo run -- "))?;
    let rest = rest.split([';', '|', '>', '<']).next().unwrap_or_default();
    let is_plain = !rest.contains(['$', '`', '…']);
    is_plain.then(|| words(rest))
}

/// The words of a line, as a shell takes them apart.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Every command line of the documents is one that the program knows: its commands and its flags.
#[test]
fn every_example_is_one_that_the_program_knows() {
    let folders = ["docs", "docs/applications", "docs/test-databases"]
        .map(|folder| fs::read_dir(root().join(folder)).expect("docs"));
    let mut documents: Vec<PathBuf> =
        folders.into_iter().flatten().map(|entry| entry.expect("an entry").path()).collect();
    documents.push(root().join("README.md"));
    let mut seen = 0;
    for document in documents.iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        for line in shell_lines(&fs::read_to_string(document).expect("a document")) {
            let Some(arguments) = arguments(&line) else { continue };
            // What is behind -- is another program's.
            let own = arguments.iter().map(String::as_str).take_while(|argument| *argument != "--");
            let arguments: Vec<&str> = own.chain(["--help"]).collect();
            let outcome = hbm_db(&arguments).outcome();
            assert_eq!(outcome.code, 0, "{}: {line}: {}", document.display(), outcome.stderr);
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

/// The block of the README below a title.
fn block(title: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("README.md")).expect("the README");
    let section = text.split(title).nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the section");
    shell_lines(section)
}

/// Runs the lines of a block, one after the other. A studio would not end.
fn run_all(lines: &[String], run: impl Fn(&[&str]) -> Run) -> usize {
    let mut ran = 0;
    for line in lines {
        let Some(arguments) = arguments(line).filter(|words| words[0] != "studio") else { continue };
        let mut words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        if words == ["push"] {
            words.push("--yes");
        }
        run(&words).succeeds();
        ran += 1;
    }
    ran
}

/// The sixty seconds of the README with a database of one's own.
#[test]
fn sixty_seconds_with_your_own_database() {
    let database = Database::new(server!());
    database.sql(
        "create table users (id bigint generated always as identity primary key, email text not null unique);
         create view emails as select email from users;
         insert into users (email) values ('ada@example.org')",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).on(&database).within(folder.path());
    let lines = block("## Sixty seconds with your own database");
    let change = lines.iter().position(|line| line.starts_with("# change a file")).expect("the change");
    let (before, after) = lines.split_at(change);
    assert_eq!(run_all(before, run), 3);
    let path = folder.path().join("schema/tables/users.sql");
    let text = fs::read_to_string(&path).expect("the table");
    fs::write(&path, format!("{text}\nALTER TABLE users ADD phone text;\n")).expect("a change");
    // The push makes it, so the migration that says the same has nothing left to do in this database.
    let after: Vec<String> = after.iter().filter(|line| *line != "hbm-db push").cloned().collect();
    assert_eq!(run_all(&after, run), 4);
    assert_eq!(database.sql("select count(*) from users where phone is null"), "1");
    run(&["push", "--yes"]).succeeds().says("no changes");
}

/// The sixty seconds with the application that is compiled in.
#[test]
fn sixty_seconds_with_the_built_in_example() {
    let database = Database::new(server!());
    let run = |arguments: &[&str]| hbm_db(arguments).on(&database);
    assert_eq!(run_all(&block("## Sixty seconds with the built-in example"), run), 2);
    assert_eq!(database.sql("select count(*) from pg_tables where schemaname = 'public'"), "27");
}
