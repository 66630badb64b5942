//! A JSON value with its place, which collects problems instead of stopping at the first.
//!
//! It knows JSON and nothing of rounds.

use super::Problem;
use serde_json::{Map, Value};

/// The problems found so far, and the members that nobody asked for.
#[derive(Default)]
pub struct Notes {
    pub problems: Vec<Problem>,
    pub ignored: Vec<String>,
}

impl Notes {
    pub fn add(&mut self, path: &str, code: &'static str, message: impl Into<String>) {
        self.problems.push(Problem { path: path.to_owned(), code, message: message.into() });
    }
}

/// A value and where it stands.
#[derive(Clone)]
pub struct At<'a> {
    pub value: &'a Value,
    pub path: String,
}

impl<'a> At<'a> {
    pub fn text(&self, notes: &mut Notes) -> Option<&'a str> {
        match self.value.as_str() {
            Some(text) if !text.trim().is_empty() => Some(text),
            Some(_) => self.wrong(notes, "empty", "hier staat een lege tekst; vul hem in"),
            None => self.wrong(notes, "type", "hier hoort een tekst te staan"),
        }
    }

    pub fn flag(&self, notes: &mut Notes) -> Option<bool> {
        self.value.as_bool().or_else(|| self.wrong(notes, "type", "hier hoort true of false te staan"))
    }

    pub fn integer(&self, notes: &mut Notes, least: i64, most: i64) -> Option<i64> {
        match self.value.as_i64() {
            Some(number) if (least..=most).contains(&number) => Some(number),
            _ => self.wrong(
                notes,
                "range",
                format!("hier hoort een geheel getal van {least} tot en met {most} te staan"),
            ),
        }
    }

    pub fn list(&self, notes: &mut Notes) -> Option<Vec<At<'a>>> {
        let Some(items) = self.value.as_array() else {
            return self.wrong(notes, "type", "hier hoort een lijst te staan: [ … ]");
        };
        let at = |(index, value)| At { value, path: format!("{}[{index}]", self.path) };
        Some(items.iter().enumerate().map(at).collect())
    }

    /// Every member of an object, whatever its name.
    pub fn members(&self, notes: &mut Notes) -> Option<Vec<(&'a str, At<'a>)>> {
        let members = self.object(notes)?;
        Some(members.iter().map(|(key, value)| (key.as_str(), At { value, path: child(&self.path, key) })).collect())
    }

    /// An object of which these members are known; others are noted as ignored.
    pub fn known(&self, notes: &mut Notes, names: &[&str]) -> Option<Object<'a>> {
        let members = self.object(notes)?;
        let unknown = members.keys().filter(|key| !names.contains(&key.as_str()));
        notes.ignored.extend(unknown.map(|key| child(&self.path, key)));
        Some(Object { members, path: self.path.clone() })
    }

    pub fn wrong<T>(&self, notes: &mut Notes, code: &'static str, message: impl Into<String>) -> Option<T> {
        notes.add(&self.path, code, message);
        None
    }

    fn object(&self, notes: &mut Notes) -> Option<&'a Map<String, Value>> {
        self.value.as_object().or_else(|| self.wrong(notes, "type", "hier hoort een object te staan: { … }"))
    }
}

/// An object of which the members are known.
pub struct Object<'a> {
    members: &'a Map<String, Value>,
    path: String,
}

impl<'a> Object<'a> {
    /// A member that may be left out; `null` is left out.
    pub fn optional(&self, name: &str) -> Option<At<'a>> {
        let value = self.members.get(name).filter(|value| !value.is_null())?;
        Some(At { value, path: child(&self.path, name) })
    }

    /// A member that has to be there.
    pub fn required(&self, notes: &mut Notes, name: &str) -> Option<At<'a>> {
        let found = self.optional(name);
        if found.is_none() {
            notes.add(&child(&self.path, name), "missing", format!("\"{name}\" ontbreekt; voeg het toe"));
        }
        found
    }
}

/// The place of a member: `applications[3].scores.anna.5`, and `scores["a.b"]` for an odd name.
pub fn child(path: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-');
    match (plain, path.is_empty()) {
        (true, true) => key.to_owned(),
        (true, false) => format!("{path}.{key}"),
        (false, _) => format!("{path}[{}]", Value::from(key)),
    }
}
