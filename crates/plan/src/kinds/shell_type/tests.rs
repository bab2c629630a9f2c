//! Tests of [`super::separate`].

use super::*;
use crate::kinds::base_type::BASE_TYPE;
use hbm_db_catalog::Name;
use std::collections::BTreeSet;

#[test]
fn a_type_has_a_shell_that_its_functions_need() {
    let id = |kind: &'static str, name: &str| Id::named(Kind::new(kind), &Name::new("public", name));
    let (base, shell) = (id("base type", "t"), id("shell type", "t"));
    let (input, output, other) = (id("function", "i"), id("function", "o"), id("function", "f"));
    let mut catalog = Catalog::default();
    for one in [&base, &input, &output, &other] {
        catalog.objects.insert(one.clone(), Object::default());
    }
    let needs = |ids: &[&Id]| ids.iter().map(|id| (*id).clone()).collect::<BTreeSet<_>>();
    catalog.needs = [
        (base.clone(), needs(&[&input, &output])),
        (input.clone(), needs(&[&base])),
        (output.clone(), needs(&[&base])),
        (other.clone(), needs(&[&base])),
    ]
    .into();
    separate(&mut catalog, BASE_TYPE);
    assert_eq!(catalog.needs[&base], needs(&[&input, &output, &shell]));
    assert_eq!(catalog.needs[&input], needs(&[&shell]));
    assert_eq!(catalog.needs[&other], needs(&[&base]));
    let item = Item::of(&catalog, &base).expect("the type");
    let along: BTreeSet<Id> = goes_along(item).into_iter().collect();
    assert_eq!(along, needs(&[&input, &output, &shell]));
    assert!(drop_all(item)[0].sql.ends_with("CASCADE"));
}
