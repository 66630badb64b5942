//! The newest of our own material as an Atom feed (RFC 4287).

use crate::app::App;
use crate::problem::Problem;
use crate::wording::t;
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use interop::oai::{Body, Catalogue, Form, Item, Selection, Source};
use jiff::Timestamp;
use store::Chain;

/// How many entries the feed holds, and how far back it looks for them.
const MOST: usize = 30;
const LOOK_BACK: i64 = 200;

#[derive(Template)]
#[template(path = "algemeen/feed.xml")]
struct Feed {
    title: String,
    home: String,
    own: String,
    updated: Timestamp,
    entries: Vec<Entry>,
}

struct Entry {
    title: String,
    summary: String,
    address: String,
    changed: Timestamp,
}

/// The feed.
pub async fn answer(State(app): State<App>) -> Result<Response, Problem> {
    let entries = newest(&app, MOST).await?;
    let feed = Feed {
        title: t("feed-titel"),
        home: app.address("/"),
        own: app.address("/feed.atom"),
        updated: entries.first().map_or(Timestamp::UNIX_EPOCH, |entry| entry.changed),
        entries,
    };
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.render()?).into_response())
}

async fn newest(app: &App, most: usize) -> Result<Vec<Entry>, Problem> {
    let last = app.store.last_seq(Chain::Catalogue).await?;
    let after = (last - LOOK_BACK).max(0);
    let selection = Selection {
        source: Source::Own,
        from: None,
        before: None,
        after,
        limit: LOOK_BACK as usize,
        form: Form::Record,
    };
    let items = app.store.page(&selection).await?.items;
    Ok(items.into_iter().rev().filter_map(|item| entry(app, item)).take(most).collect())
}

fn entry(app: &App, item: Item) -> Option<Entry> {
    let Body::Record(record) = item.body else { return None };
    Some(Entry {
        title: record.title()?.to_owned(),
        summary: record.description().unwrap_or_default().to_owned(),
        address: app.address(&format!("/materiaal/{}", item.id)),
        changed: item.changed,
    })
}
