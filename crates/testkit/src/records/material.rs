//! The words that records are made of, out of the text files in `data/`: people who know
//! Dutch can improve them without knowing Rust.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Everything out of `data/`.
pub(super) struct Material {
    pub(super) subjects: Vec<Subject>,
    pub(super) levels: Vec<Level>,
    pub(super) english_topics: Vec<&'static str>,
    words: BTreeMap<&'static str, Vec<&'static str>>,
    sentences: BTreeMap<&'static str, Vec<&'static str>>,
}

/// A school subject.
pub(super) struct Subject {
    pub(super) name: &'static str,
    /// Places in [`Material::levels`].
    pub(super) levels: Vec<usize>,
    pub(super) disciplines: Vec<Taxon>,
    pub(super) topics: Vec<&'static str>,
    pub(super) stems: Vec<&'static str>,
}

/// A school type with its year.
pub(super) struct Level {
    group: &'static str,
    pub(super) context: &'static str,
    pub(super) title: &'static str,
    pub(super) ages: &'static str,
    pub(super) taxa: Vec<Taxon>,
}

/// An id of the onderwijsbegrippenkader and its label.
pub(super) struct Taxon {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
}

static MATERIAL: LazyLock<Material> = LazyLock::new(|| {
    let levels = levels(include_str!("../../data/levels.txt"));
    let words = words(include_str!("../../data/words.txt"));
    Material {
        subjects: subjects(include_str!("../../data/subjects.txt"), &levels),
        levels,
        english_topics: words["english_topics"].clone(),
        words,
        sentences: sentences(include_str!("../../data/sentences.txt")),
    }
});

impl Material {
    pub(super) fn get() -> &'static Self {
        &MATERIAL
    }

    /// A list of `words.txt`.
    pub(super) fn words(&self, list: &str) -> &[&'static str] {
        &self.words[list]
    }

    /// A section of `sentences.txt`.
    pub(super) fn sentences(&self, section: &str) -> &[&'static str] {
        &self.sentences[section]
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn taxa(list: &'static str) -> Vec<Taxon> {
    let taxon = |pair: &'static str| {
        let (id, label) = pair.trim().split_once('=').expect("a taxon is id=label");
        Taxon { id, label }
    };
    list.split(';').map(taxon).collect()
}

fn levels(text: &'static str) -> Vec<Level> {
    let level = |line: &'static str| {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [group, context, title, ages, path] = cells[..] else { panic!("a level has five cells: {line}") };
        Level { group, context, title, ages, taxa: taxa(path) }
    };
    lines(text).map(level).collect()
}

fn subjects(text: &'static str, levels: &[Level]) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = Vec::new();
    for line in lines(text) {
        if let Some(head) = line.strip_prefix('[') {
            subjects.push(subject(head, levels));
            continue;
        }
        let subject = subjects.last_mut().expect("a subject starts with [name]");
        match line.split_once(": ") {
            Some(("topics", list)) => subject.topics = list.split("; ").collect(),
            Some(("stems", list)) => subject.stems = list.split(' ').collect(),
            _ => panic!("a line is topics or stems: {line}"),
        }
    }
    subjects
}

fn subject(head: &'static str, levels: &[Level]) -> Subject {
    let (name, rest) = head.split_once(']').expect("[name] levels | disciplines");
    let (groups, disciplines) = rest.split_once('|').expect("[name] levels | disciplines");
    let fits = |level: &Level| groups.split_whitespace().any(|group| group == level.group);
    let places = levels.iter().enumerate().filter(|(_, level)| fits(level)).map(|(place, _)| place).collect();
    Subject { name, levels: places, disciplines: taxa(disciplines), topics: Vec::new(), stems: Vec::new() }
}

fn words(text: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let list = |line: &'static str| {
        let (name, list) = line.split_once(": ").expect("name: words");
        let separator = if list.contains(';') { "; " } else { " " };
        (name, list.split(separator).collect())
    };
    lines(text).map(list).collect()
}

fn sentences(text: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut sections: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut section = "";
    for line in lines(text) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(name) => section = name,
            None => sections.entry(section).or_default().push(line),
        }
    }
    sections
}
