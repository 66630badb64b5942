//! Forms: fields out of a body, the check that the form is ours, and all problems at once.

use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::t;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use std::convert::Infallible;

/// Name and value pairs, in order; a name may occur more than once.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded` bytes; what is no UTF-8 becomes a mark.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// The first value of a name, trimmed; empty when absent.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a name that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, value)| key == name && !value.trim().is_empty()).map(|(_, value)| value.trim())
    }

    /// All pairs, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

/// The query of an address.
impl<S: Sync> FromRequestParts<S> for Fields {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut axum::http::request::Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default().as_bytes()))
    }
}

/// A form that this visitor got from us: its `csrf` field matches.
pub struct OwnForm(pub Fields);

impl<S: Send + Sync> FromRequest<S> for OwnForm {
    type Rejection = Problem;
    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let visitor = request
            .extensions()
            .get::<Visitor>()
            .cloned()
            .ok_or_else(|| Problem::broken("the session layer did not run"))?;
        let body = Bytes::from_request(request, state).await.map_err(|rejection| Problem::new(rejection.status()))?;
        let fields = Fields::parse(&body);
        must_own(&visitor, fields.get("csrf"))?;
        Ok(Self(fields))
    }
}

/// Refuses a form that does not carry this visitor's token.
///
/// # Errors
/// When the token is absent or another.
pub fn must_own(visitor: &Visitor, csrf: &str) -> Result<(), Problem> {
    if visitor.owns(csrf) {
        Ok(())
    } else {
        Err(Problem::new(StatusCode::FORBIDDEN).with_detail(t("fout-formulier-verlopen")))
    }
}

/// Everything that is wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default)]
pub struct FormProblems(Vec<(&'static str, String)>);

impl FormProblems {
    /// Notes a problem with a field.
    pub fn add(&mut self, field: &'static str, message: String) {
        self.0.push((field, message));
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problem of a field, if it has one.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, message)| message.as_str())
    }

    /// Field and message, for the summary.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(field, message)| (*field, message.as_str()))
    }
}

/// Name and value pairs as a query.
#[must_use]
pub fn query(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// An address on this site to go on to, or the home page: never another site.
#[must_use]
pub fn own_path(text: &str) -> &str {
    let is_ours = text.starts_with('/') && !text.starts_with("//") && !text.contains(['\\', '\r', '\n', '\t']);
    if is_ours { text } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_repeat_and_values_are_trimmed() {
        let fields = Fields::parse(b"vak=nl&vak=+rekenen+&vak=&q=a%20b+c");
        assert_eq!(fields.all("vak").collect::<Vec<_>>(), ["nl", "rekenen"]);
        assert_eq!(fields.get("q"), "a b c");
        assert_eq!(fields.get("absent"), "");
    }

    #[test]
    fn going_on_stays_on_this_site() {
        for (given, path) in [
            ("/zoeken?q=a", "/zoeken?q=a"),
            ("//elders.example/", "/"),
            ("https://elders.example/", "/"),
            ("/\\elders.example", "/"),
            ("", "/"),
            ("javascript:alert(1)", "/"),
        ] {
            assert_eq!(own_path(given), path, "{given}");
        }
    }

    #[test]
    fn a_query_is_encoded() {
        assert_eq!(query(&[("naar", "/zoeken?q=één&x=1")]), "naar=%2Fzoeken%3Fq%3D%C3%A9%C3%A9n%26x%3D1");
    }
}
