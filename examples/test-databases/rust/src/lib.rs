//! A shop: what the tests are about.

use sqlx::{PgPool, Result, query, query_scalar};

/// Places an order of a customer.
///
/// # Errors
/// What the server answers, as where the reference is another order's.
pub async fn order(pool: &PgPool, email: &str, reference: &str, cents: i64) -> Result<()> {
    query("insert into orders (customer_id, reference, cents) select id, $2, $3 from customers where email = $1")
        .bind(email)
        .bind(reference)
        .bind(cents)
        .execute(pool)
        .await
        .map(drop)
}

/// What a customer has ordered, in cents.
///
/// # Errors
/// What the server answers.
pub async fn total(pool: &PgPool, email: &str) -> Result<i64> {
    query_scalar(
        "select coalesce(sum(o.cents), 0)::bigint from orders o join customers c on c.id = o.customer_id where c.email = $1",
    )
    .bind(email)
    .fetch_one(pool)
    .await
}
