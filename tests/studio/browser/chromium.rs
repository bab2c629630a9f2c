//! A Chromium for the tests: the driver that starts it, what it is started with, and what it has to say.

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Starts the driver at a free port; none where there is no driver.
pub(super) fn start() -> Option<(Child, u16)> {
    let mut driver = Command::new("chromedriver");
    let mut driver = driver.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut lines = BufReader::new(driver.stdout.take().expect("stdout")).lines().map_while(Result::ok);
    let port = lines
        .find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        })
        .expect("chromedriver says its port");
    std::thread::spawn(move || lines.for_each(drop));
    Some((driver, port))
}

/// A window of this size, whose files are saved there.
pub(super) fn capabilities(downloads: &Path, screen: Option<(u32, u32)>) -> Capabilities {
    let mut chrome = json!({
        "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1360,900",
            "--force-color-profile=srgb", "--lang=en",
        ],
        "prefs": {
            "download.default_directory": downloads, "download.prompt_for_download": false,
        },
    });
    if let Some((width, height)) = screen {
        chrome["mobileEmulation"] = json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1.0, "touch": false } });
    }
    let all = json!({ "goog:chromeOptions": chrome, "goog:loggingPrefs": { "browser": "SEVERE" }, "unhandledPromptBehavior": "accept" });
    serde_json::from_value(all).expect("capabilities")
}

/// What the page wrote to its console.
#[derive(Debug)]
pub(super) struct Log;

impl WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (hyper::Method, Option<String>) {
        (hyper::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
