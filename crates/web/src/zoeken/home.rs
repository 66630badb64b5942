//! Home is search: one box, three examples that teach what it can do, and where else to go.

use crate::app::App;
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Each shows something else that the search understands: a level, an audience, a school type.
const EXAMPLES: [&str; 3] = ["breuken groep 6", "burgerschap nt2", "duurzaamheid havo 3"];

#[derive(Template)]
#[template(path = "zoeken/home.html")]
struct Page {
    layout: Layout,
    total: usize,
    examples: [&'static str; 3],
}

/// The page.
pub async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let layout = Layout::new(&app, &visitor, Section::None, t("begin-titel"))
        .with_description(t("begin-kort"), app.address("/"));
    html(&Page { layout, total: usize::try_from(app.index.len()).unwrap_or_default(), examples: EXAMPLES })
}
