//! Rust source taken apart just far enough: per line the code without comments and literals,
//! and the string literals. No parser: rules look for words, and must not find them in comments.

/// One line of Rust.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The code; literals are empty quotes, comments are gone.
    pub code: String,
    /// The parts of string literals that stand on the line.
    pub strings: Vec<String>,
    /// Whether the line stands in a `#[cfg(test)]` item.
    pub in_test: bool,
}

#[derive(Clone, Copy)]
enum State {
    Code,
    /// Nested block comments.
    Block(usize),
    Text,
    /// A raw string with so many hashes.
    Raw(usize),
}

/// Takes a file apart.
pub fn lex(text: &str) -> Vec<Line> {
    let mut state = State::Code;
    let mut lines: Vec<Line> = text.lines().map(|line| lex_line(line, &mut state)).collect();
    mark_tests(&mut lines);
    lines
}

fn lex_line(line: &str, state: &mut State) -> Line {
    let mut out = Line::default();
    let mut rest = line;
    if !matches!(state, State::Code) {
        out.strings.push(String::new());
    }
    while !rest.is_empty() {
        rest = match *state {
            State::Code => lex_code(rest, state, &mut out),
            State::Block(depth) => lex_block(rest, depth, state),
            State::Text => lex_text(rest, state, &mut out),
            State::Raw(hashes) => lex_raw(rest, hashes, state, &mut out),
        };
    }
    out.strings.retain(|string| !string.is_empty());
    out
}

fn lex_code<'a>(rest: &'a str, state: &mut State, out: &mut Line) -> &'a str {
    if rest.starts_with("//") {
        return "";
    }
    if let Some(after) = rest.strip_prefix("/*") {
        *state = State::Block(1);
        return after;
    }
    if let Some((hashes, after)) = raw_start(rest, &out.code) {
        *state = State::Raw(hashes);
        out.strings.push(String::new());
        return after;
    }
    if let Some(after) = rest.strip_prefix('"') {
        *state = State::Text;
        out.strings.push(String::new());
        out.code.push_str("\"\"");
        return after;
    }
    if let Some(after) = character(rest) {
        return after;
    }
    let first = rest.chars().next().map_or(0, char::len_utf8);
    out.code.push_str(&rest[..first]);
    &rest[first..]
}

/// The rest after `r#"`, with the number of hashes; not for the last letter of a name.
fn raw_start<'a>(rest: &'a str, code: &str) -> Option<(usize, &'a str)> {
    if code.ends_with(|c: char| c.is_alphanumeric() && c != 'b' || c == '_') {
        return None;
    }
    let hashes = rest.strip_prefix('r')?;
    let after = hashes.trim_start_matches('#');
    Some((hashes.len() - after.len(), after.strip_prefix('"')?))
}

/// The rest after a character literal; `None` for a lifetime.
fn character(rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let skipped = escape.chars().next()?.len_utf8();
        return escape[skipped..].split_once('\'').map(|(_, after)| after);
    }
    let first = inside.chars().next()?.len_utf8();
    inside[first..].strip_prefix('\'')
}

fn lex_block<'a>(rest: &'a str, depth: usize, state: &mut State) -> &'a str {
    let Some(place) = rest.find("/*").into_iter().chain(rest.find("*/")).min() else { return "" };
    let depth = if rest[place..].starts_with("/*") { depth + 1 } else { depth - 1 };
    *state = if depth == 0 { State::Code } else { State::Block(depth) };
    &rest[place + 2..]
}

fn lex_text<'a>(rest: &'a str, state: &mut State, out: &mut Line) -> &'a str {
    let Some(place) = rest.find(['"', '\\']) else {
        keep(out, rest);
        return "";
    };
    keep(out, &rest[..place]);
    if rest[place..].starts_with('"') {
        *state = State::Code;
        return &rest[place + 1..];
    }
    let escaped = rest[place + 1..].chars().next().map_or(0, char::len_utf8);
    &rest[place + 1 + escaped..]
}

fn lex_raw<'a>(rest: &'a str, hashes: usize, state: &mut State, out: &mut Line) -> &'a str {
    let end = format!("\"{}", "#".repeat(hashes));
    let Some(place) = rest.find(&end) else {
        keep(out, rest);
        return "";
    };
    keep(out, &rest[..place]);
    *state = State::Code;
    &rest[place + end.len()..]
}

fn keep(out: &mut Line, part: &str) {
    if let Some(string) = out.strings.last_mut() {
        string.push_str(part);
    }
}

/// Marks `#[cfg(test)]` items: to the end of their block, or to the end of their line.
fn mark_tests(lines: &mut [Line]) {
    let mut depth: Option<i64> = None;
    let mut waiting = false;
    for line in lines {
        let code = line.code.trim();
        waiting |= code.starts_with("#[cfg(test)]") || code.starts_with("#[cfg(all(test");
        line.in_test = waiting || depth.is_some();
        let change = count(code, '{') - count(code, '}');
        if let Some(open) = &mut depth {
            *open += change;
        } else if waiting && change > 0 {
            depth = Some(change);
        }
        let item_ends = code.ends_with(';') || (change == 0 && code.ends_with('}'));
        if depth.is_some() || item_ends {
            waiting = false;
        }
        depth = depth.filter(|open| *open > 0);
    }
}

fn count(code: &str, sign: char) -> i64 {
    i64::try_from(code.matches(sign).count()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_are_set_apart() {
        let lines = lex(
            "let a = \"SELECT // no\"; // yes \"x\"\n/* one\ntwo */ let b = 'c'; let d: &'static str = \"e\\\"f\";",
        );
        assert_eq!(lines[0].code, "let a = \"\"; ");
        assert_eq!(lines[0].strings, ["SELECT // no"]);
        assert_eq!(lines[1], Line::default());
        assert_eq!(lines[2].code, " let b = ; let d: &'static str = \"\";");
        assert_eq!(lines[2].strings, ["ef"]);
    }

    #[test]
    fn strings_may_run_over_lines() {
        let lines = lex("let a = r#\"one \"two\"\nthree\"#; let b = \"four \\\n  five\";");
        assert_eq!(lines[0].strings, ["one \"two\""]);
        assert_eq!(lines[1].strings, ["three", "four "]);
        assert_eq!(lines[2].strings, ["  five"]);
        assert_eq!(lines[2].code, ";");
    }

    #[test]
    fn test_items_are_marked_to_their_end() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {\n    }\n}\nfn c() {}\n#[cfg(test)]\nmod more;\nfn d() {}";
        let marked: Vec<_> = lex(text).iter().map(|line| line.in_test).collect();
        assert_eq!(marked, [false, true, true, true, true, true, false, true, true, false]);
    }
}
