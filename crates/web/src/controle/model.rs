//! The kwaliteitsmodel in plain words: what it asks, and what each point means in practice.

use crate::app::App;
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use quality::{Chapter, Criterion, Model, Tier};

#[derive(Template)]
#[template(path = "controle/model.html")]
struct Page {
    layout: Layout,
    source: &'static str,
    chapters: Vec<(&'static Chapter, Vec<Row>)>,
}

struct Row {
    criterion: &'static Criterion,
    tier: String,
}

/// The page.
pub async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let model = Model::current();
    let rows = |chapter: &Chapter| {
        let own = model
            .criteria
            .iter()
            .filter(|criterion| criterion.id.split('.').next() == Some(chapter.number.to_string().as_str()));
        own.map(|criterion| Row {
            criterion,
            tier: t(if criterion.tier == Tier::Basis { "controle-basis" } else { "controle-plus" }),
        })
        .collect()
    };
    html(&Page {
        layout: Layout::new(&app, &visitor, Section::About, t("model-titel"))
            .with_description(t("model-kort"), app.address("/kwaliteitsmodel")),
        source: &model.source,
        chapters: model.chapters.iter().map(|chapter| (chapter, rows(chapter))).collect(),
    })
}
