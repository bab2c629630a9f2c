//! The log on stderr: what `-v`, `-vv` and `RUST_LOG` ask for.

use tracing_subscriber::EnvFilter;

/// Sets the log up, where somebody asks for one: `RUST_LOG`, else `-v` for statements with their times, `-vv` for all of it.
/// A program that has a log of its own keeps that.
///
/// # Errors
/// Why `RUST_LOG` cannot be read.
pub(super) fn begin(verbose: u8) -> Result<(), String> {
    let asked = std::env::var("RUST_LOG").ok().filter(|text| !text.is_empty());
    let wanted = match (&asked, verbose) {
        (Some(wanted), _) => wanted,
        (None, 0) => return Ok(()),
        (None, 1) => "hbm_db=debug",
        (None, _) => "hbm_db=trace",
    };
    let filter = EnvFilter::try_new(wanted).map_err(|error| format!("RUST_LOG is left out: {error}"))?;
    let log = tracing_subscriber::fmt()
        .compact()
        .with_env_filter(filter)
        .with_target(false)
        .without_time()
        // Where nobody reads stderr any more, a line is dropped.
        .log_internal_errors(false)
        .with_writer(std::io::stderr);
    // Where there is a log already, it is the program's.
    let _ = log.try_init();
    Ok(())
}
