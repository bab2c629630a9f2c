//! `cargo run -p rust-migrations -- migrate up`: all commands of hbm-db for an application with migrations in Rust.

fn main() -> std::process::ExitCode {
    hbm_db::run(vec![rust_migrations::app()])
}
