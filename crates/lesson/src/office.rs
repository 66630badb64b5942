//! What Word and PowerPoint files have in common (ECMA-376, part 2: Open Packaging Conventions):
//! the document properties, the relations between parts, and what a damaged part means.
//!
//! It does not know what stands in a document or on a slide.

pub(crate) mod xml;

use crate::builder::Builder;
use crate::{Limits, Location, Meta, Problem, Refused, Unscanned, UnscannedReason};
use std::collections::HashMap;
use xml::{Piece, Stopped};

/// What a stop means: danger refuses, damage is told and what was read stands. `main` is the part
/// without which there is no document.
pub(crate) fn settle(
    builder: &mut Builder,
    name: &str,
    path: &str,
    main: &str,
    end: Result<(), Stopped>,
) -> Result<(), Refused> {
    match end {
        Ok(()) => Ok(()),
        Err(Stopped::Doctype) => Err(Refused::Doctype { path: path.to_owned() }),
        Err(Stopped::Broken) if path == main && builder.lesson.blocks.is_empty() => {
            Err(Refused::BrokenDocument { path: path.to_owned() })
        }
        Err(stopped) => {
            let (reason, what) = match stopped {
                Stopped::TooDeep => (UnscannedReason::TooComplex, "is te diep genest"),
                _ => (UnscannedReason::Broken, "is beschadigd"),
            };
            let message = format!("Het onderdeel ‘{path}’ {what}. Wat daarna komt, is niet bekeken.");
            builder.problems.push(Problem {
                code: "broken_part",
                message: message.clone(),
                location: Location::file(path),
            });
            builder.unscanned.push(Unscanned { path: name.to_owned(), reason, message });
            Ok(())
        }
    }
}

/// Title, language, maker and rights out of the document properties.
pub(crate) fn properties(builder: &mut Builder, core: &str, limits: &Limits) {
    let mut name: Option<String> = None;
    let mut found = Vec::new();
    let _ends_early = xml::walk(core, limits.xml_depth, |piece| match piece {
        Piece::Open(element) => name = Some(element.name().to_lowercase()),
        Piece::Close(_) => name = None,
        Piece::Text(text) => {
            if let Some(name) = name.clone().filter(|_| !text.trim().is_empty()) {
                found.push((name, text.trim().to_owned()));
            }
        }
    });
    for (name, value) in found {
        match name.as_str() {
            "title" => builder.lesson.title = Some(value.clone()),
            "language" => builder.lesson.language = Some(value.clone()),
            _ => {}
        }
        builder.lesson.metadata.push(Meta { name, value, location: Location::file("docProps/core.xml") });
    }
}

/// Targets of links and images by their id.
pub(crate) fn relations(part: &str, limits: &Limits) -> HashMap<String, String> {
    let mut targets = HashMap::new();
    let _ends_early = xml::walk(part, limits.xml_depth, |piece| {
        if let Piece::Open(element) = piece
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            targets.insert(id, target);
        }
    });
    targets
}
