//! Pages, styles and scripts. They are part of the binary.

use super::respond::{answer, refuse};
use crate::http::Reply;
use hyper::header::{CACHE_CONTROL, ETAG, HeaderValue, IF_NONE_MATCH};
use hyper::{HeaderMap, Response, StatusCode};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/studio/assets");
static VENDOR: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/studio/vendor");

/// What is at this path. A path is looked up as it is: nothing in it is resolved.
pub(super) fn serve(path: &str, headers: &HeaderMap) -> Response<Reply> {
    let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let file = match name.strip_prefix("vendor/") {
        Some(name) => VENDOR.get_file(name),
        None => ASSETS.get_file(name),
    };
    let (Some(file), Some(kind)) = (file, kind(name)) else {
        return refuse(StatusCode::NOT_FOUND, "there is nothing here");
    };
    let bytes: &'static [u8] = file.contents();
    let tag = format!("\"{}\"", hex(&Sha256::digest(bytes)[..12]));
    let known = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = match known {
        true => answer(StatusCode::NOT_MODIFIED, kind, Reply::Whole(None)),
        false => answer(StatusCode::OK, kind, bytes),
    };
    let headers = response.headers_mut();
    // Another version of the program may be on the same port tomorrow.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    response
}

fn kind(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
