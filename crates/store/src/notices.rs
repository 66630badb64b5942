//! Notices from visitors: a problem with a material, a request to take something down.

use crate::Store;
use crate::chain::{Actor, Chain};
use crate::engine::{one, run};
use crate::error::StoreError;
use crate::write::instant;
use base::RecordId;
use jiff::Timestamp;
use sea_orm::{QueryResult, Value};

/// A notice to be kept.
#[derive(Clone, Debug)]
pub struct NewNotice {
    /// The material it is about.
    pub about: Option<RecordId>,
    /// What kind of notice, as a code of the form.
    pub kind: String,
    /// What the visitor wrote.
    pub text: String,
    /// Where an answer may be sent, if the visitor wants one.
    pub reply_to: Option<String>,
}

/// A notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Number.
    pub id: i64,
    /// The material it is about.
    pub about: Option<RecordId>,
    /// What kind of notice.
    pub kind: String,
    /// What the visitor wrote.
    pub text: String,
    /// Where an answer may be sent.
    pub reply_to: Option<String>,
    /// When it came.
    pub created: Timestamp,
    /// When it was dealt with.
    pub handled: Option<Timestamp>,
}

impl Store {
    /// Keeps a notice and answers its number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn add_notice(&self, notice: NewNotice) -> Result<i64, StoreError> {
        let mut write = self.begin(Chain::House, Actor::Program).await?;
        let row = one(&write.tx, "SELECT COALESCE(MAX(id), 0) + 1 AS id FROM notice", vec![]).await?;
        let id: i64 = row.map_or(Ok(1), |row| row.try_get("", "id"))?;
        let about = notice.about.map(|about| about.as_str().to_owned());
        let body = serde_json::json!({ "about": about, "kind": notice.kind, "text": notice.text, "reply_to": notice.reply_to }).to_string();
        write.append("notice_received", &format!("notice:{id}"), body, 0).await?;
        let values: Vec<Value> = vec![
            id.into(),
            about.into(),
            notice.kind.into(),
            notice.text.into(),
            notice.reply_to.into(),
            write.at_milliseconds().into(),
        ];
        let sql = "INSERT INTO notice (id, about, kind, message, reply_to, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
        run(&write.tx, sql, values).await?;
        write.commit("notice").await?;
        Ok(id)
    }

    /// Marks a notice as dealt with.
    ///
    /// # Errors
    /// When there is no such notice.
    pub async fn handle_notice(&self, id: i64, actor: Actor) -> Result<(), StoreError> {
        let mut write = self.begin(Chain::House, actor).await?;
        let at = write.at_milliseconds();
        let touched =
            run(&write.tx, "UPDATE notice SET handled_at = $1 WHERE id = $2", vec![at.into(), id.into()]).await?;
        if touched == 0 {
            return Err(StoreError::NotFound(format!("notice {id}")));
        }
        write.append("notice_handled", &format!("notice:{id}"), "{}".to_owned(), 0).await?;
        write.commit("notice").await.map(|_| ())
    }

    /// All notices, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        let sql =
            "SELECT id, about, kind, message, reply_to, created_at, handled_at FROM notice ORDER BY id DESC LIMIT 500";
        let rows = self.engine.all(sql, vec![]).await?;
        rows.iter().map(notice).collect()
    }
}

fn notice(row: &QueryResult) -> Result<Notice, StoreError> {
    let about: Option<String> = row.try_get("", "about")?;
    let handled: Option<i64> = row.try_get("", "handled_at")?;
    Ok(Notice {
        id: row.try_get("", "id")?,
        about: about.and_then(|about| RecordId::parse(&about).ok()),
        kind: row.try_get("", "kind")?,
        text: row.try_get("", "message")?,
        reply_to: row.try_get("", "reply_to")?,
        created: instant(row.try_get("", "created_at")?),
        handled: handled.map(instant),
    })
}
