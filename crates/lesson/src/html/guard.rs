//! How much of a page can be parsed at a fair price.
//!
//! The HTML standard lets a small page build a huge tree: every open formatting element is built
//! again in every paragraph, and many steps search all open elements. This module walks the tags
//! once, without building anything, adds up what a parser may have to do, and says where to stop.
//! On real pages it never stops; it never stops earlier than `steps` simple tags.

use crate::Limits;

/// The longest start of `text` that costs at most `html_steps` and is nested at most `html_depth` deep.
pub(super) fn affordable<'a>(text: &'a str, limits: &Limits) -> &'a str {
    let mut cost = Cost::default();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let place = text.len() - rest.len();
        rest = match tag(rest) {
            Some(tag) => {
                cost.take(&tag);
                if cost.sum > limits.html_steps || cost.depth > limits.html_depth {
                    return &text[..place];
                }
                after(&tag, &rest[tag.length..])
            }
            None => &rest[1..],
        };
    }
    text
}

struct Tag {
    name: String,
    closing: bool,
    length: usize,
}

/// The tag or comment that the text starts with.
fn tag(text: &str) -> Option<Tag> {
    if text.starts_with("<!--") {
        let length = text.find("-->").map_or(text.len(), |end| end + 3);
        return Some(Tag { name: String::new(), closing: true, length });
    }
    let closing = text.starts_with("</");
    let start = if closing { 2 } else { 1 };
    if !text[start..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let name: String = text[start..]
        .chars()
        .take_while(|letter| !letter.is_whitespace() && !"/>".contains(*letter))
        .take(64)
        .collect();
    let length = text.find('>').map_or(text.len(), |end| end + 1);
    Some(Tag { name: name.to_ascii_lowercase(), closing, length })
}

/// What follows a tag: the contents of a script and the like are no tags.
fn after<'a>(tag: &Tag, rest: &'a str) -> &'a str {
    const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
    if tag.closing || !RAW.contains(&tag.name.as_str()) {
        return rest;
    }
    let end = format!("</{}", tag.name);
    rest.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| {
            rest.as_bytes()[*at..].get(..end.len()).is_some_and(|head| head.eq_ignore_ascii_case(end.as_bytes()))
        })
        .map_or("", |at| &rest[at..])
}

#[derive(Default)]
struct Cost {
    sum: usize,
    depth: usize,
    /// Open formatting elements, one count for each table or other wall around.
    formatting: Vec<usize>,
    /// The sum of those counts.
    open: usize,
}

impl Cost {
    fn take(&mut self, tag: &Tag) {
        const FORMATTING: &[&str] =
            &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
        const WALLS: &[&str] = &["table", "applet", "object", "marquee", "caption", "td", "th", "template"];
        const VOID: &[&str] =
            &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
        // Elements that the parser itself closes when the next one begins.
        const IMPLIED: &[&str] = &[
            "p", "li", "dt", "dd", "tr", "tbody", "thead", "tfoot", "td", "th", "caption", "option", "optgroup", "rt",
            "rp",
        ];
        let name = tag.name.as_str();
        if self.formatting.is_empty() {
            self.formatting.push(0);
        }
        self.sum += 1 + self.open + self.depth / 64;
        let here = self.formatting.last_mut().expect("one count is always there");
        match (FORMATTING.contains(&name), tag.closing) {
            (true, false) => {
                *here += 1;
                self.open += 1;
            }
            (true, true) if *here > 0 => {
                *here -= 1;
                self.open -= 1;
            }
            (false, false) if WALLS.contains(&name) => self.formatting.push(0),
            (false, true) if WALLS.contains(&name) && self.formatting.len() > 1 => {
                self.open -= self.formatting.pop().unwrap_or_default();
            }
            _ => {}
        }
        if !VOID.contains(&name) && !FORMATTING.contains(&name) && !IMPLIED.contains(&name) && !name.is_empty() {
            self.depth = if tag.closing { self.depth.saturating_sub(1) } else { self.depth + 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Limits;

    fn affordable(page: &str) -> &str {
        super::affordable(page, &Limits { html_steps: 12_000, html_depth: 500, ..Limits::default() })
    }

    #[test]
    fn ordinary_pages_are_read_whole() {
        let row = "<tr><td><b>a</b><td><a href=x>b</a></tr>";
        for page in [
            format!("<table>{}</table>", row.repeat(1_000)),
            "<p>een<p>twee <em>x</em>".repeat(1_000),
            format!("<script>{}</script>", "if (a<b) a<c;".repeat(5_000)),
        ] {
            assert_eq!(affordable(&page).len(), page.len());
        }
    }

    #[test]
    fn what_would_explode_is_cut() {
        for page in [
            format!("{}{}", "<b><i>".repeat(200), "<p>x</p>".repeat(200)),
            format!("{}{}", "<b><table><tr><td></b></table>".repeat(200), "<p>x</p>".repeat(200)),
            "<div>".repeat(100_000),
        ] {
            assert!(affordable(&page).len() < page.len());
        }
    }
}
