//! Reporting: something wrong with a material, a right that is infringed (notice and
//! take-down), an accessibility problem, or something else about the site.

use crate::app::App;
use crate::form::{Fields, FormProblems, OwnForm};
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base::RecordId;
use store::NewNotice;

/// What a notice can be about; the words are `melden-soort-<code>`.
pub const KINDS: [&str; 6] = ["fout", "link", "rechten", "toegankelijkheid", "zoeken", "anders"];

/// The most characters that a notice may have.
const LONGEST: usize = 5_000;

#[derive(Template)]
#[template(path = "algemeen/report.html")]
struct Page {
    layout: Layout,
    csrf: String,
    kinds: Vec<(&'static str, String, bool)>,
    about: Option<(RecordId, String)>,
    text: String,
    reply_to: String,
    problems: FormProblems,
}

/// The form; `materiaal` and `soort` may be filled in by the page it was opened from.
pub async fn page(State(app): State<App>, visitor: Visitor, query: Fields) -> Result<Response, Problem> {
    form(&app, &visitor, &query, FormProblems::default()).await
}

/// Keeps the notice and says so.
pub async fn act(State(app): State<App>, visitor: Visitor, OwnForm(fields): OwnForm) -> Result<Response, Problem> {
    let problems = problems_of(&fields);
    if !problems.is_empty() {
        return Ok((StatusCode::BAD_REQUEST, form(&app, &visitor, &fields, problems).await?).into_response());
    }
    let reply_to = fields.get("email");
    let notice = NewNotice {
        about: RecordId::parse(fields.get("materiaal")).ok(),
        kind: fields.get("soort").to_owned(),
        text: fields.get("tekst").to_owned(),
        reply_to: (!reply_to.is_empty()).then(|| reply_to.to_owned()),
    };
    let number = app.store.add_notice(notice).await?;
    Ok(Redirect::to(&format!("/melden/ontvangen?nummer={number}")).into_response())
}

fn problems_of(fields: &Fields) -> FormProblems {
    let mut problems = FormProblems::default();
    if !KINDS.contains(&fields.get("soort")) {
        problems.add("soort", t("melden-soort-kies"));
    }
    match fields.get("tekst").chars().count() {
        0..10 => problems.add("tekst", t("melden-tekst-kort")),
        10..=LONGEST => {}
        _ => problems.add("tekst", t("melden-tekst-lang")),
    }
    let email = fields.get("email");
    if !(email.is_empty() || looks_like_email(email)) {
        problems.add("email", t("melden-email-fout"));
    }
    if fields.get("soort") == "rechten" && email.is_empty() {
        problems.add("email", t("melden-email-nodig"));
    }
    problems
}

/// Enough to catch a slip; whether mail arrives only mail can tell.
fn looks_like_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    text.len() <= 254
        && !local.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !text.contains(char::is_whitespace)
}

async fn form(app: &App, visitor: &Visitor, fields: &Fields, problems: FormProblems) -> Result<Response, Problem> {
    let about = match RecordId::parse(fields.get("materiaal")) {
        Ok(id) => {
            app.store.record(id).await?.map(|stored| (id, stored.record.title().unwrap_or(id.as_str()).to_owned()))
        }
        Err(_) => None,
    };
    let chosen = fields.get("soort");
    html(&Page {
        layout: Layout::new(
            app,
            visitor,
            Section::None,
            if problems.is_empty() { t("melden-titel") } else { t("melden-titel-fout") },
        ),
        csrf: visitor.csrf(),
        kinds: KINDS.iter().map(|kind| (*kind, t(&format!("melden-soort-{kind}")), *kind == chosen)).collect(),
        about,
        text: fields.get("tekst").to_owned(),
        reply_to: fields.get("email").to_owned(),
        problems,
    })
}

#[derive(Template)]
#[template(path = "algemeen/received.html")]
struct Received {
    layout: Layout,
    number: String,
}

/// The receipt.
pub async fn received(State(app): State<App>, visitor: Visitor, query: Fields) -> Result<Response, Problem> {
    let number: u32 = query.get("nummer").parse().map_err(|_| Problem::not_found())?;
    html(&Received {
        layout: Layout::new(&app, &visitor, Section::None, t("melden-ontvangen-titel")),
        number: number.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_problems_come_at_once() {
        let fields = Fields::parse(b"soort=&tekst=kort&email=geen+adres");
        let problems = problems_of(&fields);
        assert_eq!(problems.iter().map(|(field, _)| field).collect::<Vec<_>>(), ["soort", "tekst", "email"]);
    }

    #[test]
    fn a_claim_of_rights_needs_someone_to_answer_to() {
        let fields = Fields::parse("soort=rechten&tekst=Deze foto is van mij, zie mijn site.&email=".as_bytes());
        assert!(problems_of(&fields).of("email").is_some());
    }

    #[test]
    fn addresses_with_a_slip_are_caught() {
        for (text, good) in [
            ("a@b.nl", true),
            ("a.b+c@sub.school.nl", true),
            ("a@b", false),
            ("@b.nl", false),
            ("a b@c.nl", false),
            ("a@b.", false),
        ] {
            assert_eq!(looks_like_email(text), good, "{text}");
        }
    }
}
