//! A field that is a relation.

use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Error, Field, Ident, LitStr, Result, TypePath};

use crate::field::{Kind, columns, related};
use crate::via::Via;

/// A relation, as its field says it.
pub(crate) struct Relation {
    pub(crate) entity: TypePath,
    kind: Kind,
    /// `None` where SeaORM names it after the module of the entity.
    given_name: Option<LitStr>,
    reverse_name: Option<LitStr>,
    self_ref: bool,
    from: Option<LitStr>,
    to: Option<LitStr>,
    via: Option<Via>,
    /// What the variant has as it stands here: `on_delete`, `on_update`, `skip_fk`.
    as_is: Vec<TokenStream>,
    via_rel: Option<LitStr>,
    docs: Vec<Attribute>,
}

impl Relation {
    /// `None` for a column.
    pub(crate) fn of(field: &Field) -> Result<Option<Self>> {
        let Some((kind, entity)) = related(&field.ty) else {
            return Ok(None);
        };
        let mut relation = Self {
            entity,
            kind,
            given_name: None,
            reverse_name: None,
            self_ref: false,
            from: None,
            to: None,
            via: None,
            as_is: Vec::new(),
            via_rel: None,
            docs: field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).cloned().collect(),
        };
        let mut declared = false;
        for attr in field.attrs.iter().filter(|attr| attr.path().is_ident("sea_orm")) {
            declared = true;
            attr.parse_nested_meta(|meta| relation.read(&meta))?;
        }
        if !declared {
            return Err(Error::new_spanned(
                field,
                "a relation says #[sea_orm(belongs_to | has_one | has_many)]",
            ));
        }
        if relation.self_ref && relation.given_name.is_none() {
            return Err(Error::new_spanned(field, "`self_ref` needs a `relation_enum`"));
        }
        if relation.self_ref && relation.via.is_some() {
            return Err(Error::new_spanned(field, "`self_ref` with `via` is left to `#[sea_orm::model]`"));
        }
        Ok(Some(relation))
    }

    fn read(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let Some(key) = meta.path.get_ident() else {
            return Err(meta.error("not an attribute of a relation"));
        };
        let text = || meta.value()?.parse::<LitStr>();
        match key.to_string().as_str() {
            "belongs_to" => self.is(Kind::BelongsTo, key),
            "has_one" => self.is(Kind::HasOne, key),
            "has_many" => self.is(Kind::HasMany, key),
            "self_ref" => {
                self.self_ref = true;
                Ok(())
            }
            "skip_fk" => {
                self.as_is.push(quote!(skip_fk));
                Ok(())
            }
            "on_delete" | "on_update" => {
                let action = text()?;
                self.as_is.push(quote!(#key = #action));
                Ok(())
            }
            "relation_enum" => text().map(|name| self.given_name = Some(name)),
            "relation_reverse" => text().map(|name| self.reverse_name = Some(name)),
            "from" => text().map(|columns| self.from = Some(columns)),
            "to" => text().map(|columns| self.to = Some(columns)),
            "via" => Via::read(&text()?).map(|via| self.via = Some(via)),
            "via_rel" => text().map(|name| self.via_rel = Some(name)),
            _ => {
                Err(meta.error("not an attribute of a relation, or one that is left to `#[sea_orm::model]`"))
            }
        }
    }

    fn is(&self, kind: Kind, said: &Ident) -> Result<()> {
        if self.kind == kind {
            Ok(())
        } else {
            Err(Error::new_spanned(said, "the type of the field says otherwise"))
        }
    }

    fn name(&self) -> Ident {
        let segments = &self.entity.path.segments;
        match &self.given_name {
            Some(name) => Ident::new(&name.value().to_upper_camel_case(), name.span()),
            None => {
                let module = segments.iter().rev().nth(1).or(segments.last());
                let module = module.map(|segment| segment.ident.to_string()).unwrap_or_default();
                format_ident!("{}", module.to_upper_camel_case())
            }
        }
    }

    /// The path of the entity as `DeriveRelation` takes it, and of its module.
    fn target(&self) -> (String, String) {
        if self.self_ref {
            return ("Entity".to_owned(), String::new());
        }
        let names: Vec<_> =
            self.entity.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let module = names[..names.len() - 1].iter().map(|name| format!("{name}::")).collect();
        (names.join("::"), module)
    }

    /// The variant of `Relation`. A relation over a table between has none, as that table has both.
    pub(crate) fn variant(&self) -> Result<TokenStream> {
        let (target, module) = self.target();
        let as_is = &self.as_is;
        let how = match (self.kind, &self.via) {
            (Kind::BelongsTo, _) => {
                let from = columns(self.from.as_ref(), "", &self.entity)?;
                let to = columns(self.to.as_ref(), &module, &self.entity)?;
                quote!(belongs_to = #target, from = #from, to = #to #(, #as_is)*)
            }
            (Kind::HasMany, Some(_)) => return Ok(TokenStream::new()),
            (Kind::HasOne, _) => {
                let via_rel = self.other_end();
                quote!(has_one = #target #via_rel)
            }
            (Kind::HasMany, None) => {
                let via_rel = self.other_end();
                quote!(has_many = #target #via_rel)
            }
        };
        let (docs, name) = (&self.docs, self.name());
        Ok(quote! {
            #(#docs)*
            #[sea_orm(#how)]
            #name,
        })
    }

    fn other_end(&self) -> Option<TokenStream> {
        let name = if self.self_ref { &self.reverse_name } else { &self.via_rel };
        name.as_ref().map(|name| {
            let path = format!("Relation::{}", name.value());
            quote!(, via_rel = #path)
        })
    }

    /// What `find_related` follows.
    pub(crate) fn related(&self) -> TokenStream {
        if self.self_ref {
            return TokenStream::new();
        }
        let (entity, name) = (&self.entity, self.name());
        let ways = match &self.via {
            Some(via) => via.ways(&name),
            None => quote! {
                fn to() -> RelationDef {
                    Relation::#name.def()
                }
            },
        };
        quote! {
            #[automatically_derived]
            impl Related<#entity> for Entity {
                #ways
            }
        }
    }
}
