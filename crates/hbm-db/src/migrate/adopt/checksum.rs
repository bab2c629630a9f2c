//! The checksums that other tools keep of a file.

use super::Tool;
use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write;

impl Tool {
    /// Whether a checksum in its ledger is that of a file with these bytes; none where it keeps none.
    pub(super) fn knows(self, checksum: &str, bytes: &[u8]) -> Option<bool> {
        match self {
            Self::Sqlx => Some(hexadecimal(&Sha384::digest(bytes)) == checksum),
            Self::Prisma | Self::Drizzle => {
                let text = String::from_utf8_lossy(bytes);
                let lf = text.replace("\r\n", "\n");
                let crlf = lf.replace('\n', "\r\n");
                let forms = [bytes, lf.as_bytes(), crlf.as_bytes()];
                // Some old versions of Prisma leave out leading zeros.
                let is_old = checksum.len() < 64;
                Some(is_old || forms.iter().any(|form| hexadecimal(&Sha256::digest(form)) == checksum))
            }
            Self::Flyway => Some(of_lines(bytes).to_string() == checksum),
            _ => None,
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The CRC-32 of the lines without their ends and without a byte order mark, as a signed number.
fn of_lines(bytes: &[u8]) -> i32 {
    let text = String::from_utf8_lossy(bytes);
    let mut crc = crc32fast::Hasher::new();
    for line in text.strip_prefix('\u{feff}').unwrap_or(&text).lines() {
        crc.update(line.as_bytes());
    }
    crc.finalize().cast_signed()
}
