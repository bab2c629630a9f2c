//! A browser as a person has it: it clicks, types and reads, and waits for what is to appear.

use super::chromium::{self, Log};
use crate::harness::{Studio, waited};
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Child;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const AXE: &str = include_str!("axe.min.js");

/// Keys as WebDriver names them.
pub(super) const ENTER: &str = "\u{E007}";
pub(super) const ESCAPE: &str = "\u{E00C}";
pub(super) const CONTROL: char = '\u{E009}';
/// Lets go of what is held.
const RELEASE: char = '\u{E000}';

/// One window of a browser of its own.
pub(super) struct Browser {
    runtime: Runtime,
    client: Client,
    driver: Child,
    /// Where files go that are saved.
    pub(super) downloads: TempDir,
}

impl Browser {
    /// Opens a window on the studio, as its link does; none where there is no driver.
    pub(super) fn open(studio: &Studio) -> Option<Self> {
        let browser = Self::of_size(&studio.link(), None)?;
        browser.sees("#view h1", "");
        Some(browser)
    }

    /// The same on a narrow screen.
    pub(super) fn narrow(studio: &Studio) -> Option<Self> {
        let browser = Self::of_size(&studio.link(), Some((400, 780)))?;
        browser.sees("#view h1", "");
        Some(browser)
    }

    /// A window on an address, whatever is there.
    pub(super) fn at(url: &str) -> Option<Self> {
        Self::of_size(url, None)
    }

    fn of_size(url: &str, screen: Option<(u32, u32)>) -> Option<Self> {
        let (driver, port) = chromium::start()?;
        let downloads = tempfile::tempdir().expect("a folder");
        let runtime = Runtime::new().expect("a runtime");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(chromium::capabilities(downloads.path(), screen));
        let address = format!("http://127.0.0.1:{port}");
        let client = runtime.block_on(builder.connect(&address)).expect("a session of the browser");
        let browser = Self { runtime, client, driver, downloads };
        browser.go(url);
        Some(browser)
    }

    fn run<T>(&self, work: impl Future<Output = Result<T, CmdError>>) -> T {
        self.runtime.block_on(work).expect("the browser does it")
    }

    /// To an address.
    pub(super) fn go(&self, url: &str) {
        self.run(self.client.goto(url));
    }

    /// To a view, by the part of the address that the page reads.
    pub(super) fn go_to(&self, view: &str) {
        self.run(self.client.execute("location.hash = arguments[0]", vec![json!(view)]));
    }

    /// The address that is shown, decoded.
    pub(super) fn address(&self) -> String {
        let url = self.run(self.client.current_url());
        percent_decoded(url.as_str())
    }

    pub(super) fn reload(&self) {
        self.run(self.client.refresh());
    }

    pub(super) fn back(&self) {
        self.run(self.client.back());
    }

    /// Asks again and again, until there is an answer.
    #[track_caller]
    fn until<T>(&self, what: &str, mut ask: impl AsyncFnMut(&Client) -> Result<Option<T>, CmdError>) -> T {
        // What was found may be gone by the time it is read: then it is looked for again.
        let found = waited(|| match self.runtime.block_on(ask(&self.client)) {
            Ok(found) => found.ok_or(None),
            Err(error) => Err(Some(Box::new(error))),
        });
        match found {
            Ok(found) => found,
            Err(last) => {
                self.shot(&format!(
                    "failed-{}",
                    std::thread::current().name().unwrap_or("test").replace("::", "-")
                ));
                let text = self.eval("return document.body.innerText");
                panic!(
                    "{what}: it is not so ({last:?})\nat {}\nlog: {:?}\npage: {text}",
                    self.address(),
                    self.log()
                );
            }
        }
    }

    /// The first visible element of a selector that has this text, and the text.
    #[track_caller]
    fn find(&self, selector: &str, text: &str) -> (Element, String) {
        self.until(&format!("{selector} with {text:?}"), async |client| {
            for element in client.find_all(Locator::Css(selector)).await? {
                let own = element.text().await?;
                if own.contains(text) && element.is_displayed().await? {
                    return Ok(Some((element, own)));
                }
            }
            Ok(None)
        })
    }

    /// Waits until it is there, with this text in it.
    #[track_caller]
    pub(super) fn sees(&self, selector: &str, text: &str) -> String {
        self.find(selector, text).1
    }

    /// The same inside of the editor of the console, which is a document of its own.
    #[track_caller]
    pub(super) fn sees_in_editor(&self, text: &str) {
        let script = "return document.querySelector('.editor').shadowRoot.textContent";
        self.until(&format!("{text:?} in the editor"), async |client| {
            let all = client.execute(script, vec![]).await?;
            Ok(all.as_str().is_some_and(|all| all.contains(text)).then_some(()))
        });
    }

    /// Waits until nothing visible is like that.
    #[track_caller]
    pub(super) fn sees_no(&self, selector: &str, text: &str) {
        self.until(&format!("no {selector} with {text:?}"), async |client| {
            for element in client.find_all(Locator::Css(selector)).await? {
                if element.is_displayed().await? && element.text().await?.contains(text) {
                    return Ok(None);
                }
            }
            Ok(Some(()))
        });
    }

    /// The texts of all elements.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)";
        let texts = self.run(self.client.execute(script, vec![json!(selector)]));
        serde_json::from_value(texts).expect("texts")
    }

    #[track_caller]
    pub(super) fn click(&self, selector: &str) {
        self.click_on(selector, "");
    }

    /// Clicks on the first one with this text, once nothing is in the way.
    #[track_caller]
    pub(super) fn click_on(&self, selector: &str, text: &str) {
        let (element, _) = self.find(selector, text);
        self.until(&format!("a click on {selector} {text:?}"), async |_| {
            element.clone().click().await.map(Some)
        });
    }

    /// Opens a cell of the grid: a click, and Enter.
    #[track_caller]
    pub(super) fn open_cell(&self, cell: &str) {
        self.click(cell);
        self.keys(ENTER);
    }

    /// Clicks twice, again where a slow machine made two clicks of it, until this is there.
    #[track_caller]
    pub(super) fn double_click(&self, selector: &str, opens: &str) {
        let (element, _) = self.find(selector, "");
        self.until(&format!("{opens} after a double click on {selector}"), async |client| {
            let to =
                PointerAction::MoveToElement { element: element.clone(), duration: None, x: 0.0, y: 0.0 };
            let (down, up) = (PointerAction::Down { button: 0 }, PointerAction::Up { button: 0 });
            let mouse = MouseActions::new("mouse".into()).then(to).then(down.clone()).then(up.clone());
            client.perform_actions(mouse.then(down).then(up)).await?;
            let found = client.find(Locator::Css(opens)).await?;
            Ok(found.is_displayed().await?.then_some(()))
        });
    }

    /// Types into it, in place of what is there.
    #[track_caller]
    pub(super) fn fill(&self, selector: &str, text: &str) {
        let (element, _) = self.find(selector, "");
        self.run(element.send_keys(&format!("{CONTROL}a{RELEASE}{text}")));
    }

    /// Types where the focus is.
    pub(super) fn keys(&self, text: &str) {
        let mut keys = KeyActions::new("keys".into());
        for key in text.chars() {
            keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        }
        self.run(self.client.perform_actions(keys));
    }

    /// A key while others are held.
    pub(super) fn chord(&self, held: &[char], key: char) {
        let mut keys = KeyActions::new("keys".into());
        for &value in held {
            keys = keys.then(KeyAction::Down { value });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for &value in held {
            keys = keys.then(KeyAction::Up { value });
        }
        self.run(self.client.perform_actions(keys));
    }

    /// Chooses an option by what it says.
    #[track_caller]
    pub(super) fn choose(&self, selector: &str, option: &str) {
        let (element, _) = self.find(selector, "");
        self.run(element.select_by_label(option));
    }

    pub(super) fn eval(&self, script: &str) -> Value {
        self.run(self.client.execute(script, vec![]))
    }

    /// Keeps a picture.
    pub(super) fn shot(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).expect("a folder");
        let picture = self.run(self.client.screenshot());
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("a picture");
    }

    /// A picture, and no serious finding of axe.
    #[track_caller]
    pub(super) fn looks_well(&self, name: &str) {
        self.shot(name);
        self.run(self.client.execute(&format!("if (!window.axe) {{ {AXE} }}"), vec![]));
        let script = "const done = arguments[0]; axe.run({ resultTypes: ['violations'] }).then(done)";
        let answer = self.run(self.client.execute_async(script, vec![]));
        let findings: Vec<String> = answer["violations"]
            .as_array()
            .expect("findings")
            .iter()
            .filter(|finding| {
                ["serious", "critical"].contains(&finding["impact"].as_str().unwrap_or_default())
            })
            .map(|finding| format!("{}: {}", finding["id"], finding["nodes"][0]["html"]))
            .collect();
        assert!(findings.is_empty(), "{name}: {findings:#?}");
    }

    /// What was written to the console since the last time.
    pub(super) fn log(&self) -> Vec<String> {
        let entries = self.run(self.client.issue_cmd(Log));
        let message = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
        entries.as_array().expect("entries").iter().map(message).collect()
    }

    /// Nothing went wrong in the page: no exception, nothing that its policy forbids.
    #[track_caller]
    pub(super) fn is_calm(&self) {
        let log = self.log();
        assert!(log.is_empty(), "{log:#?}");
    }

    /// The file that was saved under this name, once it is whole.
    #[track_caller]
    pub(super) fn saved(&self, name: &str) -> String {
        let file = self.downloads.path().join(name);
        self.until(&format!("the file {name}"), async |_| Ok(std::fs::read_to_string(&file).ok()))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver closes the browser with the session.
        let _ = self.runtime.block_on(self.client.clone().close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn percent_decoded(text: &str) -> String {
    let query = text.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    url::form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name.into_owned()).collect()
}
