//! The built-in applications and one more: `cargo run -p notes -- reset --app notes`.

fn main() -> std::process::ExitCode {
    let mut apps = hbm_db_apps::all();
    apps.push(notes::app());
    hbm_db::run(apps)
}
