//! What the type of a relation's field says, and the columns that its attribute names.

use heck::ToUpperCamelCase;
use quote::ToTokens;
use syn::{Error, GenericArgument, Ident, LitStr, PathArguments, Result, Type, TypePath};

/// How many rows there are, and which of the two has the key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    BelongsTo,
    HasOne,
    HasMany,
}

/// The entity in `BelongsTo<…>`, `BelongsTo<Option<…>>`, `HasOne<…>` or `HasMany<…>`.
pub(crate) fn related(ty: &Type) -> Option<(Kind, TypePath)> {
    let (outer, inner) = generic(ty)?;
    let kind = match outer.to_string().as_str() {
        "BelongsTo" => Kind::BelongsTo,
        "HasOne" => Kind::HasOne,
        "HasMany" => Kind::HasMany,
        _ => return None,
    };
    match generic(inner) {
        Some((option, entity)) if option == "Option" => path(entity),
        _ => path(inner),
    }
    .map(|entity| (kind, entity))
}

fn path(ty: &Type) -> Option<TypePath> {
    match ty {
        Type::Path(path) => Some(path.clone()),
        _ => None,
    }
}

fn generic(ty: &Type) -> Option<(&Ident, &Type)> {
    let Type::Path(path) = ty else {
        return None;
    };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(inner) => match inner.args.first()? {
            GenericArgument::Type(ty) => Some((&last.ident, ty)),
            _ => None,
        },
        _ => None,
    }
}

/// `customer_id` or `(site_id, user_id)` as `DeriveRelation` takes it.
pub(crate) fn columns(named: Option<&LitStr>, module: &str, place: &impl ToTokens) -> Result<String> {
    let Some(named) = named else {
        return Err(Error::new_spanned(place, "`belongs_to` needs `from` and `to`"));
    };
    let text = named.value();
    let columns: Vec<_> = text
        .trim_matches(['(', ')'])
        .split(',')
        .map(|column| column.rsplit("::").next().unwrap_or(column).trim().to_upper_camel_case())
        .filter(|column| !column.is_empty())
        .map(|column| format!("{module}Column::{column}"))
        .collect();
    match columns.as_slice() {
        [] => Err(Error::new_spanned(named, "at least one column is needed")),
        [one] => Ok(one.clone()),
        several => Ok(format!("({})", several.join(", "))),
    }
}
