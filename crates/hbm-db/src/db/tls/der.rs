//! DER, as far as certificates need it (X.690).

/// A part of an encoding: what kind it is, and what is in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    pub(super) tag: u8,
    pub(super) content: &'a [u8],
    /// The same with tag and length.
    pub(super) whole: &'a [u8],
}

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// The tag of `[number]` around other elements.
pub(super) const fn explicit(number: u8) -> u8 {
    0xa0 | number
}

/// The tag of `[number]` in the place of a simple type's.
pub(super) const fn implicit(number: u8) -> u8 {
    0x80 | number
}

/// Reads one element after the other. None is a wrong encoding, or another element than the wanted one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn next(&mut self) -> Option<Element<'a>> {
        let (&[tag, first], _) = self.0.split_first_chunk::<2>()?;
        // Tags of several bytes are in no certificate.
        if tag & 0x1f == 0x1f {
            return None;
        }
        let (header, length) = if first < 0x80 {
            (2, usize::from(first))
        } else {
            let count = usize::from(first & 0x7f);
            let bytes = self.0.get(2..2 + count)?;
            // The shortest form alone is DER; four bytes are more than any certificate has.
            if count == 0 || count > 4 || bytes[0] == 0 {
                return None;
            }
            let length = bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
            if length < 0x80 {
                return None;
            }
            (2 + count, length)
        };
        let whole = self.0.get(..header.checked_add(length)?)?;
        self.0 = &self.0[whole.len()..];
        Some(Element { tag, content: &whole[header..], whole })
    }

    pub(super) fn expect(&mut self, tag: u8) -> Option<Element<'a>> {
        self.next().filter(|element| element.tag == tag)
    }

    /// The next element, if it is one of these.
    pub(super) fn optional(&mut self, tag: u8) -> Option<Element<'a>> {
        if self.0.first() == Some(&tag) { self.next() } else { None }
    }

    /// All elements to the end.
    pub(super) fn all(mut self) -> Option<Vec<Element<'a>>> {
        let mut found = Vec::new();
        while !self.is_empty() {
            found.push(self.next()?);
        }
        Some(found)
    }
}

impl<'a> Element<'a> {
    pub(super) fn reader(self) -> Reader<'a> {
        Reader(self.content)
    }

    /// The bytes of a string of bits that ends with a byte.
    pub(super) fn bytes_of_bits(self) -> Option<&'a [u8]> {
        match self.content {
            [0, bytes @ ..] => Some(bytes),
            _ => None,
        }
    }

    /// A small number that is not negative.
    pub(super) fn number(self) -> Option<u64> {
        match self.content {
            [first, ..] if self.content.len() <= 8 && *first < 0x80 => {
                Some(self.content.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
            }
            _ => None,
        }
    }

    /// Seconds since 1970. The two forms of a time that certificates have end with `Z`.
    pub(super) fn time(self) -> Option<i64> {
        let text = std::str::from_utf8(self.content).ok()?.strip_suffix('Z')?;
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (year, rest) = match (self.tag, text.len()) {
            (UTC_TIME, 12) => {
                let year: i32 = text[..2].parse().ok()?;
                (if year < 50 { 2000 + year } else { 1900 + year }, &text[2..])
            }
            (GENERALIZED_TIME, 14) => (text[..4].parse().ok()?, &text[4..]),
            _ => return None,
        };
        let part = |at: usize| rest[at..at + 2].parse::<u32>().ok();
        let day = chrono::NaiveDate::from_ymd_opt(year, part(0)?, part(2)?)?;
        Some(day.and_hms_opt(part(4)?, part(6)?, part(8)?)?.and_utc().timestamp())
    }
}
