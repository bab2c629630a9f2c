//! What a YAML scalar and its tag mean.

use super::value::interval;
use super::yaml::{Data, Node};
use super::{HashKind, Text, Value};
use saphyr_parser::{ScalarStyle, Tag};
use std::borrow::Cow;

pub(super) fn plain<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.data {
        Data::Scalar(text, _, None) if !text.is_empty() => Some(text),
        _ => None,
    }
}

pub(super) fn is_null(node: &Node<'_>) -> bool {
    matches!(&node.data, Data::Scalar(text, ScalarStyle::Plain, None) if is_null_word(text))
}

pub(super) fn is_null_word(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// The suffix of a tag of ours; core tags like `!!str` change nothing, for values are text anyway.
pub(super) fn own_tag<'t>(tag: Option<&'t Cow<'_, Tag>>) -> Option<&'t str> {
    tag.filter(|tag| tag.handle == "!").map(|tag| tag.suffix.as_str())
}

pub(super) fn tagged(tag: &str, text: &Text) -> Result<Value, String> {
    let duration = || {
        interval(text).ok_or_else(|| {
            format!("{text:?} is no duration; expected whole numbers with s, m, h, d, w, mo or y, like 1d 4h")
        })
    };
    match tag {
        "ref" => match text.split_once('.') {
            Some((table, label)) if !table.is_empty() && !label.is_empty() => Ok(Value::Ref(text.clone())),
            _ => Err(format!("{text:?} is no reference; expected table.label")),
        },
        "now" if text.trim().is_empty() => Ok(Value::Time("0".into())),
        "now" => Err("!now takes nothing; use !ago or !in for another time".into()),
        "ago" => Ok(Value::Time(negated(&duration()?).into())),
        "in" => Ok(Value::Time(duration()?.into())),
        // https://en.wikipedia.org/wiki/Bcrypt: what is behind byte 72 does not count.
        "bcrypt" if text.len() > 72 => Err("bcrypt reads no more than 72 bytes".into()),
        "bcrypt" => Ok(Value::Hash(HashKind::Bcrypt, text.clone())),
        "argon2" => Ok(Value::Hash(HashKind::Argon2, text.clone())),
        "env" if !text.trim().is_empty() => Ok(Value::Env(text.trim().into())),
        "env" => Err("!env takes the name of a variable".into()),
        "file" => Err("!file stands in the place of a set's rows".into()),
        other => Err(format!(
            "there is no tag !{other}; expected !ref, !now, !ago, !in, !bcrypt, !argon2, !env, !json, or !file for the rows of a set"
        )),
    }
}

pub(super) fn negated(interval: &str) -> String {
    interval
        .split(' ')
        .map(|word| {
            if word.starts_with(|c: char| c.is_ascii_digit()) { format!("-{word}") } else { word.to_owned() }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A plain scalar is what YAML's core schema says it is; a quoted one is a string.
pub(super) fn json_scalar(text: &str, style: ScalarStyle) -> String {
    if style != ScalarStyle::Plain {
        return json_string(text);
    }
    match text {
        word if is_null_word(word) => "null".into(),
        "true" | "True" | "TRUE" => "true".into(),
        "false" | "False" | "FALSE" => "false".into(),
        number if is_json_number(number) => number.to_owned(),
        other => json_string(other),
    }
}

/// RFC 8259, section 6.
pub(super) fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    unsigned.starts_with(|c: char| c.is_ascii_digit())
        && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

pub(super) fn json_string(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
