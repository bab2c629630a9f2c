//! Who may ask: whoever came with the launch token, once, and has the cookie and the key it was exchanged for.
//!
//! Browsers send a cookie to every port of a host, so another program there could have it; the key is kept by pages from
//! this port alone.

use super::access::MARK;
use crate::error::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::HeaderMap;
use hyper::header::COOKIE;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use subtle::ConstantTimeEq;

/// 256 random bits that are shown once, in the fragment of the address, which no browser sends.
pub(crate) struct LaunchToken(String);

impl LaunchToken {
    /// As it stands in the address.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// What opens the studio; kept as hashes.
pub(crate) struct Keys {
    /// The launch token, until it is used.
    launch: RefCell<Option<[u8; 32]>>,
    /// Cookie and key of the sessions that were begun with one.
    sessions: RefCell<Vec<([u8; 32], [u8; 32])>>,
    name: String,
}

impl Keys {
    /// Keys, and the token to begin with. Cookies do not know ports, so their name does.
    ///
    /// # Errors
    /// A bug where the system has no random numbers.
    pub(crate) fn new(port: u16) -> Result<(Self, LaunchToken)> {
        let token = random()?;
        let keys = Self {
            launch: RefCell::new(Some(hash(&token))),
            sessions: RefCell::default(),
            name: format!("hbm-db-studio-{port}"),
        };
        Ok((keys, LaunchToken(token)))
    }

    /// Exchanges the launch token for the `Set-Cookie` and the key of a new session; none where it is wrong, or was used.
    pub(super) fn exchange(&self, token: &str) -> Result<Option<(String, String)>> {
        let right = self.launch.borrow().is_some_and(|launch| hash(token).ct_eq(&launch).into());
        if !right {
            return Ok(None);
        }
        let (cookie, key) = (random()?, random()?);
        self.sessions.borrow_mut().push((hash(&cookie), hash(&key)));
        self.launch.take();
        Ok(Some((format!("{}={cookie}; Path=/; HttpOnly; SameSite=Strict", self.name), key)))
    }

    /// Whether a request has a cookie of ours, and the key that belongs to it.
    pub(super) fn open_for(&self, headers: &HeaderMap) -> bool {
        let pairs = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|all| all.split(';'));
        let mut cookies = pairs.filter_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == self.name).then(|| hash(value))
        });
        let Some(key) = headers.get(MARK).and_then(|key| key.to_str().ok()).map(hash) else { return false };
        let sessions = self.sessions.borrow();
        cookies.any(|given| {
            sessions.iter().any(|(cookie, own)| bool::from(given.ct_eq(cookie) & key.ct_eq(own)))
        })
    }
}

fn random() -> Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::bug(format!("there are no random numbers: {error}")))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}
