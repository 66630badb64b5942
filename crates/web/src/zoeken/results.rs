//! The results: hits as rows, filters with counts, chosen filters as chips; and when nothing is
//! found, what was tried and what to do.

use super::address::Address;
use super::facets::{Chip, FacetView, chips, facets};
use super::hit::{HitView, view};
use crate::app::App;
use crate::form::Fields;
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t, tv};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use search::{Place, Reading, Results, SearchError, Why};

/// Hits on a page.
const PAGE: usize = 20;

#[derive(Template)]
#[template(path = "zoeken/results.html")]
struct Page {
    layout: Layout,
    address: Address,
    total: usize,
    hits: Vec<HitView>,
    facets: Vec<FacetView>,
    chips: Vec<Chip>,
    note: Option<String>,
    did_you_mean: Option<(String, String)>,
    next: Option<String>,
    gap_csrf: String,
}

/// The page.
pub async fn page(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let address = Address::read(&fields);
    match app.index.search(&address.query(PAGE)) {
        Ok(results) => html(&build(&app, &visitor, address, results)),
        // The index was rebuilt since the page before; its first page still stands.
        Err(SearchError::Cursor) => Ok(Redirect::to(&address.link()).into_response()),
        Err(error) => Err(Problem::broken(error)),
    }
}

fn build(app: &App, visitor: &Visitor, address: Address, results: Results) -> Page {
    let title =
        if address.text.is_empty() { t("zoeken-titel") } else { tv("zoeken-titel-naar", &[("vraag", &address.text)]) };
    let did_you_mean = results.suggestion.clone().map(|text| {
        let link = address.with_text(&text).link();
        (text, link)
    });
    Page {
        layout: Layout::new(app, visitor, Section::Search, title),
        total: usize::try_from(results.total).unwrap_or(usize::MAX),
        note: note(&results),
        did_you_mean,
        next: results.next.as_deref().map(|cursor| address.link_to(cursor)),
        gap_csrf: if results.total == 0 { visitor.csrf() } else { String::new() },
        facets: facets(&results.facets),
        chips: chips(&address),
        hits: results.hits.into_iter().map(view).collect(),
        address,
    }
}

/// What was done with the words, when that was not simply what was asked.
fn note(results: &Results) -> Option<String> {
    match &results.reading {
        Reading::All => None,
        Reading::Corrected => results.suggestion.as_deref().map(|text| tv("zoeken-verbeterd", &[("vraag", text)])),
        Reading::Relaxed { missing, .. } if missing.is_empty() => Some(t("zoeken-niet-alles")),
        Reading::Relaxed { missing, .. } => Some(tv("zoeken-woord-nergens", &[("woorden", &missing.join(", "))])),
    }
}

/// Why a hit stands here, for one word.
pub(super) fn reason(why: &Why) -> String {
    let place = match why.place {
        Place::Title => t("zoeken-waarom-titel"),
        Place::Summary => t("zoeken-waarom-tekst"),
        Place::Elsewhere => t("zoeken-waarom-elders"),
    };
    match &why.found {
        Some(found) if !found.eq_ignore_ascii_case(&why.asked) => {
            tv("zoeken-waarom-vorm", &[("woord", &why.asked), ("gevonden", found), ("plaats", &place)])
        }
        _ => tv("zoeken-waarom-woord", &[("woord", &why.asked), ("plaats", &place)]),
    }
}
