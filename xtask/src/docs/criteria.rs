//! `criteria.md`: the kwaliteitsmodel, and of each criterion what the program looks at.
//!
//! Titles and outcomes come from `quality-model/`, the list of checks from `quality::CHECKS`, and
//! the manual page of a check from the comment above it in its own file. In Dutch, as its sources.

use super::table::{code, table};
use crate::tidy::tree::Tree;
use quality::{CHECKS, Check, Criterion, Model, Scenario, Tier, VerdictClass};
use std::fmt::Write;

const CLASSES: [(VerdictClass, &str); 4] = [
    (VerdictClass::A, "het programma beslist, of zegt dat het niet te bepalen is"),
    (VerdictClass::B, "het programma bewijst één kant: dat het er is, of dat er iets mis is"),
    (VerdictClass::C, "het programma wijst passages aan, een mens beslist"),
    (VerdictClass::D, "een mens beslist"),
];

/// The document.
pub fn text(tree: &Tree) -> String {
    let model = Model::current();
    let mut text = format!(
        "# De criteria en wat het programma ziet\n\n{}, versie {} ({}). {}\n\n",
        model.title, model.version, model.source, model.scope
    );
    text.push_str(&table(
        ["klasse", "wat een programma kan zeggen"],
        CLASSES.map(|(class, says)| [format!("{class:?}"), says.to_owned()]),
    ));
    text.push('\n');
    text.push_str(&table(["criterium", "laag", "klasse", "titel", "controles"], model.criteria.iter().map(row)));
    text.push_str("\n## Waarvoor je controleert\n\n");
    text.push_str(&table(
        ["doel", "wanneer", "telt mee", "ontbreken is een tekort"],
        Scenario::ALL.map(|scenario| scenario_row(model, scenario)),
    ));
    for chapter in &model.chapters {
        let _ = write!(text, "\n## {}. {}\n\n{}\n", chapter.number, chapter.title, chapter.text);
        let prefix = format!("{}.", chapter.number);
        model.criteria.iter().filter(|row| row.id.starts_with(&prefix)).for_each(|row| criterion(&mut text, tree, row));
    }
    text
}

fn row(row: &Criterion) -> [String; 5] {
    let checks: Vec<_> = of(&row.id).map(|check| code(check.id)).collect();
    [row.id.clone(), tier(row.tier).to_owned(), format!("{:?}", row.class), row.title.clone(), checks.join(", ")]
}

fn scenario_row(model: &Model, scenario: Scenario) -> [String; 4] {
    let row = model.scenario(scenario);
    [code(scenario.code()), row.text.clone(), row.required.join(", "), row.absence_is_not_met.join(", ")]
}

fn criterion(text: &mut String, tree: &Tree, row: &Criterion) {
    let (tier, class) = (tier(row.tier), row.class);
    let _ = write!(text, "\n### {} {} ({tier}, klasse {class:?})\n\n{}\n", row.id, row.title, row.help);
    if !row.parts.is_empty() {
        text.push('\n');
        row.parts.iter().for_each(|part| text.push_str(&format!("- {}: {}\n", part.id, part.text)));
    }
    for check in of(&row.id) {
        let part = check.part.map(|part| format!(" (onderdeel {part})")).unwrap_or_default();
        let _ = write!(text, "\n#### {}{part}\n\n{}\n", code(check.id), manual_page(tree, check).trim());
        if tree.text(&format!("crates/quality/tests/checks/{}.md", check.id)).is_some() {
            let _ = write!(
                text,
                "\n[Voorbeelden waarmee deze controle getest is](../../crates/quality/tests/checks/{}.md)\n",
                check.id
            );
        }
    }
}

fn of(criterion: &str) -> impl Iterator<Item = &'static Check> {
    CHECKS.iter().filter(move |check| check.criterion == criterion)
}

const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Basis => "Basis",
        Tier::Plus => "Plus",
    }
}

/// The comment above `CHECK` in the file that names the check; its headings become bold words.
fn manual_page(tree: &Tree, check: &Check) -> String {
    let quoted = format!("\"{}\"", check.id);
    let of_checks = |path: &str| path.starts_with("crates/quality/src/checks/c");
    let source = tree.files.iter().filter(|file| of_checks(&file.path)).filter_map(|file| file.text.as_deref());
    let Some(source) = source.into_iter().find(|text| text.contains(&quoted)) else { return String::new() };
    let above = source.split("pub const CHECK: Check").next().unwrap_or_default();
    let comment: Vec<_> = above.lines().rev().take_while(|line| line.starts_with("///")).collect();
    let mut page = String::new();
    for line in comment.into_iter().rev() {
        let line = line.trim_start_matches("///").trim();
        match line.strip_prefix("# ") {
            Some(head) if page.is_empty() => page.push_str(&format!("**{head}**\n\n")),
            Some(head) => page.push_str(&format!("\n**{head}**\n\n")),
            None => page.push_str(&format!("{line}\n")),
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::samples::repository_root;

    #[test]
    fn every_criterion_and_every_check_has_its_place_and_every_check_its_manual_page() {
        let text = text(&Tree::read(&repository_root()).expect("the working tree can be read"));
        for row in &Model::current().criteria {
            assert_eq!(text.matches(&format!("\n### {} ", row.id)).count(), 1, "{}", row.id);
        }
        for check in CHECKS {
            let page = text.split(&format!("\n#### `{}`", check.id)).nth(1).expect(check.id);
            let page = page.split("\n####").next().unwrap_or_default();
            for head in
                ["**Wat wordt gecontroleerd**", "**Waarom**", "**Wat deze controle niet ziet**", "**Voorbeeld**"]
            {
                assert!(page.contains(head), "{} lacks {head}", check.id);
            }
        }
    }
}
