//! Each test has a database of its own, with the rows of `seeds/`.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use sqlx::{PgPool, Result};
use test_databases::{order, total};

#[hbm_db::test]
async fn an_order_counts(pool: PgPool) -> Result<()> {
    order(&pool, "bob@example.org", "B-2", 1_000).await?;
    assert_eq!(total(&pool, "bob@example.org").await?, 1_900);
    Ok(())
}

/// The same reference as in the test above: the databases are two.
#[hbm_db::test]
async fn a_reference_is_given_once(pool: PgPool) -> Result<()> {
    order(&pool, "ada@example.org", "B-2", 1).await?;
    let again = order(&pool, "bob@example.org", "B-2", 1).await;
    assert!(
        again.is_err_and(|error| error.as_database_error().is_some_and(|error| error.is_unique_violation()))
    );
    Ok(())
}

#[hbm_db::test(no_seed)]
async fn nobody_has_ordered(pool: PgPool) -> Result<()> {
    assert_eq!(total(&pool, "ada@example.org").await?, 0);
    Ok(())
}

#[hbm_db::test]
async fn sea_orm_sees_the_same(connection: DatabaseConnection) -> Result<(), DbErr> {
    connection.execute_unprepared("delete from orders where reference = 'A-1'").await?;
    let sum = Statement::from_string(
        connection.get_database_backend(),
        "select sum(cents)::bigint as sum from orders",
    );
    let sum: Option<i64> =
        connection.query_one_raw(sum).await?.map(|row| row.try_get("", "sum")).transpose()?;
    assert_eq!(sum, Some(1_250));
    Ok(())
}
