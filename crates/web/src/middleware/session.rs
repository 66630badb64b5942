//! Turns a cookie or bearer token into a [`Visitor`], and refuses forms from other sites.

use crate::app::App;
use crate::problem::Problem;
use crate::visitor::{Visitor, bearer_in, token_in};
use crate::wording::t;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use identity::Token;

/// The layer itself.
pub async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let asked = request.uri().path_and_query().map_or("/", |asked| asked.as_str());
    let visitor = match visitor(&app, request.headers(), asked).await {
        Ok(visitor) => visitor,
        Err(problem) => return problem.into_response(),
    };
    let refused = !visitor.by_token && is_from_elsewhere(&request);
    request.extensions_mut().insert(visitor.clone());
    if refused {
        return Problem::new(StatusCode::FORBIDDEN).with_detail(t("fout-andere-site")).into_response();
    }
    let mut response = next.run(request).await;
    if let Some(cookie) = visitor.cookie_to_set(&app) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn visitor(app: &App, headers: &HeaderMap, asked: &str) -> Result<Visitor, Problem> {
    let for_programs = asked.starts_with("/api/") || asked == "/metrics";
    if for_programs
        && let Some(token) = bearer_in(headers)
        && let Some(account) = app.store.account_by_token(&token.hash()).await?
    {
        return Ok(Visitor::new(token, false, Some(account), true, asked));
    }
    let Some(token) = token_in(headers, app) else {
        return Ok(Visitor::new(Token::fresh()?, true, None, false, asked));
    };
    let session = app.store.session(&token.hash(), app.now()).await?;
    Ok(Visitor::new(token, false, session.map(|session| session.account), false, asked))
}

/// Browsers say where a request comes from; one that changes something must come from us.
/// The token in the form is the other half of this protection.
fn is_from_elsewhere(request: &Request) -> bool {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let site = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    changes && matches!(site, Some("cross-site" | "same-site"))
}
