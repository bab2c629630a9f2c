use super::*;
use crate::seed::parse;

fn seeds(files: &[(&str, &[&str])]) -> SeedSet {
    let mut seeds = SeedSet::new("hbm", "seed-data");
    for (table, sets) in files {
        let rows: String = sets.iter().map(|set| format!("  {set}:\n    {set}_row:\n")).collect();
        let file = parse(&format!("{table}.yaml"), &format!("sets:\n{rows}").into());
        seeds.files.push(file.expect("a file"));
    }
    seeds
}

fn rows(seeds: &SeedSet, selection: &Selection) -> Vec<String> {
    let has = seeds.rows().filter(|(file, row)| selection.has(file, row));
    has.map(|(file, row)| file.name_of(row)).collect()
}

#[test]
fn base_is_always_loaded_and_dev_where_nothing_is_named() {
    let seeds = seeds(&[("users", &["base", "dev", "demo"]), ("sales.orders", &["demo"])]);
    for (named, expected) in [
        ([].as_slice(), ["public.users.base_row", "public.users.dev_row"].as_slice()),
        (&["demo"], &["public.users.base_row", "public.users.demo_row", "sales.orders.demo_row"]),
        (&["base"], &["public.users.base_row"]),
    ] {
        let named: Vec<String> = named.iter().map(ToString::to_string).collect();
        let selection = Selection::of_sets(&seeds, &named).expect("a selection");
        assert_eq!(rows(&seeds, &selection), expected, "{named:?}");
    }
    let unknown = Selection::of_sets(&seeds, &["prod".into()]).expect_err("no such set");
    assert_eq!(unknown.message(), "no seed file has a set prod; there are base, demo, dev");
}

#[test]
fn seeds_without_the_usual_sets_are_loaded_as_a_whole() {
    let seeds = seeds(&[("users", &["small", "large"])]);
    let selection = Selection::of_sets(&seeds, &[]).expect("a selection");
    assert_eq!(rows(&seeds, &selection), ["public.users.small_row", "public.users.large_row"]);
}

#[test]
fn alone_names_a_set_or_a_file() {
    let seeds = seeds(&[("users", &["base", "demo"]), ("sales.orders", &["base"]), ("notes", &["demo"])]);
    for (name, expected) in [
        ("demo", ["public.users.demo_row", "public.notes.demo_row"].as_slice()),
        ("users", &["public.users.base_row"]),
        ("sales.orders.yaml", &["sales.orders.base_row"]),
        ("seed-data/hbm/sales.orders.yaml", &["sales.orders.base_row"]),
    ] {
        let selection = Selection::alone(&seeds, &[name.into()]).expect("a selection");
        assert_eq!(rows(&seeds, &selection), expected, "{name}");
        assert_eq!(selection.others, Others::Anywhere);
    }
    for (name, told) in [
        ("usres", "there is no set and no seed file usres; did you mean users?"),
        ("notes", "notes.yaml has no rows that a plain seed loads"),
    ] {
        let error = Selection::alone(&seeds, &[name.into()]).expect_err(name);
        assert_eq!(error.message(), told);
    }
}
