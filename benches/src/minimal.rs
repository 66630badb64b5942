//! The least that an OAI-PMH server must do: select stored XML by key, concatenate it, send
//! it. No arguments checked, no dates, no sets, no deletions, no logs, nothing else.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sea_orm::sqlx::{self, Row};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">\n<ListRecords>\n";
const PAGE: usize = 100;

/// Serves until it is killed.
pub fn serve(database: &Path, address: SocketAddr) -> anyhow::Result<()> {
    let options = SqliteConnectOptions::new().filename(database).pragma("cache_size", "-16384");
    tokio::runtime::Runtime::new()?.block_on(async {
        let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await?;
        let router = Router::new().route("/oai", get(list)).with_state(pool);
        axum::serve(tokio::net::TcpListener::bind(address).await?, router).await?;
        Ok(())
    })
}

/// The same page by the same key as our own SQL, and the same wrapping.
async fn list(State(pool): State<SqlitePool>, Query(arguments): Query<HashMap<String, String>>) -> impl IntoResponse {
    let after: i64 = arguments.get("resumptionToken").and_then(|token| token.parse().ok()).unwrap_or_default();
    let sql = "SELECT r.id, r.source, r.seq, r.changed_at, r.deleted, r.lom FROM record r \
               WHERE r.source = $1 AND r.seq > $2 AND r.seq < $3 ORDER BY r.seq LIMIT 101";
    let rows = sqlx::query(sql).bind("eigen").bind(after).bind(i64::MAX).fetch_all(&pool).await.unwrap_or_default();
    let mut out = String::from(HEAD);
    for row in rows.iter().take(PAGE) {
        out.push_str("<record><header><identifier>");
        out.push_str(row.get(0));
        out.push_str("</identifier></header><metadata>");
        out.push_str(row.get(5));
        out.push_str("</metadata></record>\n");
    }
    out.push_str("<resumptionToken>");
    if rows.len() > PAGE {
        out.push_str(&rows[PAGE - 1].get::<i64, _>(2).to_string());
    }
    out.push_str("</resumptionToken>\n</ListRecords>\n</OAI-PMH>\n");
    ([(CONTENT_TYPE, "text/xml; charset=utf-8")], out)
}
