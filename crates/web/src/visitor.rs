//! Who is asking: a visitor with or without an account, and the secret that ties forms to them.
//!
//! One cookie carries one token. Where the store knows its hash it is a session; otherwise it
//! only ties a visitor's forms to their browser. It is set when the first form is shown, so
//! that reading and searching leave nothing on anyone's machine.

use crate::app::App;
use crate::problem::Problem;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use identity::{Role, Token, token};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::Account;

/// How long a session lasts after signing in: a school day with an evening.
pub const SESSION_HOURS: i64 = 12;

/// Who is asking.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The account, when signed in.
    pub account: Option<Arc<Account>>,
    /// Whether the account showed itself by a bearer token; then no form is involved.
    pub by_token: bool,
    /// The path and query that were asked for, to come back to after signing in.
    pub asked: Arc<str>,
    token: Token,
    is_new: bool,
    is_needed: Arc<AtomicBool>,
}

impl Visitor {
    /// A visitor with the token that came along, or a fresh one.
    #[must_use]
    pub fn new(token: Token, is_new: bool, account: Option<Account>, by_token: bool, asked: &str) -> Self {
        let is_needed = Arc::new(AtomicBool::new(false));
        Self { account: account.map(Arc::new), by_token, asked: asked.into(), token, is_new, is_needed }
    }

    /// What a form of this visitor carries in its field `csrf`.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.is_needed.store(true, Ordering::Relaxed);
        self.token.csrf()
    }

    /// Whether a form came from a page that we gave this visitor.
    #[must_use]
    pub fn owns(&self, csrf: &str) -> bool {
        !self.is_new && token::equal_in_constant_time(csrf, &self.token.csrf())
    }

    /// The roles, when signed in.
    #[must_use]
    pub fn roles(&self) -> Option<&[Role]> {
        self.account.as_deref().map(|account| account.roles.as_slice())
    }

    /// Whether the visitor holds this role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles().is_some_and(|roles| roles.contains(&role))
    }

    /// What is kept of the session's token.
    #[must_use]
    pub fn session_hash(&self) -> identity::TokenHash {
        self.token.hash()
    }

    /// The cookie to set because a form was shown to someone who had none.
    #[must_use]
    pub fn cookie_to_set(&self, app: &App) -> Option<HeaderValue> {
        let wanted = self.is_new && self.is_needed.load(Ordering::Relaxed);
        wanted.then(|| cookie(app, &self.token, SESSION_HOURS * 3600)).flatten()
    }
}

/// The token that the cookie carries, if any.
#[must_use]
pub fn token_in(headers: &HeaderMap, app: &App) -> Option<Token> {
    let name = cookie_name(app);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).and_then(|(_, value)| Token::parse(value))
}

/// The bearer token of a request to the API, if any.
#[must_use]
pub fn bearer_in(headers: &HeaderMap) -> Option<Token> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Token::parse(token.trim())).flatten()
}

/// A `Set-Cookie` that carries the token for so many seconds; zero takes it away.
#[must_use]
pub fn cookie(app: &App, token: &Token, seconds: i64) -> Option<HeaderValue> {
    let secure = if app.settings.is_https() { "; Secure" } else { "" };
    let value = if seconds == 0 { String::new() } else { token.reveal() };
    let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(app));
    let mut header = HeaderValue::try_from(text).ok()?;
    header.set_sensitive(true);
    Some(header)
}

/// Over https the name makes browsers refuse one that another host or path has set.
fn cookie_name(app: &App) -> &'static str {
    if app.settings.is_https() { "__Host-leerbron" } else { "leerbron" }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::broken("the session layer did not run"))
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Visitor {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}
