//! The museum under `flush` and `reset` of an application that manages its schemas.

use super::{Built, Museum};
use crate::harness::{Cluster, Database, server};
use hbm_db::App;
use hbm_db::error::Exit;
use hbm_db::ops::{self, Flush, Project, Push, Rebuild, Rows};
use include_dir::{Dir, DirEntry, File};

/// A table in each schema of the museum, so that the application manages it.
macro_rules! rooms {
    ($($module:ident $schema:literal)*) => {
        $(#[expect(unreachable_pub, reason = "what is derived for an entity is public")]
        mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(schema_name = $schema, table_name = "ticket")]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i32,
            }

            #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        })*

        const SCHEMAS: &[&str] = &[$($schema),*];

        fn app() -> App {
            App::new("rooms")$(.entity::<$module::Entity>())*
        }
    };
}

rooms! { public "public" museum "museum" wing "Other Wing" parts "parts" owned "owned" weird "we\"ird.Schema" }

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work)
}

fn destroy(built: &Built) -> Flush {
    Flush { confirm_database: Some(built.0.name.clone()), ..Flush::default() }
}

/// What is in the schemas but extensions and what they brought, and what everybody gets there.
fn left(built: &Built) -> String {
    let names: Vec<String> = SCHEMAS.iter().map(|name| format!("'{name}'")).collect();
    built.0.sql(&format!(
        "select coalesce(string_agg(pg_describe_object(d.classid, d.objid, 0), ', '), '')
         from pg_depend d
         join pg_namespace n on d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid
         where n.nspname in ({})
           and d.classid not in ('pg_extension'::regclass, 'pg_default_acl'::regclass)
           and not exists (select from pg_depend e
                           where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e')",
        names.join(", ")
    ))
}

/// What is in no schema and uses what is in these.
const LOOSE: &str = r#"
    do $$ declare own text; begin
        for own in select quote_ident(evtname) from pg_event_trigger loop execute 'drop event trigger ' || own; end loop;
        for own in select quote_ident(pubname) from pg_publication loop execute 'drop publication ' || own; end loop;
        for own in select quote_ident(lanname) from pg_language where oid >= 16384 loop execute 'drop language ' || own || ' cascade'; end loop;
    end $$;
    drop foreign data wrapper files cascade;
"#;

fn opened(cluster: &'static Cluster) -> (Built, Project) {
    let made = Museum::open(cluster).made;
    let project = Project::new(app(), &made.0.url()).expect("a URL");
    (made, project)
}

#[test]
fn nothing_is_left_of_it() {
    let (built, project) = opened(server!());
    let flush = || wait(ops::flush(&project, &destroy(&built)));
    let refused = flush().expect_err("what is in no schema would go along");
    assert_eq!(refused.exit(), Exit::Refused);
    for name in [
        "event trigger on_start",
        "language plmuseum",
        "foreign-data wrapper files",
        "publication some_tables",
    ] {
        assert!(refused.detail_lines().iter().any(|line| line.contains(name)), "{name}: {refused:?}");
    }
    built.0.sql(LOOSE);
    assert!(left(&built).contains("museum.visitor"), "{}", left(&built));
    let dropped = flush().expect("a flush").dropped;
    assert!(dropped.len() > 200, "{dropped:#?}");
    assert_eq!(left(&built), "");
    assert!(flush().expect("a flush").dropped.is_empty());
}

#[test]
fn it_gives_way_to_another_schema() {
    let (built, project) = opened(server!());
    built.0.sql(LOOSE);
    let rebuild = Rebuild { destroy: destroy(&built), rows: Rows::None };
    assert_eq!(wait(ops::reset(&project, &rebuild)).expect("a reset").tables, SCHEMAS.len());
    let tables = "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where c.relkind in ('r', 'p', 'f', 'v', 'm') and c.oid >= 16384 and n.nspname <> 'hbm_db'";
    assert_eq!(built.0.sql(tables), SCHEMAS.len().to_string());
}

/// What the application itself has in no schema does not stand in its way.
#[test]
fn what_is_in_no_schema_is_made_again() {
    static FILES: [DirEntry<'_>; 1] = [DirEntry::File(File::new(
        "ticket.sql",
        br#"create function looks() returns event_trigger language plpgsql as 'begin end';
            create event trigger "it looks" on sql_drop when tag in ('DROP CAST') execute function looks();
            create function checks(text[], oid) returns boolean language sql as 'select true';
            create foreign data wrapper far validator checks;
            create server far foreign data wrapper far options (host 'nowhere');
            create user mapping for public server far options (who 'nobody');
            create publication people for table ticket;
            create publication every for all tables;
            create access method heap3 type table handler heap_tableam_handler;
            alter default privileges in schema public grant select on tables to pg_monitor;"#,
    ))];
    static SQL: Dir<'_> = Dir::new("", &FILES);
    let database = Database::new(server!());
    let app = App::new("rooms").entity::<public::Entity>().sql(&SQL);
    let project = Project::new(app, &database.url()).expect("a URL");
    let destroy = Flush { confirm_database: Some(database.name.clone()), ..Flush::default() };
    for _ in 0..2 {
        let rebuild = Rebuild { destroy: destroy.clone(), rows: Rows::None };
        wait(ops::reset(&project, &rebuild)).expect("a reset");
        assert_eq!(wait(ops::push(&project, Push::default())).expect("a push").statements.len(), 0);
    }
    assert_eq!(database.sql("select count(*) from pg_publication_rel"), "1");
    database.sql("create publication strange for table ticket");
    let rebuild = Rebuild { destroy, rows: Rows::None };
    let refused = wait(ops::reset(&project, &rebuild)).expect_err("it is of nobody here");
    assert!(refused.detail_lines().concat().contains("publication strange"), "{refused:?}");
}
