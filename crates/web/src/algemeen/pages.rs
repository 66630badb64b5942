//! The pages of words: about, connecting, accessibility, privacy.

use crate::app::App;
use crate::dates;
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

#[derive(Template)]
#[template(path = "algemeen/about.html")]
struct About {
    layout: Layout,
    version: String,
}

/// What Leerbron is, and whose.
pub async fn about(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let layout = Layout::new(&app, &visitor, Section::About, t("over-titel"))
        .with_description(t("over-kort"), app.address("/over"));
    html(&About { layout, version: app.settings.version.clone() })
}

#[derive(Template)]
#[template(path = "algemeen/connect.html")]
struct Connect {
    layout: Layout,
    url: String,
}

/// How other systems take metadata and material.
pub async fn connect(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let layout = Layout::new(&app, &visitor, Section::About, t("koppelen-titel"))
        .with_description(t("koppelen-kort"), app.address("/koppelen"));
    html(&Connect { layout, url: app.settings.public_url.clone() })
}

#[derive(Template)]
#[template(path = "algemeen/accessibility.html")]
struct Accessibility {
    layout: Layout,
    built: String,
    version: String,
    email: String,
    tested: &'static [Test],
}

/// A way of testing, as `tests/browser/run.mjs` carries it out.
struct Test {
    what: &'static str,
    how: &'static str,
}

/// What the browser tests cover; the keys are those of the wording.
const TESTED: &[Test] = &[
    Test { what: "feit-toets-axe", how: "feit-toets-axe-hoe" },
    Test { what: "feit-toets-toetsenbord", how: "feit-toets-toetsenbord-hoe" },
    Test { what: "feit-toets-smal", how: "feit-toets-smal-hoe" },
    Test { what: "feit-toets-script", how: "feit-toets-script-hoe" },
    Test { what: "feit-toets-contrast", how: "feit-toets-contrast-hoe" },
];

/// The accessibility statement, from what was tested and when this version was built.
pub async fn accessibility(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    html(&Accessibility {
        layout: Layout::new(&app, &visitor, Section::None, t("toegankelijk-titel")),
        built: dates::iso_day(&app.settings.built),
        version: app.settings.version.clone(),
        email: app.settings.admin_email.clone(),
        tested: TESTED,
    })
}

#[derive(Template)]
#[template(path = "algemeen/privacy.html")]
struct Privacy {
    layout: Layout,
    email: String,
}

/// What is kept of people, and why.
pub async fn privacy(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    html(&Privacy {
        layout: Layout::new(&app, &visitor, Section::None, t("privacy-titel")),
        email: app.settings.admin_email.clone(),
    })
}
