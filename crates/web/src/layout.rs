//! The frame of a page: what every template needs besides its own content.

use crate::app::App;
use crate::problem::Problem;
use crate::theme;
use crate::visitor::Visitor;
use askama::Template;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use identity::Role;

/// The part of the site a page belongs to, which the navigation shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Searching and reading material.
    Search,
    /// Checking a lesson.
    Check,
    /// About the site.
    About,
    /// One's own start page and what follows from it.
    Own,
    /// None of these.
    None,
}

/// What the frame shows.
pub struct Layout {
    /// The page's title, first in the window.
    pub title: String,
    /// Which entry of the navigation is current.
    pub section: Section,
    /// Whether everything is demonstration.
    pub demo: bool,
    /// Who is signed in.
    pub signed_in: Option<SignedIn>,
    /// A sentence for search engines; absent on pages that they need not keep.
    pub description: Option<String>,
    /// The permanent address of the page.
    pub canonical: Option<String>,
    /// The day of the page, for who prints it.
    pub printed: String,
    /// Part of the address of style sheet and script, so that browsers keep them for good.
    pub edition: &'static str,
}

/// The account as the header shows it.
pub struct SignedIn {
    /// What to call the person.
    pub name: String,
    /// The token of the sign-out form.
    pub csrf: String,
    /// Whether the administration may be opened.
    pub administers: bool,
}

impl Layout {
    /// The frame of a page with this title.
    #[must_use]
    pub fn new(app: &App, visitor: &Visitor, section: Section, title: String) -> Self {
        let signed_in = visitor.account.as_ref().map(|account| SignedIn {
            name: account.display_name.clone(),
            csrf: visitor.csrf(),
            administers: visitor.is(Role::Beheerder),
        });
        Self {
            title,
            section,
            demo: app.settings.demo,
            signed_in,
            description: None,
            canonical: None,
            printed: crate::dates::day(app.now()),
            edition: theme::edition(),
        }
    }

    /// Adds what search engines keep.
    #[must_use]
    pub fn with_description(mut self, description: String, canonical: String) -> Self {
        self.description = Some(description);
        self.canonical = Some(canonical);
        self
    }

    fn current(&self, section: Section) -> bool {
        self.section == section
    }

    pub(crate) fn in_search(&self) -> bool {
        self.current(Section::Search)
    }

    pub(crate) fn in_check(&self) -> bool {
        self.current(Section::Check)
    }

    pub(crate) fn in_about(&self) -> bool {
        self.current(Section::About)
    }

    pub(crate) fn in_own(&self) -> bool {
        self.current(Section::Own)
    }
}

/// A page as an answer. Pages depend on who asks, so no shared cache keeps them.
///
/// # Errors
/// When the template fails, which is a defect of ours.
pub fn html(page: &impl Template) -> Result<Response, Problem> {
    let text = page.render()?;
    Ok(([(header::CACHE_CONTROL, "private, no-cache")], Html(text)).into_response())
}
