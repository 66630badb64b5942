//! The words that people read, from `wording/nl/*.ftl` (Fluent), embedded at build.
//!
//! A key that is missing shows itself between marks rather than failing a page; a test makes
//! sure that none is. English, Frisian and Papiamentu are further folders with the same keys.

use crate::numbers;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;

/// Every wording file, by name.
const FILES: &[(&str, &str)] = &[
    ("algemeen", include_str!("../../../wording/nl/algemeen.ftl")),
    ("api", include_str!("../../../wording/nl/api.ftl")),
    ("beheer", include_str!("../../../wording/nl/beheer.ftl")),
    ("controle", include_str!("../../../wording/nl/controle.ftl")),
    ("fouten", include_str!("../../../wording/nl/fouten.ftl")),
    ("inloggen", include_str!("../../../wording/nl/inloggen.ftl")),
    ("materiaal", include_str!("../../../wording/nl/materiaal.ftl")),
    ("paginas", include_str!("../../../wording/nl/paginas.ftl")),
    ("zoeken", include_str!("../../../wording/nl/zoeken.ftl")),
];

/// The text of a key.
#[must_use]
pub fn t(key: &str) -> String {
    say(key, None)
}

/// The text of a key about a number: `$n` chooses the form, `$aantal` is the number as written.
#[must_use]
pub fn tn(key: &str, number: usize) -> String {
    let mut arguments = FluentArgs::new();
    arguments.set("n", number);
    arguments.set("aantal", numbers::grouped(number));
    say(key, Some(&arguments))
}

/// The text of a key with values filled in.
#[must_use]
pub fn tv(key: &str, values: &[(&'static str, &str)]) -> String {
    let mut arguments = FluentArgs::new();
    for (name, value) in values {
        arguments.set(*name, (*value).to_owned());
    }
    say(key, Some(&arguments))
}

/// Whether there is a text for the key.
#[must_use]
pub fn knows(key: &str) -> bool {
    bundle().has_message(key)
}

fn say(key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
    let Some(pattern) = bundle().get_message(key).and_then(|message| message.value()) else {
        return format!("⟦{key}⟧");
    };
    bundle().format_pattern(pattern, arguments, &mut Vec::new()).into_owned()
}

fn bundle() -> &'static FluentBundle<FluentResource> {
    static BUNDLE: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let mut bundle = FluentBundle::new_concurrent(vec!["nl".parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        for (_, text) in FILES {
            // What does not parse is skipped here and reported by the test below.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

/// The same as filters for templates: `{{ "zoeken-knop"|t }}`.
#[expect(missing_docs, reason = "the attribute makes types and methods of its own without documentation")]
pub mod filters {
    use askama::{Result, Values};

    /// The text of a key.
    #[askama::filter_fn]
    pub fn t(key: &str, _: &dyn Values) -> Result<String> {
        Ok(super::t(key))
    }

    /// The text of a key about a number.
    #[askama::filter_fn]
    pub fn tn(key: &str, _: &dyn Values, number: usize) -> Result<String> {
        Ok(super::tn(key, number))
    }

    /// The text of a key with one value filled in.
    #[askama::filter_fn]
    pub fn tv(key: &str, _: &dyn Values, name: &'static str, value: &str) -> Result<String> {
        Ok(super::tv(key, &[(name, value)]))
    }

    /// A number with points between the thousands.
    #[askama::filter_fn]
    pub fn grouped(number: &usize, _: &dyn Values) -> Result<String> {
        Ok(crate::numbers::grouped(*number))
    }

    /// An icon, drawn in the colour of the text around it.
    #[askama::filter_fn]
    pub fn icon(name: &str, _: &dyn Values) -> Result<askama::filters::Safe<&'static str>> {
        Ok(askama::filters::Safe(crate::theme::icons::icon(name)))
    }
}

#[cfg(test)]
mod tests;
