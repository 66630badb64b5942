//! What could not be done, as a value: `status` and words become a page for people or an
//! RFC 9457 problem document for machines (`middleware/explain.rs` chooses by `Accept`).
//!
//! Nothing internal leaves the server: a defect is logged with the request's id, which the
//! page shows as the code for the helpdesk.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::fmt::Display;

/// What could not be done.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The HTTP status, which also chooses the words (`fout-404`).
    pub status: StatusCode,
    /// A sentence about this very case, for people; absent when the general words say it all.
    pub detail: Option<String>,
    /// Everything that was wrong with the input, each with its field.
    pub errors: Vec<FieldError>,
    /// After how many seconds trying again makes sense.
    pub retry_after: Option<u64>,
    /// Where to sign in first, when that would help.
    pub sign_in: Option<String>,
}

/// Something wrong with one field of the input.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FieldError {
    /// The name of the field or parameter.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Problem {
    /// A problem with this status and the general words.
    #[must_use]
    pub fn new(status: StatusCode) -> Self {
        Self { status, detail: None, errors: Vec::new(), retry_after: None, sign_in: None }
    }

    /// The page or record does not exist.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND)
    }

    /// The input was refused, with everything that was wrong.
    #[must_use]
    pub fn refused(detail: String, errors: Vec<FieldError>) -> Self {
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST).with_detail(detail) }
    }

    /// A defect or outage of ours; the cause is logged, not shown.
    #[must_use]
    pub fn broken(cause: impl Display) -> Self {
        tracing::error!(%cause, "request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Adds a sentence about this case.
    #[must_use]
    pub fn with_detail(mut self, detail: String) -> Self {
        self.detail = Some(detail);
        self
    }
}

impl IntoResponse for Problem {
    /// An empty answer that carries the problem; the explaining layer writes the words.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl From<store::StoreError> for Problem {
    fn from(error: store::StoreError) -> Self {
        Self::broken(error)
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        Self::broken(error)
    }
}

impl From<identity::token::NoRandomness> for Problem {
    fn from(error: identity::token::NoRandomness) -> Self {
        Self::broken(error)
    }
}
