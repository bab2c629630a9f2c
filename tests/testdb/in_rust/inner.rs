//! Tests with databases, which those above run.

use hbm_db::testing::{DatabaseConnection, PgPool, TestDatabase, database};
use sea_orm::{ConnectionTrait, DbErr};
use sqlx::{query, query_scalar};

async fn name(pool: &PgPool) -> sqlx::Result<String> {
    query_scalar("select current_database()::text").fetch_one(pool).await
}

#[hbm_db::test]
#[ignore = "run by another test"]
async fn writes_and_sees_its_own(pool: PgPool) -> sqlx::Result<()> {
    let own = name(&pool).await?;
    query("insert into customers (email) values ($1)").bind(&own).execute(&pool).await?;
    let all: Vec<String> = query_scalar("select email from customers order by id").fetch_all(&pool).await?;
    assert_eq!(all, ["ada@example.org", "bob@example.org", &own]);
    Ok(())
}

#[hbm_db::test]
#[ignore = "run by another test"]
async fn passes_with_a_pool(pool: PgPool) {
    let added = query("insert into orders values (1, 1)").execute(&pool).await.expect("an order");
    assert_eq!(added.rows_affected(), 1);
}

#[hbm_db::test]
#[ignore = "run by another test"]
async fn passes_with_sea_orm(connection: DatabaseConnection) -> Result<(), DbErr> {
    connection.execute_unprepared("insert into orders values (1, 2)").await.map(drop)
}

#[hbm_db::test]
#[ignore = "run by another test"]
async fn passes_with_the_database(database: TestDatabase) {
    assert!(database.url().contains("/hbm_db_test_"), "{}", database.url());
    query("insert into orders values (1, 1)").execute(&database.pool()).await.expect("an order");
}

#[tokio::test]
#[ignore = "run by another test"]
async fn passes_without_the_attribute() {
    let (one, other) = (database().await.expect("a database"), database().await.expect("another"));
    assert_ne!(name(&one.pool()).await.expect("a name"), name(&other.pool()).await.expect("a name"));
}

#[hbm_db::test]
#[ignore = "run by another test"]
#[expect(clippy::print_stdout, reason = "the other test reads it")]
async fn rolls_back(pool: PgPool) -> sqlx::Result<()> {
    let mut transaction = pool.begin().await?;
    let own: String = query_scalar("select current_database()::text").fetch_one(&mut *transaction).await?;
    println!("database {own}");
    query("delete from customers").execute(&mut *transaction).await?;
    transaction.rollback().await
}

#[hbm_db::test]
#[ignore = "run by another test"]
async fn panics(pool: PgPool) {
    query("insert into orders values (1, 1)").execute(&pool).await.expect("an order");
    panic!("as it should");
}

#[hbm_db::test]
#[ignore = "run by another test"]
async fn returns_an_error(pool: PgPool) -> Result<(), String> {
    query("insert into orders values (1, 1)").execute(&pool).await.expect("an order");
    Err("as it should".into())
}

#[hbm_db::test]
#[ignore = "run by another test"]
async fn waits_for_ever(pool: PgPool) {
    let own = name(&pool).await.expect("a name");
    std::fs::write("begun", own).expect("a file");
    std::fs::rename("begun", "ready").expect("a file");
    std::future::pending().await
}

#[hbm_db::test(no_seed)]
#[ignore = "run by another test"]
async fn of_no_rows(pool: PgPool) {
    let number: i64 =
        query_scalar("select count(*) from customers").fetch_one(&pool).await.expect("a number");
    assert_eq!(number, 0);
}

#[hbm_db::test(set = "base")]
#[ignore = "run by another test"]
async fn of_a_set(pool: PgPool) {
    let all: Vec<String> = query_scalar("select email from customers").fetch_all(&pool).await.expect("rows");
    assert_eq!(all, ["ada@example.org"]);
}

#[hbm_db::test(migrations, set = "base")]
#[ignore = "run by another test"]
async fn of_the_migrations(pool: PgPool) {
    let ran: i64 =
        query_scalar("select count(*) from hbm_db.migrations").fetch_one(&pool).await.expect("a number");
    let all: Vec<String> = query_scalar("select email from customers").fetch_all(&pool).await.expect("rows");
    assert_eq!((ran, all), (1, vec!["ada@example.org".to_owned()]));
}
