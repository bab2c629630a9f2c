//! The only printer: data to stdout, talk to stderr.

use crate::advice::Program;
use crate::error::{Error, Exit, Result};
use crate::progress::{Listener, Progress, Silent};
use crate::render::Report;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{ErrorKind, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;

/// The form of what goes to stdout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// For programs, in a stable form.
    Json,
    /// One line of a plugin of Nagios; of `doctor` alone.
    #[value(hide = true)]
    Nagios,
    /// The text format of Prometheus; of `doctor` alone.
    #[value(hide = true)]
    Prometheus,
}

impl Format {
    /// Whether it is a form that only monitoring reads.
    pub(crate) fn is_for_monitoring(self) -> bool {
        matches!(self, Self::Nagios | Self::Prometheus)
    }
}

/// How much goes to stderr.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Errors only.
    Quiet,
    /// What a person wants to know.
    Normal,
}

/// The terminal, or what stands in for it.
#[derive(Clone, Debug)]
pub struct Ui {
    format: Format,
    verbosity: Verbosity,
    interactive: bool,
    /// What commands are called in what it says.
    program: Program,
    /// Whether the result of the command was written.
    reported: Arc<AtomicBool>,
}

impl Ui {
    /// A printer. Questions are asked only where stdin and stderr are terminals and `no_input` is not given.
    pub fn new(format: Format, verbosity: Verbosity, no_input: bool, program: Program) -> Self {
        Self {
            format,
            verbosity,
            interactive: !no_input && std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
            program,
            reported: Arc::default(),
        }
    }

    /// The program, with the application that its commands have to name.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The form of what goes to stdout.
    pub fn format(&self) -> Format {
        self.format
    }

    /// How many characters fit into a line of stdout; none where it is no terminal.
    pub fn width(&self) -> Option<usize> {
        comfy_table::Table::new().width().map(usize::from)
    }

    /// A line of talk.
    pub fn say(&self, line: impl AsRef<str>) {
        if self.verbosity >= Verbosity::Normal {
            line_to(&mut std::io::stderr(), line.as_ref());
        }
    }

    /// A line that a command is run for, said also by one that is to be quiet.
    pub fn announce(&self, line: impl AsRef<str>) {
        line_to(&mut std::io::stderr(), line.as_ref());
    }

    /// Something that is not as it should be, and is no error.
    pub fn warn(&self, line: impl AsRef<str>) {
        self.say(format!("warning: {}", line.as_ref()));
    }

    /// The result of a command.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written, unless because nobody reads any more.
    pub fn report(&self, report: &impl Report) -> Result<()> {
        let text = match self.format {
            Format::Json if self.reported.load(Ordering::Relaxed) => {
                return Err(Error::bug("a command has two results"));
            }
            Format::Table | Format::Nagios | Format::Prometheus => report.text(&self.program),
            Format::Json => serde_json::to_string_pretty(report).unwrap_or_default(),
        };
        if text.is_empty() {
            return Ok(());
        }
        self.data(format!("{}\n", text.trim_end()).as_bytes())
    }

    /// A result that is shown again and again: on a terminal in the place of the last one, else below it. Returns whether
    /// somebody still reads.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written.
    pub(crate) fn again(&self, report: &impl Report) -> Result<bool> {
        // To the first place, and everything behind it goes (ECMA-48: CUP, ED).
        const ANEW: &str = "\x1b[H\x1b[2J";
        let mut out = std::io::stdout();
        let head = if out.is_terminal() { ANEW } else { "" };
        let now = chrono::Local::now().format("%Y-%m-%d %H:%M:%S %:z");
        let text = format!("{head}{now}\n\n{}\n\n", report.text(&self.program).trim_end());
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(Error::failed("the result cannot be written").because(error)),
        }
    }

    /// Raw data, as a completion script.
    ///
    /// # Errors
    /// Exit 1 where it cannot be written, unless because nobody reads any more.
    pub fn data(&self, bytes: &[u8]) -> Result<()> {
        self.reported.store(true, Ordering::Relaxed);
        let mut out = std::io::stdout();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Error::failed("the result cannot be written").because(error))
            }
            _ => Ok(()),
        }
    }

    /// An error, with causes, details and hints, on stderr. Where the result would have been JSON, the error is the result,
    /// unless there is one already: stdout has one JSON value, and stderr none.
    pub fn error(&self, error: &Error) {
        let hints: Vec<String> = error.advice().iter().map(|one| self.program.text(one)).collect();
        let mut out = std::io::stderr();
        if self.format == Format::Json && !self.reported.swap(true, Ordering::Relaxed) {
            let value = serde_json::json!({ "error": {
                "message": error.message(),
                "causes": error.causes(),
                "details": error.detail_lines(),
                "hints": hints,
                "sqlstate": error.sqlstate(),
                "exit": error.exit().code(),
            }});
            line_to(&mut std::io::stdout(), &format!("{value:#}"));
            return;
        }
        if self.format == Format::Nagios && !self.reported.swap(true, Ordering::Relaxed) {
            let words = error.in_one_line().replace(['|', '\n'], " ");
            line_to(&mut std::io::stdout(), &format!("HBM-DB UNKNOWN: {words}"));
        }
        line_to(&mut out, &format!("error: {}", error.message()));
        for cause in error.causes() {
            line_to(&mut out, &format!("  because: {cause}"));
        }
        for detail in error.detail_lines() {
            line_to(&mut out, &format!("  {detail}"));
        }
        for hint in hints {
            line_to(&mut out, &format!("  hint: {hint}"));
        }
    }

    /// The answer to a question, where somebody is there.
    fn answer<T>(
        &self,
        ask: impl FnOnce() -> std::result::Result<T, inquire::InquireError>,
    ) -> Result<Option<T>> {
        if !self.interactive {
            return Ok(None);
        }
        ask()
            .map(Some)
            .map_err(|error| Error::new(Exit::Interrupted, "the question was not answered").because(error))
    }
}

impl Listener for Ui {
    fn say(&self, line: &str) {
        Self::say(self, line);
    }

    fn warn(&self, line: &str) {
        Self::warn(self, line);
    }

    /// To be called inside of the runtime.
    fn begin(&self, what: &str) -> Box<dyn Progress> {
        if self.verbosity >= Verbosity::Normal && std::io::stderr().is_terminal() {
            Box::new(Bar::start(what))
        } else {
            Box::new(Silent)
        }
    }

    fn confirm(&self, question: &str) -> Result<Option<bool>> {
        self.answer(|| inquire::Confirm::new(question).with_default(false).prompt())
    }

    fn choose(&self, question: &str, options: Vec<String>) -> Result<Option<usize>> {
        self.answer(|| inquire::Select::new(question, options).raw_prompt().map(|answer| answer.index))
    }

    /// It has to be given twice.
    fn secret(&self, question: &str) -> Result<Option<String>> {
        let not_empty =
            inquire::validator::MinLengthValidator::new(1).with_message("a password is not empty");
        self.answer(|| {
            inquire::Password::new(question)
                .with_display_mode(inquire::PasswordDisplayMode::Hidden)
                .with_validator(not_empty)
                .prompt()
        })
    }
}

/// Help, or what is wrong with the arguments, and the command that may be meant; a URL that was put in a wrong place is not
/// shown.
pub(crate) fn usage(error: &clap::Error, format: Format, meant: Option<String>) {
    let hint = meant.filter(|_| error.use_stderr()).map(|meant| format!("did you mean: {meant}"));
    let text = error.render().to_string();
    // Help is our own text, and has URLs in it.
    let text = if error.use_stderr() && text.contains("://") && !is_help(error) {
        without_urls(&text)
    } else {
        text
    };
    if error.use_stderr() && matches!(format, Format::Json | Format::Nagios) {
        let mut lines = text.lines().filter(|line| !line.is_empty()).map(str::trim);
        let first = match is_help(error) {
            true => "a command is missing",
            false => lines.next().unwrap_or_default().trim_start_matches("error: "),
        };
        let error = Error::usage(first).details(lines.map(str::to_owned));
        let error = hint.iter().fold(error, |error, hint| error.hint(hint.as_str()));
        Ui::new(format, Verbosity::Quiet, true, Program::default()).error(&error);
    } else if error.use_stderr() && text.contains("URL (not shown)") {
        line_to(&mut std::io::stderr(), text.trim_end());
        hint.iter().for_each(|hint| line_to(&mut std::io::stderr(), &format!("\n  hint: {hint}")));
    } else {
        // What cannot be printed cannot be said otherwise.
        let _ = error.print();
        hint.iter().for_each(|hint| line_to(&mut std::io::stderr(), &format!("\n  hint: {hint}")));
    }
}

/// Help that was not asked for goes to stderr, too.
fn is_help(error: &clap::Error) -> bool {
    error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

fn without_urls(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace);
    words.map(|word| if word.contains("://") { "URL (not shown) " } else { word }).collect()
}

fn line_to(out: &mut impl Write, line: &str) {
    // Somebody who closed the pipe wants no more, and that is no failure.
    let _ = writeln!(out, "{line}");
}

/// What is shown on stderr of work that takes longer than half a second.
#[derive(Debug)]
struct Bar {
    bar: ProgressBar,
    show: JoinHandle<()>,
}

/// Work that takes less shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

impl Bar {
    fn start(what: &str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_message(what.to_owned());
        let later = bar.clone();
        let show = tokio::spawn(async move {
            tokio::time::sleep(PATIENCE).await;
            later.set_draw_target(ProgressDrawTarget::stderr());
            later.enable_steady_tick(Duration::from_millis(100));
        });
        Self { bar, show }
    }
}

impl Progress for Bar {
    fn expect(&self, steps: usize) {
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            self.bar.set_style(style);
        }
        self.bar.set_position(0);
        self.bar.set_length(steps as u64);
    }

    fn advance(&self, what: &str, steps: usize) {
        self.bar.set_message(what.to_owned());
        self.bar.inc(steps as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.show.abort();
        self.bar.finish_and_clear();
    }
}
