//! `testdb`: databases for tests, copies of a template that is made once.

mod again;
mod exec;
mod in_rust;
mod killed;
mod languages;
mod many;
mod schema;
mod service;
mod template;

use crate::harness::{Database, Run, hbm_db};
use std::fs;

const SCHEMA: &str = "create table customers (id int generated always as identity primary key, email text not null unique);
create table orders (id int primary key, customer_id int not null references customers);
create function orders_of(customer int) returns bigint language sql stable return (select count(*) from orders where customer_id = customer);
";

const SEEDS: &str = "key: email\nsets:\n  base:\n    ada: {email: ada@example.org}\n  dev:\n    bob: {email: bob@example.org}\n";

/// A project whose templates are its own, also on a server that other tests use.
pub(crate) struct Shop {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) database: Database,
}

impl Shop {
    pub(crate) fn new(cluster: &'static crate::harness::Cluster) -> Self {
        let shop = Self { folder: tempfile::tempdir().expect("a folder"), database: Database::new(cluster) };
        shop.write("hbm-db.yaml", "name: shop\nschema: schema\nmigrations: db/migrations\nseeds: seeds\n");
        shop.write(
            "schema/shop.sql",
            &format!("-- {}\n{SCHEMA}comment on table customers is '{}';\n", shop.name(), shop.name()),
        );
        shop.write("seeds/customers.yaml", SEEDS);
        shop
    }

    fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.database.name)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        hbm_db(&[&["testdb"], arguments].concat()).on(&self.database).within(self.folder.path())
    }

    /// `testdb get`, as its JSON.
    #[track_caller]
    pub(crate) fn get(&self, more: &[&str]) -> serde_json::Value {
        let said = self.run(&[&["get", "--format", "json"], more].concat()).succeeds();
        serde_json::from_str(&said.stdout).expect("JSON")
    }

    /// The databases of this template's instances.
    pub(crate) fn instances(&self, template: &str) -> Vec<String> {
        let hash = template.strip_prefix("hbm_db_template_").expect("a template");
        let names = self.database.cluster.sql(
            "postgres",
            &format!(
                "select datname from pg_database where datname like 'hbm\\_db\\_test\\_{hash}\\_%' order by 1"
            ),
        );
        names.lines().map(str::to_owned).collect()
    }
}
