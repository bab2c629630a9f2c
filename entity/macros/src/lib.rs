//! The attribute of the entities of the built-in applications.
//!
//! `#[sea_orm::model]` also makes what loads and saves a row with all that it is related to. For an entity that is
//! most of what the compiler has to do, and only few programs use it.

mod field;
mod relation;
mod via;

use proc_macro::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Error, Field, Fields, Result, Token, parse_macro_input};

use relation::Relation;

/// Reads an entity in SeaORM's dense format, and makes the entity, its relations and `Related`, as `#[sea_orm::model]`.
///
/// It leaves out `ModelEx`, `ActiveModelEx`, `EntityLoader`, `COLUMN` and the functions named after unique keys.
#[proc_macro_attribute]
pub fn model(_: TokenStream, item: TokenStream) -> TokenStream {
    let item = parse_macro_input!(item as DeriveInput);
    expand(item).unwrap_or_else(Error::into_compile_error).into()
}

fn expand(mut model: DeriveInput) -> Result<proc_macro2::TokenStream> {
    let fields = match &mut model.data {
        Data::Struct(data) => match &mut data.fields {
            Fields::Named(fields) => &mut fields.named,
            other => return Err(Error::new_spanned(other, "an entity has named fields")),
        },
        _ => return Err(Error::new_spanned(&model.ident, "an entity is a struct")),
    };
    let (columns, relations) = divided(std::mem::take(fields))?;
    *fields = columns;

    let variants = relations.iter().map(Relation::variant).collect::<Result<Vec<_>>>()?;
    // With two relations to one entity, neither is the one that `find_related` follows.
    let related = relations
        .iter()
        .filter(|one| relations.iter().filter(|other| other.entity == one.entity).count() == 1)
        .map(Relation::related);
    let vis = &model.vis;
    Ok(quote! {
        #model

        #[doc = "How rows of this entity belong to others."]
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        #vis enum Relation {
            #(#variants)*
        }

        #(#related)*
    })
}

type List = Punctuated<Field, Token![,]>;

/// The columns, as they are, and the relations.
fn divided(fields: List) -> Result<(List, Vec<Relation>)> {
    let mut columns = Punctuated::new();
    let mut relations = Vec::new();
    for field in fields {
        match Relation::of(&field)? {
            Some(relation) => relations.push(relation),
            None => columns.push(field),
        }
    }
    Ok((columns, relations))
}
