//! The thread that has the databases of this process. It outlives the runtimes of the tests, and keeps the locks.

use super::database::TestDatabase;
use super::over_http::{Answered, ask};
use super::source::{Key, Source};
use crate::error::{Error, Result};
use crate::testdb::{InUse, Shared};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::mpsc::SyncSender;
use tokio::runtime::Builder;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OnceCell, oneshot};
use tokio::task::{JoinHandle, LocalSet, spawn_local};

/// Where `hbm-db testdb exec` has databases for its program.
const SERVICE: &str = "HBM_DB_TESTDB_URL";

/// Whether the databases of tests that fail stay.
const KEEP: &str = "HBM_DB_KEEP_FAILED";

/// A database that a test has.
#[derive(Debug)]
pub(super) struct Lent {
    pub(super) id: u64,
    pub(super) url: String,
}

enum Request {
    Take(Box<Source>, oneshot::Sender<Result<Lent>>),
    End { id: u64, keep: bool, done: SyncSender<()> },
}

/// A database of this process, and where it is from.
enum Holding {
    Shared { shared: Rc<Shared>, used: InUse, refilling: JoinHandle<Result<()>> },
    OverHttp(Answered),
}

/// A database for a test.
pub(super) async fn take(source: Source) -> Result<TestDatabase> {
    let gone = || Error::failed("the thread that has the databases of tests does not run");
    let (sender, answer) = oneshot::channel();
    thread().send(Request::Take(Box::new(source), sender)).map_err(|_| gone())?;
    let lent = answer.await.map_err(|_| gone())??;
    TestDatabase::new(lent)
        .map_err(|error| Error::bug("the URL of a test's database cannot be read").because(error))
}

/// Has a database back, and waits until it is: the process may end then.
pub(super) fn end(id: u64, failed: bool) {
    let keep = failed && std::env::var(KEEP).is_ok_and(|value| !matches!(value.as_str(), "" | "0"));
    let (done, is_done) = std::sync::mpsc::sync_channel(1);
    // It answers, or is gone.
    let _ = thread().send(Request::End { id, keep, done });
    let _ = is_done.recv();
}

/// The thread, which begins with the first test. Where it cannot, nobody receives what is sent.
fn thread() -> &'static UnboundedSender<Request> {
    static THREAD: OnceLock<UnboundedSender<Request>> = OnceLock::new();
    THREAD.get_or_init(|| {
        let (sender, receiver) = unbounded_channel();
        let begun = std::thread::Builder::new().name("hbm-db testing".into()).spawn(move || {
            if let Ok(runtime) = Builder::new_current_thread().enable_all().build() {
                runtime.block_on(LocalSet::new().run_until(serve(receiver)));
            }
        });
        drop(begun);
        sender
    })
}

/// What the thread has.
#[derive(Default)]
struct Worker {
    sources: RefCell<HashMap<Key, Rc<OnceCell<Rc<Shared>>>>>,
    held: RefCell<HashMap<u64, Holding>>,
    numbers: Cell<u64>,
}

async fn serve(mut requests: UnboundedReceiver<Request>) {
    let worker = Rc::new(Worker::default());
    while let Some(request) = requests.recv().await {
        let worker = worker.clone();
        spawn_local(async move {
            match request {
                Request::Take(source, answer) => {
                    let lent = worker.take(&source).await;
                    if let Err(Ok(lent)) = answer.send(lent) {
                        // The test is gone.
                        worker.end(lent.id, false).await;
                    }
                }
                Request::End { id, keep, done } => {
                    worker.end(id, keep).await;
                    let _ = done.send(());
                }
            }
        });
    }
}

impl Worker {
    async fn take(&self, source: &Source) -> Result<Lent> {
        let (url, holding) = match std::env::var(SERVICE) {
            Ok(service) if source.is_plain() => {
                let answered = ask(&service).await?;
                (answered.url.clone(), Holding::OverHttp(answered))
            }
            _ => {
                let cell = self.sources.borrow_mut().entry(source.key()).or_default().clone();
                let shared = cell.get_or_try_init(async || source.shared().await.map(Rc::new)).await?.clone();
                let used = shared.take().await?;
                let others = shared.clone();
                let refilling = spawn_local(async move { others.refill().await });
                (shared.url(&used), Holding::Shared { shared, used, refilling })
            }
        };
        let id = self.numbers.get() + 1;
        self.numbers.set(id);
        self.held.borrow_mut().insert(id, holding);
        Ok(Lent { id, url })
    }

    async fn end(&self, id: u64, keep: bool) {
        let held = self.held.borrow_mut().remove(&id);
        let ended = match held {
            None => Ok(None),
            Some(Holding::OverHttp(answered)) => answered.end(keep).await,
            Some(Holding::Shared { shared, used, refilling }) => {
                let url = keep.then(|| shared.url(&used));
                let ended = match keep {
                    true => shared.keep(used).await,
                    false => shared.give_back(used).await,
                };
                // What is begun is finished before the process ends.
                let refilled = refilling.await.unwrap_or(Ok(()));
                ended.and(refilled).map(|()| url)
            }
        };
        match ended {
            Ok(Some(url)) => said(&format!("kept: {url}")),
            Ok(None) => {}
            // The next run drops what is left.
            Err(error) => tracing::debug!("a test's database was not given back: {error}"),
        }
    }
}

#[expect(clippy::print_stderr, reason = "the output of a test is where it is looked for")]
fn said(line: &str) {
    eprintln!("{line}");
}
