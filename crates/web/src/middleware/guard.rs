//! Stands before every handler and keeps what its row of the route table says: who may pass,
//! and how often.

use crate::app::App;
use crate::middleware::rate::client_address;
use crate::problem::Problem;
use crate::routes::Row;
use crate::visitor::Visitor;
use crate::wording::tv;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The layer itself.
pub async fn keep(
    State((app, row)): State<(App, &'static Row)>,
    visitor: Visitor,
    request: Request,
    next: Next,
) -> Response {
    if let Err(problem) = admit(&app, row, &visitor, &request) {
        return problem.into_response();
    }
    next.run(request).await
}

fn admit(app: &App, row: &Row, visitor: &Visitor, request: &Request) -> Result<(), Problem> {
    if !row.requires.allows(visitor.roles()) {
        return Err(refusal(visitor, request));
    }
    let address = client_address(request, &app.settings);
    app.limits.take(row.rate, address, app.now()).map_err(|seconds| Problem {
        retry_after: Some(seconds),
        ..Problem::new(StatusCode::TOO_MANY_REQUESTS)
            .with_detail(tv("fout-te-vaak", &[("seconden", &seconds.to_string())]))
    })?;
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > row.rate.body_limit()) {
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE));
    }
    Ok(())
}

/// A visitor without an account is shown where to sign in; someone without the role is told so.
fn refusal(visitor: &Visitor, request: &Request) -> Problem {
    if visitor.account.is_some() {
        return Problem::new(StatusCode::FORBIDDEN);
    }
    let back = if request.method() == Method::GET { &*visitor.asked } else { "/" };
    Problem { sign_in: Some(back.to_owned()), ..Problem::new(StatusCode::UNAUTHORIZED) }
}
