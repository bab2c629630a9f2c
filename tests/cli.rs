//! The command line itself.

use crate::harness::hbm_db;

/// Whoever knows another tool is told which command does the same.
#[test]
fn words_of_other_tools_are_answered() {
    for (arguments, command) in [
        (&["rollback"][..], "hbm-db migrate down"),
        (&["dev"], "hbm-db generate NAME"),
        (&["deploy"], "hbm-db migrate up"),
        (&["new", "x"], "hbm-db generate NAME"),
        (&["migrate", "deploy"], "hbm-db migrate up"),
        (&["status", "--json"], "hbm-db status --format json"),
        (&["push", "schema.sql"], "hbm-db push --schema schema.sql"),
    ] {
        hbm_db(arguments).exits(2).says("did you mean: ").says(command);
    }
    let outcome = hbm_db(&["rollback", "--format", "json"]).exits(2);
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert!(value.to_string().contains("migrate down"), "{value}");
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in [
        "activity",
        "apps",
        "archive",
        "backup",
        "backup base",
        "backup list",
        "backup prune",
        "backup verify",
        "backup wal-check",
        "check",
        "cleanup",
        "completions",
        "diff",
        "doctor",
        "drift",
        "drift adopt",
        "flush",
        "fresh",
        "generate",
        "grants",
        "health",
        "init",
        "inspect",
        "maintain",
        "man",
        "mark",
        "migrate",
        "migrate adopt",
        "migrate baseline",
        "migrate checkpoint",
        "migrate down",
        "migrate redo",
        "migrate repair",
        "migrate rollback",
        "migrate status",
        "migrate up",
        "migrate validate",
        "pull",
        "push",
        "reset",
        "restore",
        "schema",
        "schema project",
        "schema seeds",
        "seed",
        "seed export",
        "squash",
        "status",
        "studio",
        "test",
        "testdb",
        "testdb drop",
        "testdb exec",
        "testdb get",
        "testdb prune",
    ] {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        arguments.push("--help");
        hbm_db(&arguments).succeeds().says("Example:").says(&format!("hbm-db {command}"));
    }
}

/// The list above is the whole list: what the help names and nobody tests has no example.
#[test]
fn no_command_is_forgotten() {
    let listed = include_str!("cli.rs");
    for group in [
        &["--help"][..],
        &["backup", "--help"],
        &["migrate", "--help"],
        &["drift", "--help"],
        &["schema", "--help"],
        &["seed", "--help"],
        &["testdb", "--help"],
    ] {
        let help = hbm_db(group).succeeds().stdout;
        let (_, commands) = help.split_once("Commands:\n").expect("a list of commands");
        let names: Vec<&str> = commands
            .lines()
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
            .filter(|name| !name.is_empty() && *name != "help")
            .collect();
        assert!(!names.is_empty(), "{help}");
        for name in names {
            let command = [&group[..group.len() - 1], &[name]].concat().join(" ");
            assert!(listed.contains(&format!("\"{command}\",")), "{command} is not listed");
        }
    }
}

#[test]
fn wrong_usage_is_exit_2_and_names_the_way_out() {
    hbm_db(&["pusch"]).exits(2).says("push");
    hbm_db(&["reset", "--app", "hbmm"]).exits(2).says("did you mean --app hbm?");
    hbm_db(&["push", "--accept", "drop_everything"]).exits(2).says("drop_table, drop_column");
    hbm_db(&["push", "--rename", "phone"]).exits(2).says("table.old=new");
    hbm_db(&["test", "--wait", "soon"]).exits(2).says("like 30s");
    hbm_db(&["diff", "--schema", "nowhere.sql", "--url", "postgresql://x@y/z"]).exits(2).says("nowhere.sql");
    hbm_db(&["migrate"]).exits(2).says("Usage");
    hbm_db(&["migrate", "statsu"]).exits(2).says("status");
    hbm_db(&["migrate", "down", "--steps", "all"]).exits(2).says("--steps");
    hbm_db(&["migrate", "down", "--accept", "drop_everything"]).exits(2).says("replace_database");
    hbm_db(&["migrate", "up", "--wait", "long"]).exits(2).says("like 30s");
    hbm_db(&["drift"]).exits(2).says("adopt");
    hbm_db(&["squash"]).exits(2).says("--to");
    hbm_db(&["health", "--listen", "3000"]).exits(2).says("like 127.0.0.1:3000");
    hbm_db(&[]).exits(2).says("Usage");
}

/// What is not a secret is not hidden.
#[test]
fn help_that_nobody_asked_for_is_whole() {
    let asked = hbm_db(&["-h"]).succeeds().stdout;
    let unasked = hbm_db(&[]).exits(2).stderr;
    assert!(asked.contains("postgresql://user:password@host:5432/name"), "{asked}");
    assert_eq!(unasked.trim(), asked.trim());
}

/// Programs get an object for these, too.
#[test]
fn wrong_usage_is_an_object_for_programs() {
    for format in [&["--format", "json"][..], &["--format=json"]] {
        let arguments = [&["push", "--accept", "drop_everything", "-q"], format].concat();
        let outcome = hbm_db(&arguments).exits(2);
        let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        assert!(outcome.stderr.is_empty(), "{}", outcome.stderr);
        let message = value["error"]["message"].as_str().expect("a message");
        assert!(message.starts_with("invalid value 'drop_everything'"), "{message}");
        assert_eq!(value["error"]["exit"], 2);
    }
    hbm_db(&["--format", "json", "postgresql://u:canary@h/d"]).exits(2).says("\"exit\": 2").hides("canary");
}

#[test]
fn settings_are_checked_before_anything_is_touched() {
    let url = "postgresql://u:p@127.0.0.1:1/d";
    hbm_db(&["status"])
        .env("DATABASE_URL", url)
        .env("DATABASE_MAX_CONNECTIONS", "many")
        .exits(2)
        .says("DATABASE_MAX_CONNECTIONS");
    hbm_db(&["status"]).env("DB_NAME", "x").exits(2).says("DB_HOST");
    hbm_db(&["status"]).file(".env.local", "DATABASE_URL\n").exits(2).says(".env.local");
}

#[test]
fn completions_and_man_come_from_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        hbm_db(&["completions", shell]).succeeds().says("lock-timeout");
    }
    hbm_db(&["man"]).succeeds().says(".TH");
    hbm_db(&["man", "push"]).succeeds().says("accept");
    hbm_db(&["man", "migrate"]).succeeds().says("rollback");
    hbm_db(&["man", "nothing"]).exits(2).says("there is no command nothing");
}

#[test]
fn a_url_in_a_wrong_place_is_not_shown() {
    hbm_db(&["test", "postgresql://u:canary@h/d"]).exits(2).says("unexpected argument").hides("canary");
    hbm_db(&["test", "--help"]).succeeds().says("postgresql://user:password@host:5432/name");
}

#[test]
fn a_wrong_app_is_wrong_for_every_command() {
    for command in [
        &["test"][..],
        &["health"],
        &["mark", "test"],
        &["status"],
        &["seed"],
        &["flush"],
        &["check"],
        &["fresh"],
        &["generate", "x"],
        &["inspect"],
        &["squash", "--to", "x"],
        &["drift", "adopt", "x"],
        &["migrate", "up"],
        &["migrate", "down"],
        &["migrate", "status"],
        &["migrate", "validate"],
        &["migrate", "redo"],
        &["migrate", "repair"],
        &["migrate", "baseline", "x"],
        &["migrate", "rollback", "x"],
    ] {
        let mut arguments = command.to_vec();
        arguments.extend(["--app", "hbn"]);
        hbm_db(&arguments).exits(2).says("did you mean --app hbm?");
    }
}

/// A result that cannot be written is no success; one that nobody reads any more is.
#[test]
fn a_full_disk_is_a_failure_and_a_closed_pipe_is_none() {
    let run = |shell: &str| {
        let command = format!("{} {shell}", env!("CARGO_BIN_EXE_hbm-db"));
        std::process::Command::new("sh").args(["-c", &command]).output().expect("sh starts").status.code()
    };
    assert_eq!(run("man >/dev/full"), Some(1));
    assert_eq!(run("completions bash | true"), Some(0));
}
