//! Answers, and the headers that all of them have.

use crate::advice::Program;
use crate::error::{Error, Exit};
use crate::http::Reply;
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use serde::Serialize;
use serde_json::json;

/// Nothing is loaded from elsewhere, nothing inside of a page is code, and no other page shows this one.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

const ALWAYS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// An answer of this kind.
pub(super) fn answer(status: StatusCode, kind: &'static str, body: impl Into<Reply>) -> Response<Reply> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A value as JSON.
pub(super) fn json(status: StatusCode, value: &impl Serialize) -> Response<Reply> {
    answer(status, "application/json", serde_json::to_vec(value).unwrap_or_default())
}

/// A refusal in one line.
pub(super) fn refuse(status: StatusCode, message: &str) -> Response<Reply> {
    json(status, &json!({ "error": { "message": message } }))
}

/// What to do now. What a command says of itself is no help on a page.
fn hints(error: &Error, program: &Program) -> Vec<String> {
    match error.sqlstate() {
        // lock_not_available
        Some("55P03") => vec!["somebody has it locked: Activity shows who".into()],
        // query_canceled
        Some("57014") => {
            vec!["it was cancelled, or took longer than it may: a filter or a LIMIT makes it shorter".into()]
        }
        // admin_shutdown, crash_shutdown, cannot_connect_now
        Some("57P01" | "57P02" | "57P03") => {
            vec!["the server ended the connection: try again when it is up".into()]
        }
        None if error.exit() == Exit::Unreachable && error.advice().is_empty() => {
            vec!["try again when it is up".into()]
        }
        _ => error.advice().iter().map(|one| program.text(one)).collect(),
    }
}

/// An error, with what is known of it.
pub(super) fn error(error: &Error, program: &Program) -> Response<Reply> {
    let status = match error.exit() {
        Exit::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
        Exit::Refused => StatusCode::FORBIDDEN,
        Exit::Bug => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let hints = hints(error, program);
    json(
        status,
        &json!({ "error": {
            "message": error.message(),
            "causes": error.causes(),
            "details": error.detail_lines(),
            "hints": hints,
            "sqlstate": error.sqlstate(),
            "position": error.position(),
        }}),
    )
}
