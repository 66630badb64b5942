//! Labels of controls that are switched off: WCAG 1.4.3 asks no contrast of them.

use super::ua;
use ego_tree::NodeId;
use scraper::{ElementRef, Html};
use std::collections::HashSet;

/// The elements that name a control that is switched off.
pub(super) fn labels(html: &Html) -> HashSet<NodeId> {
    let elements = || html.tree.root().descendants().filter_map(ElementRef::wrap);
    let mut names: HashSet<&str> = HashSet::new();
    let mut found = HashSet::new();
    for element in elements().filter(|element| ua::is_off(element.value())) {
        names.extend(element.attr("aria-labelledby").into_iter().flat_map(str::split_whitespace));
        names.extend(element.attr("id").map(str::trim));
        // A climb of this height is enough for real pages and keeps hostile nesting cheap.
        let label =
            element.ancestors().take(16).filter_map(ElementRef::wrap).find(|above| above.value().name() == "label");
        found.extend(label.map(|label| label.id()));
    }
    if names.is_empty() {
        return found;
    }
    found.extend(elements().filter(|element| is_named(element, &names)).map(|element| element.id()));
    found
}

fn is_named(element: &ElementRef<'_>, names: &HashSet<&str>) -> bool {
    let key = if element.value().name() == "label" { "for" } else { "id" };
    let named = |key| element.attr(key).is_some_and(|name| names.contains(name.trim()));
    named(key) || named("id")
}
