//! The page where anyone drops a lesson, and its answer. With `?adres=` the answer is a page
//! of its own, so that a link to the report of a published material can be shared.

use super::report::{self, ReportView};
use super::request::{Sent, check as run};
use crate::app::App;
use crate::form::{Fields, FormProblems, must_own};
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t, tv};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use quality::{Model, Scenario};

#[derive(Template)]
#[template(path = "controle/upload.html")]
struct Page {
    layout: Layout,
    csrf: String,
    address: String,
    scenarios: Vec<(&'static str, &'static str, bool)>,
    problems: FormProblems,
}

#[derive(Template)]
#[template(path = "controle/report.html")]
struct Answer {
    layout: Layout,
    report: ReportView,
}

/// The form, or the report of the material at `?adres=`.
pub async fn page(State(app): State<App>, visitor: Visitor, query: Fields) -> Result<Response, Problem> {
    let scenario = Scenario::from_code(query.get("scenario")).unwrap_or_default();
    if query.get("adres").is_empty() {
        return form(&app, &visitor, String::new(), scenario, FormProblems::default());
    }
    let sent = Sent { address: query.get("adres").to_owned(), scenario, ..Sent::default() };
    answer(&app, &visitor, sent).await
}

/// Checks what was sent.
pub async fn check(State(app): State<App>, visitor: Visitor, body: Multipart) -> Result<Response, Problem> {
    let sent = Sent::read(body).await?;
    must_own(&visitor, &sent.csrf)?;
    answer(&app, &visitor, sent).await
}

async fn answer(app: &App, visitor: &Visitor, sent: Sent) -> Result<Response, Problem> {
    let (address, scenario) = (sent.address.clone(), sent.scenario);
    match run(app, sent).await {
        Ok(report) => {
            metrics::counter!("leerbron_checks_total", "format" => report.format.label()).increment(1);
            let layout =
                Layout::new(app, visitor, Section::Check, tv("controle-verslag-titel", &[("bestand", &report.file)]));
            html(&Answer { layout, report: report::view(&report) })
        }
        Err(problem) if problem.errors.is_empty() => Err(problem),
        Err(problem) => {
            let mut problems = FormProblems::default();
            for error in problem.errors {
                problems.add(if error.field == "adres" { "adres" } else { "bestand" }, error.message);
            }
            Ok((StatusCode::BAD_REQUEST, form(app, visitor, address, scenario, problems)?).into_response())
        }
    }
}

fn form(
    app: &App,
    visitor: &Visitor,
    address: String,
    chosen: Scenario,
    problems: FormProblems,
) -> Result<Response, Problem> {
    let model = Model::current();
    html(&Page {
        layout: Layout::new(
            app,
            visitor,
            Section::Check,
            if problems.is_empty() { t("controle-titel") } else { t("controle-titel-fout") },
        )
        .with_description(t("controle-kort"), app.address("/controle")),
        csrf: visitor.csrf(),
        address,
        scenarios: Scenario::ALL
            .into_iter()
            .map(|scenario| (scenario.code(), model.scenario(scenario).title.as_str(), scenario == chosen))
            .collect(),
        problems,
    })
}
