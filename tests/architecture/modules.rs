//! The modules of the library: which use which.

use super::{code, engine, files, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// For each module below the root of the library, the others that its files name.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Crates under the name of a module.
const CRATES: [&str; 2] = ["catalog", "plan"];

/// The graph, read from the sources without their tests.
fn graph() -> Graph {
    let mut found = Vec::new();
    for (path, text) in files(&engine(), "rs") {
        let path = path.strip_prefix(engine()).expect("below src").to_owned();
        let mut parts: Vec<String> =
            path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if parts.last().is_some_and(|last| last == "mod") {
            parts.pop();
        }
        if parts != ["lib"] && !path.ends_with("tests.rs") {
            found.push((path.display().to_string(), parts, code(&text)));
        }
    }
    let modules: BTreeSet<String> = found.iter().map(|(_, parts, _)| parts[0].clone()).collect();
    let mut graph: Graph = modules.iter().map(|name| (name.clone(), BTreeSet::new())).collect();
    for (file, parts, text) in &found {
        assert!(!text.contains("crate::{"), "{file} names modules in a form that is not read here");
        assert!(!text.contains(&"super::".repeat(parts.len())), "{file} leaves its module by super");
        for rest in text.split("crate::").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if CRATES.contains(&name.as_str()) || name == parts[0] {
                continue;
            }
            assert!(modules.contains(&name), "{file} names crate::{name}, which is no module");
            graph.get_mut(&parts[0]).expect("a module").insert(name);
        }
    }
    graph
}

/// Whatever `from` uses, directly or not.
fn reached<'a>(graph: &'a Graph, from: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = graph[from].iter().map(String::as_str).collect();
    while let Some(name) = open.pop() {
        if seen.insert(name) {
            open.extend(graph[name].iter().map(String::as_str));
        }
    }
    seen
}

/// Two modules that use each other, directly or not, are one module under two names.
#[test]
fn no_modules_form_a_cycle() {
    let graph = graph();
    assert!(graph.len() > 25, "only {} modules were found", graph.len());
    for name in graph.keys() {
        let cycle: Vec<&str> = reached(&graph, name)
            .into_iter()
            .filter(|other| *other == name || reached(&graph, other).contains(name.as_str()))
            .collect();
        assert!(cycle.is_empty(), "{name} is in a cycle of modules: {cycle:?}");
    }
}

/// ARCHITECTURE.md says the layers, the lowest last: a module uses those of lower layers only.
#[test]
fn layers_are_as_documented() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("text");
    let (_, rest) = text.split_once("## Layers\n").expect("a chapter about layers");
    let (_, rest) = rest.split_once("```text\n").expect("a block of layers");
    let (block, _) = rest.split_once("```").expect("its end");
    let layers: Vec<BTreeSet<&str>> = block.lines().map(|line| line.split_whitespace().collect()).collect();
    let graph = graph();
    let mut named: Vec<&str> = layers.iter().flatten().copied().collect();
    named.sort_unstable();
    assert_eq!(named, graph.keys().map(String::as_str).collect::<Vec<_>>());
    for (at, layer) in layers.iter().enumerate() {
        let lower: BTreeSet<&str> = layers[at + 1..].iter().flatten().copied().collect();
        for name in layer {
            let wrong: Vec<&String> =
                graph[*name].iter().filter(|used| !lower.contains(used.as_str())).collect();
            assert!(wrong.is_empty(), "{name} uses {wrong:?}, which are not of a lower layer");
        }
    }
}

/// What is not the command line prints nothing, asks nothing and knows no flag.
#[test]
fn the_engine_knows_no_command_line() {
    const COMMAND_LINE: [&str; 4] = ["cli", "commands", "render", "ui"];
    let graph = graph();
    for (name, used) in graph.iter().filter(|(name, _)| !COMMAND_LINE.contains(&name.as_str())) {
        // The studio's pages show the picture, and export what the console's tables export.
        let drawn: &[&str] = if name == "studio" { &["render"] } else { &[] };
        let wrong: Vec<&String> = used
            .iter()
            .filter(|used| COMMAND_LINE.contains(&used.as_str()) && !drawn.contains(&used.as_str()))
            .collect();
        assert!(wrong.is_empty(), "{name} uses {wrong:?}");
    }
    let mut looked_at = 0;
    for (path, text) in files(&engine(), "rs") {
        let name = path.strip_prefix(engine()).expect("below src").display().to_string();
        if COMMAND_LINE.iter().any(|own| name.starts_with(own)) {
            continue;
        }
        looked_at += 1;
        for library in ["clap", "comfy_table", "indicatif", "inquire", "tracing_subscriber"] {
            for used in [format!("{library}::"), format!("use {library}")] {
                assert!(!code(&text).contains(&used), "{name} uses {library}");
            }
        }
    }
    assert!(looked_at > 150, "only {looked_at} files were looked at");
}
