//! Signing out: the session ends here and in the store, not only in the browser.

use crate::app::App;
use crate::form::OwnForm;
use crate::problem::Problem;
use crate::visitor::{self, Visitor};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use identity::Token;

/// Ends the session and shows the home page.
pub async fn act(State(app): State<App>, visitor: Visitor, _form: OwnForm) -> Result<Response, Problem> {
    if visitor.account.is_some() {
        app.store.end_session(&visitor.session_hash()).await?;
    }
    let mut response = Redirect::to("/").into_response();
    if let Some(cookie) = visitor::cookie(&app, &Token::new([0; 32]), 0) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
