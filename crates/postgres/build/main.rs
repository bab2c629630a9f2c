//! Packs the programs of PostgreSQL into one archive that the library includes.
//!
//! They come from crates that carry them as files, each with a manifest that names them. What only a development
//! of PostgreSQL needs is left out. On Linux they are made to run with an older C library: see `glibc.rs`.

#![expect(clippy::print_stdout, reason = "it is how a build script talks to Cargo")]

#[cfg(feature = "bundled")]
mod bundle;
#[cfg(feature = "bundled")]
mod glibc;

fn main() {
    println!("cargo::rerun-if-changed=build");
    #[cfg(feature = "bundled")]
    bundle::write();
}
