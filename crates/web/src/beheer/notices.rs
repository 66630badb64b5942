//! Marks a notice as dealt with.

use crate::app::App;
use crate::form::OwnForm;
use crate::problem::Problem;
use crate::visitor::Visitor;
use axum::extract::{Path, State};
use axum::response::Redirect;
use store::{Actor, StoreError};

/// The act.
pub async fn handle(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<i64>,
    _form: OwnForm,
) -> Result<Redirect, Problem> {
    let actor = visitor.account.as_ref().map_or(Actor::Program, |account| Actor::Account(account.id));
    match app.store.handle_notice(id, actor).await {
        Ok(()) => Ok(Redirect::to("/beheer")),
        Err(StoreError::NotFound(_)) => Err(Problem::not_found()),
        Err(error) => Err(error.into()),
    }
}
