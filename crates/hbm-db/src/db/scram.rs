//! What PostgreSQL keeps of a password, computed on this side, so that the password itself is never sent, logged or
//! shown (RFC 5803 and 7677; PostgreSQL's `scram_build_secret`).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// PostgreSQL's own number of rounds.
const ROUNDS: u32 = 4096;

type Hash = [u8; 32];

/// A password, which cannot be shown.
pub struct Password(String);

impl Password {
    /// From its text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// What the server is to keep of it, with a salt that was never used before.
    pub fn verifier(&self) -> String {
        // 122 of its 128 bits are random.
        self.with(uuid::Uuid::new_v4().as_bytes(), ROUNDS)
    }

    /// Whether the server keeps this password already.
    pub fn is(&self, kept: &str) -> bool {
        let parts = || {
            let (head, _) = kept.strip_prefix("SCRAM-SHA-256$")?.split_once('$')?;
            let (rounds, salt) = head.split_once(':')?;
            Some((STANDARD.decode(salt).ok()?, rounds.parse().ok()?))
        };
        parts().is_some_and(|(salt, rounds)| self.with(&salt, rounds) == kept)
    }

    fn with(&self, salt: &[u8], rounds: u32) -> String {
        // As the server and its clients do: what has no normal form is taken as it is.
        let text = stringprep::saslprep(&self.0).unwrap_or(Cow::Borrowed(&self.0));
        let salted = stretch(text.as_bytes(), salt, rounds);
        let stored: Hash = Sha256::digest(hmac(&salted, &[b"Client Key"])).into();
        let server = hmac(&salted, &[b"Server Key"]);
        let [salt, stored, server] = [salt, &stored, &server].map(|bytes| STANDARD.encode(bytes));
        format!("SCRAM-SHA-256${rounds}:{salt}${stored}:{server}")
    }
}

/// `Hi` of RFC 5802: PBKDF2 with one block.
fn stretch(text: &[u8], salt: &[u8], rounds: u32) -> Hash {
    let mut last = hmac(text, &[salt, &[0, 0, 0, 1]]);
    let mut all = last;
    for _ in 1..rounds {
        last = hmac(text, &[&last]);
        for (sum, byte) in all.iter_mut().zip(last) {
            *sum ^= byte;
        }
    }
    all
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Hash {
    let mut hmac = <Hmac<Sha256> as KeyInit>::new_from_slice(key)
        .unwrap_or_else(|_| unreachable!("any length is a key"));
    for part in parts {
        hmac.update(part);
    }
    hmac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::Password;

    /// RFC 7677, section 3: user `user`, password `pencil`. The keys are those of its messages.
    #[test]
    fn is_what_the_standard_says() {
        let password = Password::new("pencil".into());
        let kept = "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";
        assert!(password.is(kept));
        assert!(!Password::new("pencils".into()).is(kept));
        assert!(password.is(&password.verifier()));
        assert_ne!(password.verifier(), password.verifier());
        assert!(!password.is("md5f00") && !password.is("SCRAM-SHA-256$x:y$z"));
    }
}
