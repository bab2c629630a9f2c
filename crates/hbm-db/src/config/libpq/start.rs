//! `options`: the settings that a session begins with (manual, "options" of libpq, and the options of `postgres`).

use super::Parameters;
use crate::error::{Error, Result};

impl Parameters {
    /// The settings, where they are others than those of `PGOPTIONS`, which the driver reads itself.
    ///
    /// # Errors
    /// Exit 2 for what sets nothing.
    pub(in crate::config) fn start_settings(&self) -> Result<Vec<(String, String)>> {
        let Some(text) = self.get("options") else { return Ok(Vec::new()) };
        if std::env::var("PGOPTIONS").is_ok_and(|own| own == text) {
            return Ok(Vec::new());
        }
        let mut words = words(text).into_iter();
        let mut settings = Vec::new();
        while let Some(word) = words.next() {
            let setting = match (word.strip_prefix("--"), word.strip_prefix("-c")) {
                (Some(long), _) => Some(long.to_owned()),
                (None, Some("")) => words.next(),
                (None, short) => short.map(str::to_owned),
            };
            let pair = setting.and_then(|setting| {
                let (name, value) = setting.split_once('=')?;
                Some((name.trim().to_owned(), value.to_owned()))
            });
            settings.push(pair.ok_or_else(|| {
                Error::usage("the connection cannot be made: options has something else than settings")
                    .hint("write each as -c NAME=VALUE; in a URL a space is %20, and = is %3D")
            })?);
        }
        Ok(settings)
    }
}

/// Words between spaces; a backslash stands before a space or backslash of a word.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => word.get_or_insert_default().extend(characters.next()),
            space if space.is_ascii_whitespace() => found.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    found.extend(word);
    found
}

#[cfg(test)]
mod tests {
    use super::Parameters;

    #[test]
    fn every_form_of_a_setting_is_read() {
        let mut parameters = Parameters::default();
        parameters.set("options", "-c a=1  -cb=x\\ y --c-d=\\\\z -c e=");
        let read = parameters.start_settings().expect("settings");
        let wanted = [("a", "1"), ("b", "x y"), ("c-d", "\\z"), ("e", "")];
        assert_eq!(read, wanted.map(|(name, value)| (name.to_owned(), value.to_owned())));
        parameters.set("options", "-B 5");
        assert!(parameters.start_settings().is_err());
    }
}
