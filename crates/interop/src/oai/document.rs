//! The XML around every answer, and the writing of text into it.
//!
//! A page of a harvest is mostly stored XML that is copied as it is; only what is not ours
//! to trust (names, identifiers, echoed arguments) is looked at letter by letter.

use super::datestamp;
use super::error::{Code, Problem};
use jiff::Timestamp;
use metadata::{dublin_core, nllom};

/// A metadata format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefix {
    /// NL LOM in the IMS binding.
    Lom,
    /// Dublin Core, which the standard requires.
    DublinCore,
}

/// Prefix, schema and namespace of each format, in the order they are listed.
pub(super) const FORMATS: [(Prefix, &str, &str, &str); 2] = [
    (Prefix::Lom, "lom", nllom::IMS_SCHEMA, nllom::IMS),
    (Prefix::DublinCore, "oai_dc", dublin_core::OAI_DC_SCHEMA, dublin_core::OAI_DC),
];

impl Prefix {
    pub fn parse(text: &str) -> Option<Self> {
        FORMATS.iter().find(|row| row.1 == text).map(|row| row.0)
    }

    pub fn as_str(self) -> &'static str {
        FORMATS.iter().find(|row| row.0 == self).expect("every prefix is listed").1
    }
}

const HEAD: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    "\n",
    r#"<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" "#,
    r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" "#,
    r#"xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">"#,
    "\n<responseDate>"
);

/// Begins a document with room for `room` bytes more: everything up to the answer itself,
/// with the arguments echoed.
pub(super) fn begin(date: Timestamp, base_url: &str, arguments: &[(String, String)], room: usize) -> String {
    let mut out = String::with_capacity(HEAD.len() + room + 1024);
    out.push_str(HEAD);
    datestamp::push(&mut out, date);
    out.push_str("</responseDate>\n<request");
    for (name, value) in arguments {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        push_escaped(&mut out, value);
        out.push('"');
    }
    out.push('>');
    push_escaped(&mut out, base_url);
    out.push_str("</request>\n");
    out
}

/// Ends a document.
pub(super) fn end(mut out: String) -> String {
    out.push_str("</OAI-PMH>\n");
    out
}

/// Writes the document for an answer with errors. The standard wants the arguments echoed
/// unless the verb or an argument is wrong: then they would not fit the schema.
pub(super) fn errors(date: Timestamp, base_url: &str, arguments: &[(String, String)], problems: &[Problem]) -> String {
    let unfit = |problem: &Problem| matches!(problem.code, Code::BadVerb | Code::BadArgument);
    let echoed = if problems.iter().any(unfit) { &[] } else { arguments };
    let mut out = begin(date, base_url, echoed, 0);
    for problem in problems {
        out.push_str("<error code=\"");
        out.push_str(problem.code.as_str());
        out.push_str("\">");
        push_escaped(&mut out, &problem.message);
        out.push_str("</error>\n");
    }
    end(out)
}

/// Appends an element with text.
pub(super) fn push_element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    push_escaped(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Appends text, fit for content and attribute values. Letters that XML 1.0 cannot hold are
/// replaced by the replacement character, so that the reader sees that something stood there.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(place) = rest.find(needs_care) {
        out.push_str(&rest[..place]);
        let letter = rest[place..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
        rest = &rest[place + letter.len_utf8()..];
    }
    out.push_str(rest);
}

fn needs_care(letter: char) -> bool {
    matches!(letter, '<' | '>' | '&' | '"' | '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_control_letters_do_not_pass() {
        let mut out = String::new();
        push_escaped(&mut out, "a<b>&\"c'\u{1}é\u{ffff}\n");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;c'\u{fffd}é\u{fffd}&#10;");
    }
}
