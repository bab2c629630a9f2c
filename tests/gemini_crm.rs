//! The entities of Gemini CRM in an application: names in quotes, serial keys, relations over them.
#![cfg(feature = "apps")]

use crate::harness::{Database, hbm_db, server};
use entity::gemini_crm::{customers, notifications, orders, user_notifications, users};
use sea_orm::prelude::{DateTimeWithTimeZone, DbErr, Decimal};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Database as SeaOrm, DatabaseConnection, EntityTrait, ModelTrait,
    QueryFilter, Set,
};

fn user(email: &str, now: DateTimeWithTimeZone) -> users::ActiveModel {
    users::ActiveModel {
        first_name: Set("Jane".into()),
        last_name: Set("Doe".into()),
        email: Set(email.into()),
        password: Set("x".into()),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    }
}

async fn work(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let now: DateTimeWithTimeZone = chrono::Utc::now().into();
    let one = user("one@example.com", now).insert(connection).await?;
    let other = user("other@example.com", now).insert(connection).await?;
    assert_eq!((one.id, other.id), (1, 2), "numbers come from the sequence");
    assert_eq!(one.role.as_deref(), Some("staff"));
    let customer =
        customers::ActiveModel { created_at: Set(now), updated_at: Set(now), ..Default::default() };
    let customer = customer.insert(connection).await?;
    assert_eq!(customer.total_purchases, Some(Decimal::new(0, 2)));
    let order = orders::ActiveModel {
        customer_id: Set(Some(customer.id)),
        created_by: Set(Some(other.id)),
        total: Set(Decimal::new(1230, 2)),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    let order = order.insert(connection).await?;
    let pending = orders::Entity::find().filter(orders::Column::Status.eq("pending"));
    let found = pending.find_also_related(customers::Entity).one(connection).await?;
    assert_eq!(found, Some((order, Some(customer))));
    let notification = notifications::ActiveModel {
        r#type: Set("order".into()),
        title: Set("New order".into()),
        message: Set("12.30".into()),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    let notification = notification.insert(connection).await?;
    let sent = user_notifications::ActiveModel {
        user_id: Set(Some(one.id)),
        notification_id: Set(Some(notification.id)),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    assert_eq!(sent.clone().insert(connection).await?.is_read, Some(false));
    assert!(sent.insert(connection).await.is_err(), "sent once");
    let received = one.find_related(notifications::Entity).all(connection).await?;
    assert_eq!(received, std::slice::from_ref(&notification));
    assert_eq!(notification.find_related(users::Entity).all(connection).await?, [one]);
    assert!(other.find_related(notifications::Entity).all(connection).await?.is_empty());
    Ok(())
}

#[test]
fn an_application_works_with_the_entities() {
    let database = Database::new(server!());
    hbm_db(&["push", "--yes", "--app", "gemini-crm"]).on(&database).succeeds();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let connection = SeaOrm::connect(database.url()).await.expect("a connection");
        work(&connection).await.expect("rows go in and come back");
        connection.close().await.expect("it closes");
    });
}

/// The searches of the document can use its indexes; a small table is read as a whole all the same.
#[test]
fn a_search_by_a_part_of_a_name_uses_the_trigrams() {
    let database = Database::after(server!(), &["reset", "--app", "gemini-crm"]);
    database.sql(
        "insert into \"Products\" (name, price, \"createdAt\", \"updatedAt\") select md5(n::text), 1, now(), now() from generate_series(1, 5000) n;
         insert into \"Customers\" (\"firstName\", \"lastName\", \"createdAt\", \"updatedAt\") select md5(n::text), md5((-n)::text), now(), now() from generate_series(1, 5000) n;
         analyze",
    );
    for (query, index) in [
        ("select * from \"Products\" where name ilike '%a1b2c%'", "products_name_trgm_idx"),
        (
            "select * from \"Customers\" where \"firstName\" || ' ' || \"lastName\" ilike '%a1b2c%'",
            "customers_name_trgm_idx",
        ),
    ] {
        let plan = database.sql(&format!("set enable_seqscan = off; explain {query}"));
        assert!(plan.contains(index), "{plan}");
    }
}
