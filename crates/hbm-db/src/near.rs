//! The name that was meant.

/// The name that few letters lead to, whatever their case; none where no name is near.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    known
        .map(|one| (strsim::damerau_levenshtein(&name, &one.to_lowercase()), one))
        .filter(|(distance, one)| *distance <= 3 && *distance < one.chars().count())
        .min()
        .map(|(_, one)| one)
}
