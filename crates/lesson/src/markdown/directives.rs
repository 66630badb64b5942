//! Directives that some projects put in Markdown and that are no text: `--- task ---`,
//! `--- /collapse ---`, and attribute lists such as `{:target="_blank"}`.

/// Blanks the directives out and says where tasks begin.
pub(super) fn take(text: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut tasks = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = out.len();
        let mut rest = line;
        while let Some((before, name, after)) = directive(rest) {
            out.push_str(before);
            if name == "task" {
                tasks.push(start);
            }
            let length = rest.len() - before.len() - after.len();
            out.extend(std::iter::repeat_n(' ', length));
            rest = after;
        }
        out.push_str(rest);
    }
    (out, tasks)
}

/// The first directive of a line: what stands before it, its name, what stands after it.
fn directive(line: &str) -> Option<(&str, &str, &str)> {
    fence(line).or_else(|| attributes(line))
}

fn fence(line: &str) -> Option<(&str, &str, &str)> {
    let (at, _) = line.match_indices("---").next()?;
    let inner = &line[at + 3..];
    let end = inner.find("---")?;
    let name = inner[..end].trim();
    let plain = name.trim_start_matches('/');
    let is_name = !plain.is_empty()
        && plain.len() < 30
        && plain.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    is_name.then_some((&line[..at], name, &inner[end + 3..]))
}

fn attributes(line: &str) -> Option<(&str, &str, &str)> {
    let at = line.find("{:")?;
    let end = line[at..].find('}')? + at + 1;
    Some((&line[..at], "", &line[end..]))
}
