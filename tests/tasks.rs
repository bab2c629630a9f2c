//! The application `tasks`: the sample data of its document to the letter, and what its tables refuse.
#![cfg(feature = "apps")]

use crate::harness::{Cluster, Database, hbm_db, server};

fn seeded(cluster: &'static Cluster) -> Database {
    let database = Database::new(cluster);
    hbm_db(&["reset", "--app", "tasks"]).on(&database).succeeds();
    database
}

#[test]
fn the_sample_data_is_that_of_the_document() {
    let database = seeded(server!());
    assert_eq!(
        database.sql("select email from users where user_type = 'system_admin'"),
        "admin@system.local"
    );
    // Users of a tenant are those that belong to no other.
    assert_eq!(
        database.sql(
            "select t.name, t.slug, t.type, t.status,
                    (select count(*) from user_tenant_associations a join users u on u.id = a.user_id
                     where a.tenant_id = t.id and u.user_type <> 'guest_user'),
                    (select coalesce(string_agg(lower(s.name), ', ' order by s.name), '-') from sites s where s.tenant_id = t.id)
             from tenants t order by t.type"
        ),
        "Acme Corporation|acme-corp|enterprise|active|3|headquarters, warehouse\n\
         TechStart Inc|techstart|standard|active|2|office\n\
         Beta Solutions|beta-solutions|starter|active|1|lab\n\
         Demo Company|demo-company|trial|pending|0|-"
    );
    assert_eq!(
        database.sql(
            "select string_agg(name, ', ' order by created_at) from users where user_type <> 'system_admin'"
        ),
        "Acme Admin, Acme Manager, Acme Operator, TechStart Admin, TechStart User, Alex Thompson, Beta Admin"
    );
    assert_eq!(
        database.sql(
            "select u.name, u.email, count(*), count(distinct a.role)
             from users u join user_tenant_associations a on a.user_id = u.id group by u.id having count(*) > 1"
        ),
        "Alex Thompson|consultant@external.com|3|3"
    );
    assert_eq!(
        database.sql("select string_agg(distinct type::text, ', ' order by type::text) from devices"),
        "camera, controller, gateway, sensor, server, workstation"
    );
    assert_eq!(
        database.sql(
            "select count(*) from devices where type = 'controller' and name not like 'HVAC controller%'"
        ),
        "0"
    );
    assert_eq!(
        database
            .sql("select cardinality(enum_range(null::device_status)) - count(distinct status) from devices"),
        "0",
        "a device in every state"
    );
}

#[test]
fn what_no_tenant_may_have_is_refused() {
    let database = seeded(server!());
    let site = |values: &str| {
        format!(
            "insert into sites (tenant_id, name, latitude, longitude) select id, 'x', {values} from tenants where slug = 'techstart'"
        )
    };
    for (statement, constraint) in [
        (site("90.000001, 0"), "sites_latitude_check"),
        (site("-90.000001, 0"), "sites_latitude_check"),
        (site("0, 180.000001"), "sites_longitude_check"),
        (site("0, -180.000001"), "sites_longitude_check"),
        (site("1, null"), "sites_check"),
        (
            "insert into user_tenant_associations (user_id, tenant_id) select user_id, tenant_id from user_tenant_associations".into(),
            "user_tenant_associations_user_id_tenant_id_key",
        ),
        (
            "insert into user_site_assignments (user_id, site_id, tenant_id) select user_id, site_id, tenant_id from user_site_assignments".into(),
            "user_site_assignments_user_id_site_id_key",
        ),
        // The site of one tenant for another.
        (
            "insert into user_site_assignments (user_id, site_id, tenant_id)
             select u.id, s.id, t.id from users u, sites s, tenants t
             where u.user_type = 'system_admin' and s.name = 'Lab' and t.slug = 'techstart'".into(),
            "user_site_assignments_site_id_tenant_id_fkey",
        ),
    ] {
        let refused = database.cluster.try_sql(&database.name, &statement).expect_err(&statement);
        assert!(refused.contains(&format!("\"{constraint}\"")), "{refused}");
    }
    for edge in ["90, 180", "-90, -180", "null, null"] {
        database.sql(&site(edge));
    }
}

#[test]
fn a_tenant_takes_everything_along_but_the_audit_logs() {
    let database = seeded(server!());
    let logs = database.sql("select count(*) from audit_logs");
    database.sql("delete from tenants");
    for table in [
        "user_tenant_associations",
        "sites",
        "user_site_assignments",
        "devices",
        "tasks",
        "tenant_invitations",
    ] {
        assert_eq!(database.sql(&format!("select count(*) from {table}")), "0", "{table}");
    }
    database.sql("delete from users");
    assert_eq!(
        database.sql("select count(*) from audit_logs where tenant_id is null and user_id is null"),
        logs
    );
}

/// What the document calls its scripts, the program calls its commands.
#[test]
fn the_scripts_of_the_document_are_commands() {
    let database = Database::new(server!());
    let run = |arguments: &[&str]| hbm_db(&[arguments, &["--app", "tasks"]].concat()).on(&database);
    run(&["fresh"]).succeeds();
    run(&["check"]).succeeds();
    run(&["migrate", "status"]).succeeds().says("1 applied, 0 pending");
    run(&["migrate", "validate"]).succeeds();
    run(&["migrate", "checkpoint", "before"]).succeeds();
    let name = database.name.as_str();
    run(&["migrate", "rollback", "before", "--accept", &format!("replace_database:{name}")]).succeeds();
    run(&["migrate", "checkpoint", "before", "--drop"]).succeeds();
    run(&["drop"]).succeeds();
    assert_eq!(database.sql("select count(*) from pg_tables where schemaname = 'public'"), "0");
    run(&["migrate", "up"]).succeeds();
}
