//! Many tests in many processes, each with rows of its own.

use super::Shop;
use crate::harness::{server, skipped};
use std::process::Command;

/// 500 tests in 16 processes at once: none sees the row of another, and nothing is left.
#[test]
fn no_test_sees_the_row_of_another() {
    let shop = Shop::new(server!());
    if Command::new("python3").arg("--version").output().is_err() {
        return skipped("python3 is not there");
    }
    let script = r#"
from multiprocessing import Pool

def test(number):
    with Database() as database:
        inserts = f"insert into customers (email) values ('{number}'); insert into orders values ({number}, 1)"
        psql(database.url, inserts)
        rows = psql(database.url, "select string_agg(email, ' ' order by id) from customers")
        assert rows == f"ada@example.org bob@example.org {number}", rows
        assert psql(database.url, "select string_agg(id::text, ' ') from orders") == str(number)
    return database.name

if __name__ == "__main__":
    with Pool(16) as pool:
        names = pool.map(test, range(1, 501), chunksize=1)
    assert len(names) == 500
    print("ok")
"#;
    shop.write("script.py", &format!("{}\n{script}", include_str!("client.py")));
    let template = shop.get(&[])["template"].as_str().expect("a name").to_owned();
    let of_get = shop.instances(&template);
    let outcome = shop.run(&["exec", "--size", "8", "--", "python3", "script.py"]).outcome();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "ok\n"), "{}", outcome.stderr);
    assert_eq!(shop.instances(&template), of_get);
}
