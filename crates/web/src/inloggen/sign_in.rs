//! Signing in with name and password.
//!
//! Wrong name, wrong password and disabled account get one answer, in the same time.

use crate::app::App;
use crate::form::{Fields, FormProblems, OwnForm, own_path};
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::{self, SESSION_HOURS, Visitor};
use crate::wording::{filters, t};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use identity::{Token, password};
use jiff::ToSpan;
use store::Account;

#[derive(Template)]
#[template(path = "inloggen/sign_in.html")]
struct Page {
    layout: Layout,
    csrf: String,
    back: String,
    name: String,
    problems: FormProblems,
    demo_password: bool,
}

/// The form.
pub async fn page(State(app): State<App>, visitor: Visitor, query: Fields) -> Result<Response, Problem> {
    let back = own_path(query.get("naar")).to_owned();
    if visitor.account.is_some() {
        return Ok(Redirect::to(&back).into_response());
    }
    form(&app, &visitor, back, String::new(), FormProblems::default())
}

/// Signs in and goes back to where the visitor was.
pub async fn act(State(app): State<App>, visitor: Visitor, OwnForm(fields): OwnForm) -> Result<Response, Problem> {
    let (name, secret) = (fields.get("gebruikersnaam").to_owned(), fields.get("wachtwoord").to_owned());
    let back = own_path(fields.get("naar")).to_owned();
    let problems = problems_of(&name, &secret);
    if !problems.is_empty() {
        return Ok((StatusCode::BAD_REQUEST, form(&app, &visitor, back, name, problems)?).into_response());
    }
    let Some(account) = who(&app, &name, secret).await? else {
        let mut problems = FormProblems::default();
        problems.add("gebruikersnaam", t("inloggen-onbekend"));
        metrics::counter!("leerbron_sign_in_refused_total").increment(1);
        return Ok((StatusCode::BAD_REQUEST, form(&app, &visitor, back, name, problems)?).into_response());
    };
    let token = Token::fresh()?;
    let now = app.now();
    app.store.start_session(account.id, &token.hash(), now, now + SESSION_HOURS.hours()).await?;
    let back = if back == "/" { "/account".to_owned() } else { back };
    let mut response = Redirect::to(&back).into_response();
    if let Some(cookie) = visitor::cookie(&app, &token, SESSION_HOURS * 3600) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

fn problems_of(name: &str, secret: &str) -> FormProblems {
    let mut problems = FormProblems::default();
    if name.is_empty() {
        problems.add("gebruikersnaam", t("inloggen-naam-leeg"));
    }
    if secret.is_empty() {
        problems.add("wachtwoord", t("inloggen-wachtwoord-leeg"));
    }
    problems
}

/// The account, when name and password belong together. Hashing runs beside the server's own
/// threads, which it would hold up.
async fn who(app: &App, name: &str, secret: String) -> Result<Option<Account>, Problem> {
    let account = app.store.account(name).await?.filter(|account| !account.disabled);
    let hash = account.as_ref().map_or_else(|| password::decoy().to_owned(), |account| account.password_hash.clone());
    let matches =
        tokio::task::spawn_blocking(move || password::verify(&secret, &hash)).await.map_err(Problem::broken)?;
    Ok(account.filter(|_| matches))
}

fn form(app: &App, visitor: &Visitor, back: String, name: String, problems: FormProblems) -> Result<Response, Problem> {
    let title = if problems.is_empty() { t("inloggen-titel") } else { t("inloggen-titel-fout") };
    html(&Page {
        layout: Layout::new(app, visitor, Section::Own, title),
        csrf: visitor.csrf(),
        back,
        name,
        problems,
        demo_password: app.settings.demo,
    })
}
