//! The SQL of a case, and what it says of itself (README in `tests/cases/doctor`).

/// The text without the lines of other versions.
pub(super) fn of_major(text: &str, major: u32) -> String {
    let kept = text.lines().filter_map(|line| {
        let of = |mark: &str| -> Option<(u32, &str)> {
            let (version, rest) = line.strip_prefix(mark)?.split_once(' ')?;
            Some((version.parse().ok()?, rest))
        };
        match (of("--since "), of("--before ")) {
            (Some((version, rest)), _) => (major >= version).then_some(rest),
            (_, Some((version, rest))) => (major < version).then_some(rest),
            _ => Some(line),
        }
    });
    kept.map(|line| format!("{line}\n")).collect()
}

/// What a case says of itself, and its SQL by sessions.
pub(super) struct Script {
    /// It needs a server that nobody else uses.
    pub(super) is_alone: bool,
    /// Settings of that server.
    pub(super) needs: Vec<String>,
    /// `--warning PROBE=N` and `--critical PROBE=N`.
    pub(super) thresholds: Vec<String>,
    /// What runs in a session that ends.
    pub(super) first: String,
    /// The sessions that stay.
    pub(super) sessions: Vec<Part>,
    /// What undoes it.
    pub(super) afterwards: String,
}

pub(super) struct Part {
    pub(super) name: String,
    pub(super) end: End,
    pub(super) sql: String,
}

/// How the last statement of a session ends.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    Done,
    Waits,
    Runs,
}

impl Script {
    pub(super) fn of(probe: &str, text: &str) -> Self {
        let mut script = Self {
            is_alone: false,
            needs: Vec::new(),
            thresholds: Vec::new(),
            first: String::new(),
            sessions: Vec::new(),
            afterwards: String::new(),
        };
        let mut is_over = false;
        for line in text.lines() {
            let after = |mark: &str| line.strip_prefix("-- ")?.strip_prefix(mark).map(str::trim);
            if let Some(setting) = after("needs: ") {
                script.needs.push(setting.replace(" = ", "="));
            } else if after("alone: ").is_some() {
                script.is_alone = true;
            } else if let Some(figure) = after("warning: ") {
                script.thresholds.extend(["--warning".into(), format!("{probe}={figure}")]);
            } else if let Some(figure) = after("critical: ") {
                script.thresholds.extend(["--critical".into(), format!("{probe}={figure}")]);
            } else if let Some(session) = after("session ") {
                let (name, end) = session.split_once(' ').unwrap_or((session, ""));
                let end = match end {
                    "waits" => End::Waits,
                    "runs" => End::Runs,
                    _ => End::Done,
                };
                script.sessions.push(Part { name: name.into(), end, sql: String::new() });
            } else if line == "-- afterwards" {
                is_over = true;
            } else {
                let into = match script.sessions.last_mut() {
                    _ if is_over => &mut script.afterwards,
                    Some(part) => &mut part.sql,
                    None => &mut script.first,
                };
                *into += line;
                into.push('\n');
            }
        }
        // Sessions are of the whole server, as settings are.
        script.is_alone |= !script.needs.is_empty() || !script.sessions.is_empty();
        script
    }
}
