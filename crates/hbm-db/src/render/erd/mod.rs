//! A picture of tables and their references.

mod dot;
mod layout;
mod mermaid;
mod svg;

pub use layout::Picture;

use crate::inspect::Diagram;

/// The language of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// For GitHub and GitLab, which draw it in Markdown.
    Mermaid,
    /// For Graphviz.
    Dot,
    /// For browsers.
    Svg,
}

/// Draws one.
pub fn draw(diagram: &Diagram, drawing: Drawing) -> String {
    match drawing {
        Drawing::Mermaid => mermaid::draw(diagram),
        Drawing::Dot => dot::draw(diagram),
        Drawing::Svg => svg::draw(diagram),
    }
}

/// Where everything stands in it, for whoever draws it.
pub fn picture(diagram: &Diagram) -> Picture {
    layout::Layout::of(diagram).into()
}

/// Text in XML and HTML. Characters that XML cannot have are replaced.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_name_is_markup() {
        assert_eq!(super::xml("<b a=\"'&\x1b"), "&lt;b a=&quot;&#39;&amp;\u{fffd}");
    }
}
