//! Worked cases that a lawyer can read: Markdown with tables of situation and expected outcome.
//!
//! The form is strict, so that a case that is not run cannot look like one that is. A file has one
//! title; each section has prose and exactly one table; a row has as many cells as its table has
//! columns. What the columns mean, and running the rows, is the business of the tests in `grant`.

use std::fmt;

/// One file of worked cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The name of the file without `.md`.
    pub name: String,
    /// The heading of the first level.
    pub title: String,
    /// What stands between the title and the first section.
    pub prose: String,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

/// One table with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading of the second level.
    pub title: String,
    /// The words above the table.
    pub prose: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The cases.
    pub rows: Vec<Row>,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file, counted from 1.
    pub line: usize,
    columns: Vec<String>,
    cells: Vec<String>,
}

impl Row {
    /// The cell under a column.
    ///
    /// # Panics
    /// When the table has no such column: the test that asks for it is wrong.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        let place = self.columns.iter().position(|name| name == column);
        let place = place.unwrap_or_else(|| panic!("line {}: the table has no column '{column}'", self.line));
        &self.cells[place]
    }

    /// The cell under a column, or `None` when it holds a dash for "nothing".
    ///
    /// # Panics
    /// When the table has no such column.
    #[must_use]
    pub fn filled(&self, column: &str) -> Option<&str> {
        Some(self.cell(column)).filter(|cell| *cell != "–" && *cell != "-")
    }

    /// The parts of a cell that lists several things with commas; a dash is none.
    ///
    /// # Panics
    /// When the table has no such column.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.filled(column).into_iter().flat_map(|cell| cell.split(',')).map(str::trim)
    }
}

impl Scenario {
    /// The section with this heading.
    ///
    /// # Panics
    /// When there is none: the test that asks for it is wrong.
    #[must_use]
    pub fn section(&self, title: &str) -> &Section {
        let found = self.sections.iter().find(|section| section.title == title);
        found.unwrap_or_else(|| panic!("{}.md has no section '{title}'", self.name))
    }
}

/// A file that is no scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioError {
    /// The file.
    pub name: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: &'static str,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.md, line {}: {}", self.name, self.line, self.problem)
    }
}

impl std::error::Error for ScenarioError {}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../regulation/iol/scenarios/", $name, ".md")))),+]
    };
}

/// The files that the program carries, in the order of the procedure.
const FILES: &[(&str, &str)] = files![
    "tijdvak",
    "aanvrager",
    "themas",
    "bedrag",
    "volledigheid",
    "termijnen",
    "rangschikking",
    "gelijke-stand",
    "betaling",
    "vergoedingen",
    "verplichtingen",
];

/// All scenarios of the scheme.
///
/// # Errors
/// When a file does not have the form of a scenario.
pub fn all() -> Result<Vec<Scenario>, ScenarioError> {
    FILES.iter().map(|(name, text)| read(name, text)).collect()
}

/// The scenario with this name.
///
/// # Panics
/// When there is none or its file is wrong; for tests.
#[must_use]
pub fn named(name: &str) -> Scenario {
    let (name, text) = FILES.iter().find(|file| file.0 == name).unwrap_or_else(|| panic!("there is no {name}.md"));
    read(name, text).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads one file.
///
/// # Errors
/// When it does not have the form of a scenario, at the first place where it departs from it.
pub fn read(name: &str, text: &str) -> Result<Scenario, ScenarioError> {
    let fail = |line: usize, problem| ScenarioError { name: name.to_owned(), line, problem };
    let mut lines = text.lines().enumerate().map(|(place, line)| (place + 1, line.trim_end()));
    let title = match lines.next() {
        Some((_, line)) if line.starts_with("# ") => line[2..].trim().to_owned(),
        _ => return Err(fail(1, "the file does not begin with a title (# …)")),
    };
    let mut scenario = Scenario { name: name.to_owned(), title, prose: String::new(), sections: Vec::new() };
    let mut last = 1;
    for (number, line) in lines {
        last = number;
        if let Some(title) = line.strip_prefix("## ") {
            ended(scenario.sections.last()).map_err(|problem| fail(number, problem))?;
            scenario.sections.push(Section::new(title));
        } else if line.starts_with('#') {
            return Err(fail(number, "only one title and headings of the second level are allowed"));
        } else {
            match scenario.sections.last_mut() {
                Some(section) => section.take(number, line).map_err(|problem| fail(number, problem))?,
                None if line.starts_with('|') => return Err(fail(number, "a table stands under a heading (## …)")),
                None => add_line(&mut scenario.prose, line),
            }
        }
    }
    if scenario.sections.is_empty() {
        return Err(fail(last, "the file has no section with a table"));
    }
    ended(scenario.sections.last()).map_err(|problem| fail(last, problem))?;
    Ok(scenario)
}

fn ended(section: Option<&Section>) -> Result<(), &'static str> {
    match section {
        Some(section) if section.rows.is_empty() => Err("the section above has no table with rows"),
        _ => Ok(()),
    }
}

fn add_line(prose: &mut String, line: &str) {
    if !(prose.is_empty() && line.is_empty()) {
        prose.push_str(line);
        prose.push('\n');
    }
}

impl Section {
    fn new(title: &str) -> Self {
        Self { title: title.trim().to_owned(), prose: String::new(), columns: Vec::new(), rows: Vec::new() }
    }

    fn take(&mut self, number: usize, line: &str) -> Result<(), &'static str> {
        let Some(inner) = line.strip_prefix('|') else {
            if !line.is_empty() && !self.columns.is_empty() {
                return Err("words stand above the table, and a section has one table");
            }
            add_line(&mut self.prose, line);
            return Ok(());
        };
        let inner = inner.strip_suffix('|').ok_or("a row of the table ends with |")?;
        let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().to_owned()).collect();
        if self.columns.is_empty() {
            if cells.iter().any(String::is_empty) {
                return Err("every column has a name");
            }
            self.columns = cells;
        } else if is_rule(&cells) {
            if !self.rows.is_empty() {
                return Err("the line of dashes stands under the names of the columns");
            }
        } else if cells.len() != self.columns.len() {
            return Err("the row has more or fewer cells than the table has columns");
        } else if cells.iter().any(String::is_empty) {
            return Err("an empty cell says nothing: write a dash (–)");
        } else {
            self.rows.push(Row { line: number, columns: self.columns.clone(), cells });
        }
        Ok(())
    }
}

fn is_rule(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.len() >= 3 && cell.bytes().all(|byte| matches!(byte, b'-' | b':')))
}
