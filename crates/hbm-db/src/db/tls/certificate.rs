//! X.509 certificates of every version, as far as a path of them is checked (RFC 5280).

use super::der::{
    BIT_STRING, BOOLEAN, Element, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, Reader, SEQUENCE, SET, explicit,
    implicit,
};

/// What a certificate says.
#[derive(Debug)]
pub(super) struct Certificate<'a> {
    /// All of it.
    pub(super) whole: &'a [u8],
    /// 1 to 3.
    pub(super) version: u64,
    pub(super) issuer: &'a [u8],
    pub(super) subject: &'a [u8],
    pub(super) not_before: i64,
    pub(super) not_after: i64,
    /// What is signed, by which algorithm, and the signature.
    pub(super) signed: &'a [u8],
    pub(super) algorithm: &'a [u8],
    pub(super) signature: &'a [u8],
    /// The key, whole and in its parts.
    pub(super) key: &'a [u8],
    pub(super) key_algorithm: &'a [u8],
    pub(super) key_bits: &'a [u8],
    pub(super) extensions: Extensions<'a>,
}

/// What is said of its use.
#[derive(Debug, Default)]
pub(super) struct Extensions<'a> {
    /// Basic constraints: whether it is an authority's, and how many others may follow.
    pub(super) authority: Option<(bool, Option<u64>)>,
    /// Key usage: the first byte of its bits.
    pub(super) key_usage: Option<u8>,
    /// Extended key usage: object identifiers.
    pub(super) purposes: Option<Vec<&'a [u8]>>,
    /// Alternative names.
    pub(super) names: Vec<AlternativeName<'a>>,
    /// Whether the names that it may vouch for are constrained.
    pub(super) constrains_names: bool,
    /// Whether it has a critical extension that is not known here.
    pub(super) unknown_critical: bool,
}

/// A name beside the subject's.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum AlternativeName<'a> {
    /// Of a host.
    Dns(&'a [u8]),
    /// An address, of 4 or 16 bytes.
    Address(&'a [u8]),
}

pub(super) const DIGITAL_SIGNATURE: u8 = 0x80;
pub(super) const KEY_ENCIPHERMENT: u8 = 0x20;
pub(super) const KEY_AGREEMENT: u8 = 0x08;
pub(super) const SIGNS_CERTIFICATES: u8 = 0x04;

// id-ce and what follows it (RFC 5280, 4.2.1).
const KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x0f];
const ALTERNATIVE_NAMES: &[u8] = &[0x55, 0x1d, 0x11];
const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x13];
const NAME_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x1e];
const PURPOSES: &[u8] = &[0x55, 0x1d, 0x25];
/// Policies, their mappings and constraints: nobody asked for a policy, so there is nothing to check. And Netscape's type.
const WITHOUT_MEANING: [&[u8]; 5] = [
    &[0x55, 0x1d, 0x20],
    &[0x55, 0x1d, 0x21],
    &[0x55, 0x1d, 0x24],
    &[0x55, 0x1d, 0x36],
    &[0x60, 0x86, 0x48, 0x01, 0x86, 0xf8, 0x42, 0x01, 0x01],
];
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];

impl<'a> Certificate<'a> {
    /// Reads one; none where the encoding is wrong.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let mut outer = Reader(der);
        let whole = outer.expect(SEQUENCE)?;
        let mut parts = whole.reader();
        let signed = parts.expect(SEQUENCE)?;
        let algorithm = parts.expect(SEQUENCE)?;
        let signature = parts.expect(BIT_STRING)?.bytes_of_bits()?;
        if !outer.is_empty() || !parts.is_empty() {
            return None;
        }
        let mut body = signed.reader();
        let version = match body.optional(explicit(0)) {
            None => 1,
            Some(version) => 1 + version.reader().expect(INTEGER)?.number()?,
        };
        body.expect(INTEGER)?;
        // It is said twice, and once of it is signed.
        if body.expect(SEQUENCE)?.content != algorithm.content {
            return None;
        }
        let issuer = body.expect(SEQUENCE)?.whole;
        let mut validity = body.expect(SEQUENCE)?.reader();
        let (not_before, not_after) = (validity.next()?.time()?, validity.next()?.time()?);
        let subject = body.expect(SEQUENCE)?.whole;
        let key = body.expect(SEQUENCE)?;
        let mut key_parts = key.reader();
        let key_algorithm = key_parts.expect(SEQUENCE)?.content;
        let key_bits = key_parts.expect(BIT_STRING)?.bytes_of_bits()?;
        // Unique numbers of issuer and subject.
        body.optional(implicit(1));
        body.optional(implicit(2));
        let extensions = match body.optional(explicit(3)) {
            None => Extensions::default(),
            Some(_) if version < 3 => return None,
            Some(extensions) => Extensions::read(extensions.reader().expect(SEQUENCE)?)?,
        };
        if !body.is_empty() || !(1..=3).contains(&version) {
            return None;
        }
        Some(Self {
            whole: whole.whole,
            version,
            issuer,
            subject,
            not_before,
            not_after,
            signed: signed.whole,
            algorithm: algorithm.content,
            signature,
            key: key.whole,
            key_algorithm,
            key_bits,
            extensions,
        })
    }

    /// Whether it says that it vouches for itself.
    pub(super) fn is_own_issuer(&self) -> bool {
        self.issuer == self.subject
    }

    /// Whether it may vouch for others, as OpenSSL decides where certificates leave it open: a root of version 1 may.
    pub(super) fn is_authority(&self) -> bool {
        let signs = self.extensions.key_usage.map(|usage| usage & SIGNS_CERTIFICATES != 0);
        match (signs, self.extensions.authority) {
            (Some(false), _) => false,
            (_, Some((authority, _))) => authority,
            (Some(true), None) => true,
            (None, None) => self.version == 1 && self.is_own_issuer(),
        }
    }

    /// The first common name of the subject.
    pub(super) fn common_name(&self) -> Option<&'a [u8]> {
        let sets = Reader(self.subject).expect(SEQUENCE)?.reader().all()?;
        sets.into_iter().filter(|set| set.tag == SET).find_map(|set| {
            set.reader().all()?.into_iter().find_map(|pair| {
                let mut pair = pair.reader();
                let kind = pair.expect(OBJECT_IDENTIFIER)?;
                (kind.content == COMMON_NAME).then(|| pair.next()).flatten().map(|value| value.content)
            })
        })
    }
}

impl<'a> Extensions<'a> {
    fn read(sequence: Element<'a>) -> Option<Self> {
        let mut found = Self::default();
        for extension in sequence.reader().all()? {
            let mut parts = extension.reader();
            let kind = parts.expect(OBJECT_IDENTIFIER)?.content;
            let critical = parts.optional(BOOLEAN).is_some_and(|critical| critical.content != [0]);
            let value = Reader(parts.expect(OCTET_STRING)?.content);
            found.take(kind, critical, value)?;
        }
        Some(found)
    }

    fn take(&mut self, kind: &[u8], critical: bool, mut value: Reader<'a>) -> Option<()> {
        match kind {
            KEY_USAGE => {
                let bits = value.expect(BIT_STRING)?.content;
                self.key_usage = Some(bits.get(1).copied().unwrap_or_default());
            }
            BASIC_CONSTRAINTS => {
                let mut parts = value.expect(SEQUENCE)?.reader();
                let authority = parts.optional(BOOLEAN).is_some_and(|authority| authority.content != [0]);
                let length = match parts.optional(INTEGER) {
                    None => None,
                    Some(length) => Some(length.number()?),
                };
                self.authority = Some((authority, length));
            }
            PURPOSES => {
                let purposes = value.expect(SEQUENCE)?.reader().all()?;
                self.purposes = Some(purposes.into_iter().map(|purpose| purpose.content).collect());
            }
            ALTERNATIVE_NAMES => {
                for name in value.expect(SEQUENCE)?.reader().all()? {
                    match name.tag {
                        tag if tag == implicit(2) => self.names.push(AlternativeName::Dns(name.content)),
                        tag if tag == implicit(7) => self.names.push(AlternativeName::Address(name.content)),
                        _ => {}
                    }
                }
            }
            NAME_CONSTRAINTS => self.constrains_names = true,
            other => self.unknown_critical |= critical && !WITHOUT_MEANING.contains(&other),
        }
        Some(())
    }
}
