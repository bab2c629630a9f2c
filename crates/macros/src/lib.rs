//! The attribute of tests that have a database of their own.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::parse::Parser;
use syn::{Error, Expr, ItemFn, LitStr, Result, parse_macro_input};

/// Makes an asynchronous function a test with a database of its own.
///
/// Its argument says as what it has the database: `PgPool`, `DatabaseConnection`, or `hbm_db::testing::TestDatabase`. It returns nothing,
/// or a `Result`.
///
/// | in the attribute | what is in the database |
/// |---|---|
/// | nothing | the schema and the seeds of the project, as `reset` makes them |
/// | `app = bookshop::app()` | those of this application |
/// | `migrations` | tables by the migrations, as `fresh` makes them |
/// | `set = "demo"` | the rows of this set; more than one may be named |
/// | `no_seed` | no rows |
///
/// They are combined with commas. Beside `no_seed`, `set` has no effect.
///
/// ```ignore
/// #[hbm_db::test(set = "demo")]
/// async fn ada_is_a_customer(pool: PgPool) -> sqlx::Result<()> {
///     let number: i64 = sqlx::query_scalar("select count(*) from customers").fetch_one(&pool).await?;
///     assert_eq!(number, 2);
///     Ok(())
/// }
/// ```
#[proc_macro_attribute]
pub fn test(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let function = parse_macro_input!(item as ItemFn);
    expand(arguments, &function).unwrap_or_else(Error::into_compile_error).into()
}

fn expand(arguments: TokenStream, function: &ItemFn) -> Result<Tokens> {
    let source = source(arguments)?;
    let ItemFn { attrs, vis, sig, block } = function;
    let (name, inputs, output) = (&sig.ident, &sig.inputs, &sig.output);
    if sig.asyncness.is_none() {
        return Err(Error::new_spanned(sig.fn_token, "a test with a database is an async fn"));
    }
    if inputs.len() != 1 {
        return Err(Error::new_spanned(
            &sig.ident,
            "a test with a database has one argument: a PgPool, a DatabaseConnection, or a TestDatabase",
        ));
    }
    Ok(quote! {
        #[::core::prelude::v1::test]
        #(#attrs)*
        #vis fn #name() #output {
            async fn #name(#inputs) #output #block
            ::hbm_db::testing::run(#source, #name)
        }
    })
}

/// What is in the database, as an expression.
fn source(arguments: TokenStream) -> Result<Tokens> {
    let mut source = quote!(::hbm_db::testing::Source::default());
    let parser = syn::meta::parser(|one| {
        let word = one.path.get_ident().map(ToString::to_string).unwrap_or_default();
        source = match word.as_str() {
            "app" => {
                let app: Expr = one.value()?.parse()?;
                quote!(#source.app(#app))
            }
            "migrations" => quote!(#source.migrations()),
            "no_seed" => quote!(#source.no_seed()),
            "set" => {
                let set: LitStr = one.value()?.parse()?;
                quote!(#source.set(#set))
            }
            _ => return Err(one.error("expected app = …, migrations, set = \"…\" or no_seed")),
        };
        Ok(())
    });
    parser.parse(arguments)?;
    Ok(source)
}
