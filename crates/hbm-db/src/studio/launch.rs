//! The browser of the machine, opened with the address that opens the studio.
//!
//! Arguments of a process can be read by everybody on the machine (proc(5)), and whoever comes first with the launch
//! token is in. So the browser is given a file that only its owner can read, and that sends it on.

use crate::cache;
use std::fs::OpenOptions;
use std::io::{Result, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The file, which is removed at the end.
pub(crate) struct Launch {
    page: PathBuf,
}

impl Launch {
    /// Opens a browser where there is a screen. Where that is not possible nothing happens: the address is printed, too.
    pub(crate) fn open(url: &str, port: u16) -> Option<Self> {
        let mut browser = browser()?;
        let page = cache::file(&format!("studio-{port}.html"))?;
        write(&page, url).ok()?;
        let launch = Self { page };
        browser.arg(&launch.page).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // What ends this program does not end the browser.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut browser, 0);
        let mut opened = browser.spawn().ok()?;
        std::thread::spawn(move || opened.wait());
        Some(launch)
    }
}

impl Drop for Launch {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = std::fs::remove_file(&self.page);
    }
}

fn write(page: &Path, url: &str) -> Result<()> {
    cache::make_private(page.parent().unwrap_or(page))?;
    // Of an earlier studio that was killed.
    let _ = std::fs::remove_file(page);
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.write(true).create_new(true).open(page)?;
    write!(
        file,
        "<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta http-equiv=\"refresh\" content=\"0; url={url}\"><title>hbm-db studio</title>\
         <p><a href=\"{url}\">Open the studio</a>"
    )
}

fn browser() -> Option<Command> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("rundll32")
    } else {
        let screen = ["DISPLAY", "WAYLAND_DISPLAY"];
        screen.iter().find(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))?;
        Command::new("xdg-open")
    };
    if cfg!(windows) {
        command.arg("url.dll,FileProtocolHandler");
    }
    Some(command)
}
