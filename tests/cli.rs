//! The command line itself.

use crate::harness::hbm_db;

#[test]
fn every_command_has_help_with_an_example() {
    for command in [
        "apps",
        "cleanup",
        "completions",
        "diff",
        "flush",
        "grants",
        "man",
        "mark",
        "push",
        "reset",
        "seed",
        "status",
        "test",
    ] {
        hbm_db(&[command, "--help"]).succeeds().says("Example:").says(&format!("hbm-db {command}"));
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
    hbm_db(&[]).exits(2).says("Usage");
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
    hbm_db(&["man", "nothing"]).exits(2).says("there is no command nothing");
}

#[test]
fn a_url_in_a_wrong_place_is_not_shown() {
    hbm_db(&["test", "postgresql://u:canary@h/d"]).exits(2).says("unexpected argument").hides("canary");
    hbm_db(&["test", "--help"]).succeeds().says("postgresql://user:password@host:5432/name");
}

#[test]
fn a_wrong_app_is_wrong_for_every_command() {
    for command in [&["test"][..], &["mark", "test"], &["status"], &["seed"], &["flush"]] {
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
