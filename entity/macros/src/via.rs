//! The table between two entities.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Ident, LitStr, Path, Result};

/// `order_attachments`, or `order_attachments::Orders` where the relation back to this entity has a name.
pub(crate) struct Via {
    module: Ident,
    back: Option<Ident>,
}

impl Via {
    pub(crate) fn read(text: &LitStr) -> Result<Self> {
        let path: Path = text.parse()?;
        let mut names = path.segments.into_iter().map(|segment| segment.ident);
        match (names.next(), names.next(), names.next()) {
            (Some(module), back, None) => Ok(Self { module, back }),
            _ => Err(Error::new_spanned(text, "`via` is a module beside this one, or a relation in it")),
        }
    }

    /// The functions of `Related`, where `name` is the relation from the table between to the other entity.
    pub(crate) fn ways(&self, name: &Ident) -> TokenStream {
        let module = &self.module;
        let back = match &self.back {
            Some(back) => quote!(super::#module::Relation::#back.def()),
            None => quote!(<super::#module::Entity as Related<Entity>>::to()),
        };
        quote! {
            fn to() -> RelationDef {
                super::#module::Relation::#name.def()
            }

            fn via() -> Option<RelationDef> {
                Some(#back.rev())
            }
        }
    }
}
