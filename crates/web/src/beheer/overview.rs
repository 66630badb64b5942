//! What an administrator sees first: the state, what was reported, who has an account.

use crate::app::App;
use crate::dates;
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::RecordId;
use store::{Account, Notice};

#[derive(Template)]
#[template(path = "beheer/overview.html")]
struct Page {
    layout: Layout,
    csrf: String,
    records: usize,
    sources: Vec<String>,
    version: String,
    notices: Vec<NoticeRow>,
    accounts: Vec<AccountRow>,
}

struct NoticeRow {
    id: i64,
    kind: String,
    text: String,
    about: Option<RecordId>,
    reply_to: String,
    created: String,
    is_open: bool,
}

struct AccountRow {
    name: String,
    display_name: String,
    roles: String,
    state: String,
}

/// The page.
pub async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    html(&Page {
        layout: Layout::new(&app, &visitor, Section::Own, t("beheer-titel")),
        csrf: visitor.csrf(),
        records: usize::try_from(app.store.record_count().await?).unwrap_or_default(),
        sources: app.store.sources().await?,
        version: app.settings.version.clone(),
        notices: app.store.notices().await?.into_iter().map(notice).collect(),
        accounts: app.store.accounts().await?.into_iter().map(account).collect(),
    })
}

fn notice(notice: Notice) -> NoticeRow {
    NoticeRow {
        id: notice.id,
        kind: t(&format!("melden-soort-{}", notice.kind)),
        text: notice.text,
        about: notice.about,
        reply_to: notice.reply_to.unwrap_or_default(),
        created: dates::day_and_time(notice.created),
        is_open: notice.handled.is_none(),
    }
}

fn account(account: Account) -> AccountRow {
    AccountRow {
        roles: account.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join(", "),
        state: t(if account.disabled { "beheer-account-uit" } else { "beheer-account-aan" }),
        name: account.name,
        display_name: account.display_name,
    }
}
