//! `environments:` of the project file: which database is meant, and what is protected.

use super::Shop;
use crate::harness::{Database, server};

/// The environment that is named says which database it is, above the variables.
#[test]
fn the_named_environment_decides() {
    let shop = Shop::new(server!());
    let staging = Database::new(shop.database.cluster);
    shop.run(&["push", "--env", "staging", "--yes"])
        .env("STAGING_URL", &staging.url())
        .succeeds()
        .says("environment staging in hbm-db.yaml");
    assert_eq!(staging.sql("select to_regclass('orders') is not null"), "t");
    assert_eq!(shop.database.sql("select to_regclass('orders') is null"), "t");
    // The process's own DATABASE_URL is above a variable that names an environment, and below a flag.
    shop.run(&["status"])
        .env("HBM_DB_ENV", "staging")
        .env("STAGING_URL", &staging.url())
        .succeeds()
        .says("DATABASE_URL");
    shop.run(&["status"])
        .without("DATABASE_URL")
        .env("HBM_DB_ENV", "staging")
        .env("STAGING_URL", &staging.url())
        .succeeds()
        .says("environment staging");
    shop.run(&["status", "--env", "staging", "--url", &staging.url()]).exits(2);
}

/// What is protected is never dropped, whatever the database says of itself.
#[test]
fn a_protected_environment_is_not_dropped() {
    let shop = Shop::new(server!());
    let staging = Database::new(shop.database.cluster);
    let run = |arguments: &[&str]| shop.run(arguments).env("STAGING_URL", &staging.url());
    run(&["push", "--env", "staging", "--yes"]).succeeds();
    staging.sql("insert into customers (email) values ('x')");
    for command in ["reset", "flush", "fresh"] {
        run(&[command, "--env", "staging", "--confirm-database", &staging.name])
            .exits(4)
            .says("the environment staging in hbm-db.yaml is protected");
    }
    assert_eq!(staging.sql("select count(*) from customers"), "1");
    // Production is protected without being said.
    shop.write("hbm-db.yaml", "name: shop\nschema: schema\nenvironments: {production: {url: '${P}'}}\n");
    shop.run(&["reset", "--env", "production", "--confirm-database", &staging.name])
        .env("P", &staging.url())
        .exits(4)
        .says("is protected");
}

/// It is protected however it is named, and a variable that names an environment counts beside a flag as well.
#[test]
fn a_protected_environment_is_known_by_its_database() {
    let shop = Shop::new(server!());
    let staging = Database::new(shop.database.cluster);
    let reset = ["reset", "--confirm-database", &staging.name];
    let url = staging.url();
    shop.run(&[&reset[..], &["--url", &url]].concat())
        .env("STAGING_URL", &url)
        .exits(4)
        .says("the environment staging in hbm-db.yaml is protected");
    shop.run(&reset)
        .env("STAGING_URL", &url)
        .env("DATABASE_URL", &url)
        .exits(4)
        .says("the environment staging in hbm-db.yaml is protected");
    // Another one on the same server is not.
    shop.run(&["reset"]).env("STAGING_URL", &url).succeeds();
    // Its own URL is not needed where another one is given.
    shop.run(&[&reset[..], &["--url", &url]].concat())
        .env("HBM_DB_ENV", "staging")
        .exits(4)
        .says("the environment staging in hbm-db.yaml is protected");
    assert_eq!(staging.sql("select to_regclass('orders') is null"), "t");
    shop.run(&["reset", "--url", &url]).succeeds();
}

/// A database that says that it is for something else is not written to.
#[test]
fn an_environment_that_the_database_contradicts_is_refused() {
    let shop = Shop::new(server!());
    shop.run(&["mark", "production"]).succeeds();
    shop.run(&["push", "--yes", "--env", "development"])
        .exits(4)
        .says("the environment is development, and the database says that it is for production")
        .hides("hbm-db mark");
    shop.run(&["status", "--env", "development"]).succeeds();
    // Where nobody chose one, the URL alone says which database it is.
    shop.run(&["generate", "create_schema"]).succeeds();
    shop.run(&["migrate", "up"]).succeeds();
}

/// A variable that is not set names itself and its place; only the environment that is meant is read.
#[test]
fn a_variable_that_is_not_set_names_itself() {
    let shop = Shop::new(server!());
    shop.run(&["status"]).succeeds();
    shop.run(&["status", "--env", "staging"])
        .exits(2)
        .says("hbm-db.yaml:14:18")
        .says("STAGING_URL is not set");
    shop.run(&["status", "--env", "stagin"]).exits(2).says("did you mean --env staging?");
    // A .env file beside the project file says it as well, from a folder below, too.
    let staging = Database::new(shop.database.cluster);
    shop.write(".env", &format!("STAGING_URL={}\n", staging.url()));
    shop.write("src/x.js", "");
    shop.run_in("src", &["status", "--env", "staging"]).succeeds().says(&staging.name);
}

/// Variables that define each other are a cycle, which is named.
#[test]
fn a_cycle_of_variables_is_named() {
    let shop = Shop::new(server!());
    shop.write(".env", "STAGING_URL=${ONE}\nONE=${TWO}\nTWO=${STAGING_URL}\n");
    shop.run(&["status", "--env", "staging"])
        .exits(2)
        .says("hbm-db.yaml:14:18")
        .says("STAGING_URL → ONE → TWO → STAGING_URL");
}

/// A copy of a development database is marked anew, and what protects it besides is shown.
#[test]
fn a_copy_of_another_environment_is_marked_anew() {
    let shop = Shop::new(server!());
    let run = |arguments: &[&str]| {
        let arguments = [arguments, &["--env", "staging"]].concat();
        shop.run(&arguments).env("STAGING_URL", &shop.database.url())
    };
    shop.run(&["reset"]).succeeds();
    run(&["status"])
        .succeeds()
        .says("environment  staging; the environment staging in hbm-db.yaml is protected\n")
        .says("marker       development\n");
    let status = run(&["status", "--format", "json"]).succeeds();
    let status: serde_json::Value = serde_json::from_str(&status.stdout).expect("JSON");
    assert_eq!(status["environment"], "staging");
    assert_eq!(status["protected_by"], "the environment staging in hbm-db.yaml is protected");
    shop.run(&["status"]).succeeds().says("marker       development\n").hides("environment  ");
    run(&["push", "--yes"])
        .exits(4)
        .says("the database says that it is for development")
        .says("if it is the database for staging, mark it so: hbm-db mark staging --env staging");
    run(&["mark", "staging"]).succeeds();
    run(&["push", "--yes"]).succeeds();
}
