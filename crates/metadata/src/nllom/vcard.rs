//! vCard 3.0 (RFC 2426), as far as NL LOM uses it: who made or published something.
//!
//! Reading is lenient, because real cards are indented, on one line or unescaped. Writing gives
//! one line per property and does not fold long lines: RFC 2426 allows that, and harvesters in
//! use trim every line before they parse, which breaks a folded one.

use crate::record::Entity;
use crate::xml::clean;

/// What was made of a card.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Card {
    /// Who; none when there is nothing to go by.
    pub(super) entity: Option<Entity>,
    /// What was wrong: a code and a Dutch sentence.
    pub(super) problem: Option<(&'static str, &'static str)>,
}

/// Names of properties that may start a line in a card that is all on one line.
const NAMES: [&str; 13] =
    ["VERSION", "FN", "N", "ORG", "EMAIL", "URL", "TITLE", "ROLE", "UID", "TEL", "ADR", "NOTE", "END"];

/// Reads a card.
pub(super) fn parse(text: &str) -> Card {
    let text = text.trim();
    if text.is_empty() {
        return Card { entity: None, problem: Some(("vcard-empty", "Deze vCard is leeg en is niet overgenomen.")) };
    }
    if !starts_with(text, "BEGIN:VCARD") {
        return without_frame(text);
    }
    let mut entity = Entity::default();
    for line in lines(text) {
        take(&mut entity, line);
    }
    finish(entity)
}

/// Text that is no card: a name when it looks like one.
fn without_frame(text: &str) -> Card {
    if text.contains([':', '\n']) {
        let problem = "Dit is geen vCard (BEGIN:VCARD ontbreekt) en is niet overgenomen.";
        return Card { entity: None, problem: Some(("vcard-unreadable", problem)) };
    }
    let entity = Entity { name: text.to_owned(), ..Entity::default() };
    Card {
        entity: Some(entity),
        problem: Some(("vcard-missing", "Hier hoort een vCard te staan; de tekst is als naam gelezen.")),
    }
}

/// The lines of a card, unfolded and trimmed.
fn lines(text: &str) -> Vec<String> {
    if !text.contains('\n') {
        return on_one_line(text);
    }
    let indented = text.lines().last().is_some_and(|last| last.starts_with([' ', '\t']));
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let folded = !indented && line.starts_with([' ', '\t']);
        match lines.last_mut() {
            Some(last) if folded => last.push_str(&line[1..]),
            Some(last) if !is_property(line.trim()) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.trim().to_owned()),
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

/// Splits `BEGIN:VCARD FN:Iemand END:VCARD` at the names of properties.
fn on_one_line(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let name = word.split([':', ';']).next().unwrap_or(word);
        if is_property(word) && NAMES.contains(&name) {
            lines.push(word.to_owned());
        } else if let Some(last) = lines.last_mut() {
            last.push(' ');
            last.push_str(word);
        }
    }
    lines
}

/// Whether a line starts with the name of a property and has a value.
fn is_property(line: &str) -> bool {
    let Some((name, _)) = line.split_once(':') else { return false };
    let name = name.split(';').next().unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

/// Puts a line in its place.
fn take(entity: &mut Entity, line: String) {
    let Some((name, value)) = line.split_once(':').filter(|_| is_property(&line)) else { return };
    let name = name.split(';').next().unwrap_or(name).to_ascii_uppercase();
    let text = clean(&unescaped(value)).into_owned();
    let place = match name.as_str() {
        "BEGIN" | "END" | "VERSION" => return,
        _ if text.is_empty() => return,
        "FN" if entity.name.is_empty() => {
            entity.name = text;
            return;
        }
        "ORG" => &mut entity.organisation,
        "EMAIL" => &mut entity.email,
        "URL" => &mut entity.url,
        _ => {
            entity.other.push(line);
            return;
        }
    };
    if place.is_none() {
        *place = Some(text);
    } else {
        entity.other.push(line);
    }
}

/// Finds a name when there is none, and drops an N that says the same as FN.
fn finish(mut entity: Entity) -> Card {
    let nameless = entity.name.is_empty();
    if nameless {
        let from_n = entity.other.iter().find_map(|line| name_parts(line)).map(|parts| full_name(&parts));
        entity.name =
            from_n.filter(|name| !name.is_empty()).or_else(|| entity.organisation.clone()).unwrap_or_default();
    }
    let name = entity.name.clone();
    let says_the_same = |parts: Vec<String>| parts.iter().filter(|part| !part.is_empty()).eq([&name]);
    entity.other.retain(|line| !name_parts(line).is_some_and(&says_the_same));
    if nameless && entity == Entity::default() {
        return Card { entity: None, problem: Some(("vcard-empty", "Deze vCard is leeg en is niet overgenomen.")) };
    }
    let problem = nameless.then_some(("vcard-without-name", "In deze vCard ontbreekt FN (de naam)."));
    Card { entity: Some(entity), problem }
}

/// The parts of an N line; none for another line.
fn name_parts(line: &str) -> Option<Vec<String>> {
    let (name, value) = line.split_once(':')?;
    let name = name.split(';').next().unwrap_or(name);
    if !name.eq_ignore_ascii_case("N") {
        return None;
    }
    Some(components(value).into_iter().map(|part| clean(&unescaped(part)).into_owned()).collect())
}

/// The parts between semicolons that have no backslash before them.
fn components(value: &str) -> Vec<&str> {
    let (mut parts, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, character) in value.char_indices() {
        if character == ';' && !escaped {
            parts.push(&value[start..at]);
            start = at + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    parts.push(&value[start..]);
    parts
}

/// Family, given, additional, prefix, suffix in the order one says them.
fn full_name(parts: &[String]) -> String {
    let spoken = [3, 1, 2, 0, 4].iter().filter_map(|at| parts.get(*at)).filter(|part| !part.is_empty());
    spoken.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('n' | 'N') => text.push('\n'),
            Some(other @ ('\\' | ',' | ';')) => text.push(other),
            Some(other) => text.extend(['\\', other]),
            None => text.push('\\'),
        }
    }
    text
}

/// Writes a card, one line per property.
pub(super) fn write(entity: &Entity) -> String {
    let mut card = String::with_capacity(128);
    write_into(&mut card, entity);
    card
}

/// As [`write`], at the end of `card`.
fn write_into(card: &mut String, entity: &Entity) {
    card.push_str("BEGIN:VCARD\nVERSION:3.0\n");
    property(card, "FN", &entity.name, "");
    if !entity.other.iter().any(|line| name_parts(line).is_some()) {
        property(card, "N", &entity.name, ";;;;");
    }
    for (name, value) in [("ORG", &entity.organisation), ("EMAIL", &entity.email), ("URL", &entity.url)] {
        if let Some(value) = value {
            property(card, name, value, "");
        }
    }
    for line in &entity.other {
        card.push_str(line.trim());
        card.push('\n');
    }
    card.push_str("END:VCARD");
}

fn property(card: &mut String, name: &str, value: &str, end: &str) {
    let value = clean(value);
    if value.is_empty() {
        return;
    }
    card.push_str(name);
    card.push(':');
    // An address keeps its commas and semicolons: in a URL they need no escape.
    for character in value.chars() {
        match character {
            '\n' => card.push_str("\\n"),
            '\\' => card.push_str("\\\\"),
            ',' | ';' if name != "URL" => card.extend(['\\', character]),
            other => card.push(other),
        }
    }
    card.push_str(end);
    card.push('\n');
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Option<&'static str>) {
        let card = parse(text);
        let Some(entity) = card.entity else { return ("-".to_owned(), card.problem.map(|(code, _)| code)) };
        let mut parts = vec![entity.name];
        for (mark, value) in [("org", entity.organisation), ("mail", entity.email), ("url", entity.url)] {
            parts.extend(value.map(|value| format!("{mark}={value}")));
        }
        parts.extend(entity.other);
        (parts.join(" | "), card.problem.map(|(code, _)| code))
    }

    #[test]
    fn cards_as_they_occur() {
        for (card, expected, problem) in [
            (
                "BEGIN:VCARD\nVERSION:3.0\nFN:Digischool\nN:Digischool\nORG:Digischool\nEMAIL;TYPE=INTERNET,PREF:a@b.nl\nURL:http://b.nl/\nEND:VCARD",
                "Digischool | org=Digischool | mail=a@b.nl | url=http://b.nl/",
                None,
            ),
            ("BEGIN:VCARD\n      FN:Codarts\n      N:Codarts;;;;\n      END:VCARD", "Codarts", None),
            ("BEGIN:VCARD FN:Stichting De Boog ORG:De Boog END:VCARD", "Stichting De Boog | org=De Boog", None),
            ("BEGIN:VCARD\r\nFN:Lange\r\n  naam\r\nEND:VCARD", "Lange naam", None),
            ("BEGIN:VCARD\nFN:Jansen\\, Piet\\; zn\\nen co\nEND:VCARD", "Jansen, Piet; zn\nen co", None),
            ("BEGIN:VCARD\nN:Vries;Anna;de\nEND:VCARD", "Anna de Vries | N:Vries;Anna;de", Some("vcard-without-name")),
            (
                "BEGIN:VCARD\nUID:https://wie.example\nEND:VCARD",
                " | UID:https://wie.example",
                Some("vcard-without-name"),
            ),
            (
                "BEGIN:VCARD\nEMAIL:een@a.nl\nEMAIL:twee@a.nl\nFN:Eén\nEND:VCARD",
                "Eén | mail=een@a.nl | EMAIL:twee@a.nl",
                None,
            ),
            ("begin:vcard\nfn:Klein\nend:vcard", "Klein", None),
            ("BEGIN:VCARD\nEND:VCARD", "-", Some("vcard-empty")),
            ("BEGIN:WRONGTAG\nEX:Example", "-", Some("vcard-unreadable")),
            ("Jan Jansen", "Jan Jansen", Some("vcard-missing")),
        ] {
            assert_eq!(read(card), (expected.to_owned(), problem), "{card}");
        }
    }

    #[test]
    fn an_address_with_commas_stays_an_address() {
        let entity = Entity { name: "A".into(), url: Some("https://a.nl/?x=1,2;3".into()), ..Entity::default() };
        let card = write(&entity);
        assert!(card.contains("\nURL:https://a.nl/?x=1,2;3\n"), "{card}");
        assert_eq!(parse(&card).entity, Some(entity));
    }
}
