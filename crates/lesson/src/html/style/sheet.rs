//! A style sheet cut into rules: a selector, a name, a value, and whether it is important.
//!
//! Only the properties that a look depends on are kept. Rules inside rules (CSS nesting) and inside
//! `@layer` are not understood; the sheet says so when they set such a property.

use super::media;

/// A declaration, `color: #333 !important`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Declaration {
    pub name: String,
    pub value: String,
    pub important: bool,
}

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub selectors: Vec<String>,
    pub declarations: Vec<Declaration>,
}

/// What a sheet holds.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub rules: Vec<Rule>,
    /// Another sheet is asked for (`@import`).
    pub imports: bool,
    /// Something that matters was not understood.
    pub odd: bool,
}

/// Rules inside this many at-rules are enough for real pages.
const DEEPEST: usize = 8;

/// Cuts a sheet into rules.
pub(super) fn parse(text: &str) -> Sheet {
    let mut sheet = Sheet::default();
    read(&without_comments(text), 0, &mut sheet);
    sheet
}

fn read(text: &str, depth: usize, sheet: &mut Sheet) {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let Some(end) = find(rest, b"{;}") else { return };
        let head = rest[..end].trim();
        if !rest[end..].starts_with('{') {
            sheet.imports |= head.to_ascii_lowercase().starts_with("@import");
            rest = rest[end + 1..].trim_start();
            continue;
        }
        let body = &rest[end + 1..];
        let close = find(body, b"}").unwrap_or(body.len());
        block(head, &body[..close], depth, sheet);
        rest = body.get(close + 1..).unwrap_or_default().trim_start();
    }
}

fn block(head: &str, body: &str, depth: usize, sheet: &mut Sheet) {
    let name = head.to_ascii_lowercase();
    if let Some(query) = name.strip_prefix("@media") {
        if media::applies(query) && depth < DEEPEST {
            read(body, depth + 1, sheet);
        }
    } else if name.starts_with("@supports") {
        if depth < DEEPEST && !name.contains("not") {
            read(body, depth + 1, sheet);
        }
    } else if name.starts_with("@layer") || name.starts_with("@container") || name.starts_with("@scope") {
        sheet.odd |= matters(body);
    } else if !name.starts_with('@') {
        if find(body, b"{").is_some() {
            sheet.odd |= matters(body);
        }
        let declarations = declarations(body);
        if !declarations.is_empty() {
            sheet.rules.push(Rule { selectors: split(head, b','), declarations });
        }
    }
}

fn matters(body: &str) -> bool {
    ["color", "background", "font", "spacing", "line-height"].iter().any(|name| body.contains(name))
}

/// The declarations in a block or in a `style` attribute, in order.
pub(super) fn declarations(body: &str) -> Vec<Declaration> {
    split(body, b';').iter().filter_map(|text| declaration(text)).collect()
}

fn declaration(text: &str) -> Option<Declaration> {
    let (name, value) = text.split_once(':')?;
    let name = name.trim();
    let name = if name.starts_with("--") { name.to_owned() } else { name.to_ascii_lowercase() };
    if !name.starts_with("--") && !KNOWN.contains(&name.as_str()) {
        return None;
    }
    let value = value.trim();
    let important = value
        .rsplit_once('!')
        .filter(|(_, mark)| mark.trim().eq_ignore_ascii_case("important"))
        .map(|(value, _)| value.trim_end());
    let (value, important) = important.map_or((value, false), |value| (value, true));
    (!value.is_empty()).then(|| Declaration { name, value: value.to_owned(), important })
}

/// The properties that a look depends on.
const KNOWN: &[&str] = &[
    "all",
    "color",
    "background",
    "background-color",
    "background-image",
    "background-clip",
    "-webkit-background-clip",
    "-webkit-text-fill-color",
    "-webkit-text-stroke",
    "backdrop-filter",
    "clip",
    "clip-path",
    "color-scheme",
    "display",
    "filter",
    "font",
    "font-size",
    "font-weight",
    "height",
    "left",
    "letter-spacing",
    "line-height",
    "max-width",
    "mix-blend-mode",
    "opacity",
    "overflow",
    "position",
    "text-indent",
    "text-shadow",
    "top",
    "transform",
    "visibility",
    "white-space",
    "width",
    "word-spacing",
];

/// Splits at a mark that does not stand in a string or in brackets.
pub(super) fn split(text: &str, mark: u8) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let end = find(rest, &[mark]).unwrap_or(rest.len());
        parts.push(rest[..end].trim().to_owned());
        let Some(next) = rest.get(end + 1..) else { break };
        rest = next;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The first of the marks outside strings and brackets. Marks are ASCII, so that a place is a
/// boundary of letters.
pub(super) fn find(text: &str, marks: &[u8]) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, 0_u8);
    let mut escaped = false;
    for (place, byte) in text.bytes().enumerate() {
        if escaped {
            escaped = false;
        } else if byte == b'\\' {
            escaped = true;
        } else if quote != 0 {
            // A string ends at the end of its line, closed or not.
            if byte == quote || byte == b'\n' {
                quote = 0;
            }
        } else if depth == 0 && marks.contains(&byte) {
            return Some(place);
        } else {
            match byte {
                b'"' | b'\'' => quote = byte,
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    None
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        out.push(' ');
        let Some(end) = rest[start + 2..].find("*/") else { return out };
        rest = &rest[start + 2 + end + 2..];
    }
    out.push_str(rest);
    out.replace("<!--", " ").replace("-->", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str) -> Vec<String> {
        let write = |rule: &Rule| {
            let values: Vec<_> = rule
                .declarations
                .iter()
                .map(|one| format!("{}={}{}", one.name, one.value, if one.important { "!" } else { "" }))
                .collect();
            format!("{} {{{}}}", rule.selectors.join("|"), values.join(" "))
        };
        parse(text).rules.iter().map(write).collect()
    }

    #[test]
    fn a_sheet_is_cut_as_browsers_do() {
        let cases: &[(&str, &[&str])] = &[
            ("p { color: red }", &["p {color=red}"]),
            ("p,h1 > a:not(.b,.c){color:red!important;top:;x:y}", &["p|h1 > a:not(.b,.c) {color=red!}"]),
            ("/* p{color:red} */ a{color:blue}", &["a {color=blue}"]),
            ("@media print{p{color:red}} @media screen{p{color:blue}}", &["p {color=blue}"]),
            ("@import url(x.css); p::after{content:'}'} b{color:red}", &["b {color=red}"]),
            ("p{background:url(\"a;b}.png\");color:red", &["p {background=url(\"a;b}.png\") color=red}"]),
            ("@keyframes x{from{color:red}}", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(rules(text), *expected, "{text}");
        }
        assert!(parse("@import 'a.css';").imports);
        assert!(parse("p{color:red; & b{color:blue}}").odd);
    }
}
