//! Tables in Markdown.

/// A table; cells may hold anything that fits on a line.
pub fn table<const N: usize>(heads: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut text = line(&heads.map(str::to_owned));
    text.push_str(&line(&[const { "---" }; N].map(str::to_owned)));
    rows.into_iter().for_each(|cells| text.push_str(&line(&cells)));
    text
}

/// A word that stands in code.
pub fn code(word: &str) -> String {
    if word.is_empty() { String::new() } else { format!("`{word}`") }
}

fn line(cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_in_a_cell_does_not_end_it() {
        let text = table(["a", "b"], [[code("x|y"), String::new()]]);
        assert_eq!(text, "| a | b |\n| --- | --- |\n| `x\\|y` |  |\n");
    }
}
