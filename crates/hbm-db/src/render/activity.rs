//! Sessions, and the tree of who blocks whom, as text.

use super::{Report, table, visible};
use crate::activity::{Act, Activity, Blocking, Connected, Signalled, Who};
use crate::advice::Program;
use crate::counted::counted;

/// Places of a query on a line.
const QUERY: usize = 80;

impl Report for Activity {
    fn text(&self, _: &Program) -> String {
        let mut parts = Vec::new();
        if !self.blocking.is_empty() {
            let mut lines = vec!["blocked, each below whom it waits for".to_owned()];
            self.blocking.iter().for_each(|root| self.branch(root, 1, &mut lines));
            parts.push(lines.join("\n"));
        }
        let (idle, busy): (Vec<&Connected>, Vec<&Connected>) =
            self.sessions.iter().partition(|session| session.state.as_deref() == Some("idle"));
        if !busy.is_empty() {
            parts.push(table(
                &[
                    "#pid",
                    "database",
                    "user",
                    "application",
                    "client",
                    "state",
                    "#since",
                    "#transaction",
                    "waits for",
                    "query",
                ],
                busy.into_iter().map(row),
            ));
        }
        if !self.prepared.is_empty() {
            let rows = self.prepared.iter().map(|one| {
                let text = |text: &Option<String>| shown(text.as_deref());
                vec![visible::line(&one.gid), text(&one.database), text(&one.user), time(one.since)]
            });
            parts.push(table(&["prepared transaction", "database", "user", "#since"], rows));
        }
        parts.push(self.sum(idle.len()));
        parts.join("\n\n")
    }
}

impl Activity {
    fn sum(&self, idle: usize) -> String {
        let mut sum = format!("{}, {idle} idle", counted(self.sessions.len(), "session"));
        if self.hidden() > 0 {
            sum += &format!(
                "\nhidden from {}: state and query of {}; GRANT pg_read_all_stats TO {} shows them",
                self.user,
                counted(self.hidden(), "session"),
                self.user
            );
        }
        sum
    }

    fn branch(&self, node: &Blocking, depth: usize, lines: &mut Vec<String>) {
        let what = match &node.who {
            Who::Prepared(gid) => self.prepared.iter().find(|one| one.gid == *gid).map_or_else(
                || format!("prepared transaction {}", visible::line(gid)),
                |one| {
                    format!(
                        "prepared transaction {} ({}), for {}",
                        visible::line(gid),
                        shown(one.user.as_deref()),
                        time(one.since)
                    )
                },
            ),
            Who::Pid(pid) => match self.session(*pid) {
                Some(session) => format!("pid {pid} {}", told(session)),
                None => format!("pid {pid}, which is not shown"),
            },
        };
        lines.push(format!("{}{what}", "  ".repeat(depth)));
        node.blocks.iter().for_each(|one| self.branch(one, depth + 1, lines));
    }
}

/// A session in a tree.
fn told(session: &Connected) -> String {
    let who: Vec<String> = [&session.user, &session.application, &session.database]
        .into_iter()
        .filter_map(|text| text.as_deref().filter(|text| !text.is_empty()).map(visible::line))
        .collect();
    let state = session.state.as_deref().or(session.kind.as_deref()).unwrap_or("state hidden");
    let since = match (session.waits, session.in_transaction) {
        (Some(waits), _) => format!(", waits {}", time(waits)),
        (None, Some(open)) => format!(", in its transaction for {}", time(open)),
        (None, None) => String::new(),
    };
    let query = session.query.as_deref().filter(|query| !query.is_empty());
    let query = query.map_or(String::new(), |query| format!(": {}", one_line(query)));
    format!("({}), {state}{since}{query}", who.join(", "))
}

fn row(session: &Connected) -> Vec<String> {
    let waits = match (session.wait_event_type.as_deref(), session.wait_event.as_deref()) {
        _ if !session.blocked_by.is_empty() || !session.blocked_by_prepared.is_empty() => {
            let pids = session.blocked_by.iter().map(ToString::to_string);
            pids.chain(session.blocked_by_prepared.iter().map(|gid| visible::line(gid)))
                .collect::<Vec<_>>()
                .join(", ")
        }
        // It waits for its client.
        (Some("Client"), _) | (None, _) | (_, None) => String::new(),
        (Some(kind), Some(event)) => format!("{kind} {event}"),
    };
    vec![
        session.pid.to_string(),
        shown(session.database.as_deref()),
        shown(session.user.as_deref()),
        shown(session.application.as_deref()),
        shown(session.client.as_deref()),
        match session.hidden {
            true => "hidden".into(),
            false => session.state.clone().or_else(|| session.kind.clone()).unwrap_or_default(),
        },
        session.in_state.map_or(String::new(), time),
        session.in_transaction.map_or(String::new(), time),
        waits,
        session.query.as_deref().map_or(String::new(), one_line),
    ]
}

fn shown(text: Option<&str>) -> String {
    text.map(visible::line).unwrap_or_default()
}

/// White space between words is one space; what else a terminal would obey is shown.
fn one_line(query: &str) -> String {
    let words = query.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    visible::cut(&visible::line(&words.collect::<Vec<_>>().join(" ")), QUERY)
}

/// A time in its largest two units.
pub(super) fn time(seconds: f64) -> String {
    let seconds = seconds.max(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a time of less than centuries"
    )]
    let whole = seconds as u64;
    match whole {
        0..10 => format!("{seconds:.1} s"),
        10..120 => format!("{whole} s"),
        120..7200 => format!("{} min", whole / 60),
        7200..172_800 => format!("{} h {} min", whole / 3600, whole % 3600 / 60),
        _ => format!("{} d {} h", whole / 86_400, whole % 86_400 / 3600),
    }
}

impl Report for Signalled {
    fn text(&self, _: &Program) -> String {
        let who = format!(
            "pid {} (user {}, application {})",
            self.pid,
            shown(self.user.as_deref()),
            shown(self.application.as_deref())
        );
        match self.action {
            Act::Cancel => format!("the query of {who} has ended"),
            Act::Terminate => format!("the session {who} is gone"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        let texts = [0.04, 11.9, 119.0, 900.0, 7261.0, 200_000.0].map(time);
        assert_eq!(texts, ["0.0 s", "11 s", "119 s", "15 min", "2 h 1 min", "2 d 7 h"]);
    }

    #[test]
    fn a_query_does_not_move_the_cursor() {
        assert_eq!(one_line("select\n  1 -- \x1b[2J\r\n from t"), "select 1 -- ␛[2J from t");
    }
}
