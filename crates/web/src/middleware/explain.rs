//! Gives every failure its words: a page for people, RFC 9457 for machines.
//!
//! Our handlers answer a [`Problem`]; the framework answers a bare status (405, 413, 408).
//! Both become the same here, so that no path ever shows a blank page or a stack trace.

use crate::app::App;
use crate::layout::{Layout, Section, html};
use crate::middleware::measure::RequestId;
use crate::problem::{FieldError, Problem};
use crate::visitor::Visitor;
use crate::wording::{filters, knows, t};
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Serialize;

/// The layer itself.
pub async fn explain(State(app): State<App>, visitor: Visitor, request: Request, next: Next) -> Response {
    let for_machine = wants_json(request.uri().path(), request.headers());
    let code = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.clone());
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let Some(problem) = problem_of(&response) else { return response };
    let kept: Vec<_> = [header::RETRY_AFTER, header::ALLOW]
        .into_iter()
        .filter_map(|name| Some((name.clone(), response.headers().get(name)?.clone())))
        .collect();
    let mut explained = if for_machine { document(&problem, &code) } else { page(&app, &visitor, &problem, code) };
    for (name, value) in kept {
        explained.headers_mut().insert(name, value);
    }
    explained.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    explained
}

/// The problem of a failed answer; `None` when the handler wrote the words itself.
fn problem_of(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(problem.clone());
    }
    let has_words =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    (!has_words).then(|| Problem::new(response.status()))
}

/// The API speaks JSON; elsewhere a client that asks for JSON and not for a page gets it.
fn wants_json(path: &str, headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    path.starts_with("/api/") || (accept.contains("json") && !accept.contains("text/html"))
}

/// RFC 9457, with the members that the Dutch API rules ask for.
#[derive(Serialize)]
struct Document<'a> {
    status: u16,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    instance: String,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
}

fn document(problem: &Problem, code: &str) -> Response {
    let document = Document {
        status: problem.status.as_u16(),
        title: t(&title_key(problem.status)),
        detail: problem.detail.as_deref(),
        instance: format!("urn:request:{code}"),
        errors: &problem.errors,
    };
    let body = serde_json::to_string(&document).unwrap_or_default();
    let mut response = (problem.status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
    if problem.status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

#[derive(Template)]
#[template(path = "layout/problem.html")]
struct Page<'a> {
    layout: Layout,
    what_now: String,
    problem: &'a Problem,
    code: String,
    is_ours: bool,
}

fn page(app: &App, visitor: &Visitor, problem: &Problem, code: String) -> Response {
    if let Some(back) = &problem.sign_in {
        return Redirect::to(&format!("/inloggen?{}", crate::form::query(&[("naar", back)]))).into_response();
    }
    let status = problem.status;
    let page = Page {
        layout: Layout::new(app, visitor, Section::None, t(&title_key(status))),
        what_now: t(&title_key(status).replace("fout-", "fout-nu-")),
        problem,
        code,
        is_ours: status.is_server_error(),
    };
    match html(&page) {
        Ok(response) => (status, response).into_response(),
        Err(_) => (status, t("fout-500")).into_response(),
    }
}

/// The words of a status, or of its class when it has none of its own.
fn title_key(status: StatusCode) -> String {
    let own = format!("fout-{}", status.as_u16());
    if knows(&own) {
        return own;
    }
    if status.is_server_error() { "fout-500".to_owned() } else { "fout-400".to_owned() }
}
