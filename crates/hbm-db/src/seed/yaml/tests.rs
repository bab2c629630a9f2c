use super::limits::DEEPEST;
use super::*;

/// Reads everything, and gives the number of values outside of others.
fn load(text: &str) -> Result<usize, Unread> {
    let mut nodes = Nodes::of(text);
    let mut count = 0;
    loop {
        match nodes.next()? {
            (Event::StreamEnd, _) => return Ok(count),
            (Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd, _) => {}
            seen => {
                nodes.node(seen)?;
                count += 1;
            }
        }
    }
}

fn beyond(text: &str) -> (usize, String) {
    let unread = load(text).expect_err("more than is read");
    assert!(unread.beyond, "{unread:?}");
    (unread.line, unread.what)
}

#[test]
fn what_is_nested_too_deep_is_not_read() {
    assert_eq!(load(&"- ".repeat(DEEPEST)).ok(), Some(1));
    for text in ["- ", "[", "{a: ", "? ", "- - ? "] {
        let (line, what) = beyond(&format!("\n{}", text.repeat(5000)));
        assert_eq!((line, what.contains("in each other")), (2, true), "{text:?}: {what}");
    }
    // Each alias adds the depth of what it names.
    let steps = (1..200).map(|n| format!("a{n}: &a{n} [[*a{}]]\n", n - 1));
    let text = format!("a0: &a0 []\n{}", steps.collect::<String>());
    assert_eq!(beyond(&text), (51, "more than 100 mappings and sequences in each other".into()));
}

#[test]
fn what_aliases_multiply_is_not_read() {
    let list = |of: &str| format!("[{}]", [of; 10].join(", "));
    let map = |of: &str| format!("{{? {of} : 1}}");
    let bombs: [&dyn Fn(&str) -> String; 2] = [&list, &|of| list(&map(of))];
    for make in bombs {
        let steps = (1..20).map(|n| format!("- &a{n} {}\n", make(&format!("*a{}", n - 1))));
        let text = format!("- &a0 lol\n{}", steps.collect::<String>());
        assert!(load(&text).is_err(), "{text}");
    }
    let long = format!("- &a {}\n{}", "x".repeat(100_000), "- *a\n".repeat(1000));
    assert!(beyond(&long).1.contains("aliases"));
}
