//! Lines of `.env` that name the lines before them several times would be longer by as many times with each line.

use crate::harness::hbm_db;

#[test]
fn the_line_is_named_and_the_value_is_not_shown() {
    let steps = (1..40).map(|n| format!("A{n}=${{A{m}}}${{A{m}}}\n", m = n - 1));
    let bomb = format!("A0=canary\n{}", steps.collect::<String>());
    hbm_db(&["apps"]).file(".env", &bomb).exits(2).says(".env:14: more than").hides("canary");
    let long = format!("A=1\nB={}\n", "x".repeat(100_000));
    hbm_db(&["apps"]).file(".env", &long).exits(2).says(".env:2: more than").hides("xxx");
    let large = "A=1\n".repeat(500_000);
    hbm_db(&["apps"]).file(".env", &large).exits(2).says("cannot read .env").says("more than 1 MB");
}
