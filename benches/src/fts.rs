//! SQLite FTS5 over the same records and the same analysed words: three weighted columns in
//! a contentless table, facet values in a table of pairs with an index both ways, and what is
//! shown of a hit beside it. All hits of a question go through one temporary table, which is
//! quicker than asking the full-text table again for the count and for each facet.

use crate::passage::mark;
use crate::questions::Question;
use crate::raw::Answer;
use crate::{fill, lexicon, parallel};
use dutch::{Analyzer, Memo, Word, is_stop_word, tokens};
use metadata::facet::{self, Facet};
use metadata::{FieldId, Record};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, ConnectOptions, Connection, Row};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use tokio::runtime::{Builder, Runtime};

const TABLES: &str = "
    CREATE VIRTUAL TABLE words USING fts5(title, keywords, body, content='', detail=column, tokenize='unicode61 remove_diacritics 0');
    INSERT INTO words (words, rank) VALUES ('rank', 'bm25(6.0, 4.0, 2.0)');
    CREATE TABLE material (number INTEGER PRIMARY KEY, title TEXT NOT NULL, summary TEXT NOT NULL, changed INTEGER NOT NULL);
    CREATE TABLE value (number INTEGER PRIMARY KEY, facet INTEGER NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, UNIQUE (facet, code));
    CREATE TABLE has (material INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (material, value)) WITHOUT ROWID;";

/// What the tables hold of a record.
struct Line {
    title: String,
    keywords: String,
    body: String,
    heading: String,
    summary: String,
    values: Vec<(usize, String, String)>,
}

/// Builds the database of `count` records and prints how long it took.
pub fn build(count: u64, file: &Path) -> anyhow::Result<()> {
    let begun = Instant::now();
    let runtime = Builder::new_current_thread().build()?;
    let mut database = runtime.block_on(open(file, true))?;
    let analyzer = Analyzer::new(lexicon()?);
    runtime.block_on(async {
        sqlx::raw_sql(TABLES).execute(&mut database).await?;
        sqlx::raw_sql("BEGIN").execute(&mut database).await
    })?;
    let mut number = 0;
    let mut known = HashMap::new();
    parallel::in_order(
        count,
        |number| fill::record(number).map(|record| line(&record, &analyzer)),
        |lines| {
            let lines = lines.into_iter().collect::<Result<Vec<_>, _>>()?;
            runtime.block_on(insert(&mut database, &lines, number, &mut known))?;
            number += lines.len() as i64;
            Ok(())
        },
    )?;
    runtime.block_on(async {
        let end = "COMMIT; CREATE INDEX has_value ON has (value, material); INSERT INTO words (words) VALUES ('optimize'); ANALYZE;";
        sqlx::raw_sql(end).execute(&mut database).await?;
        database.close().await
    })?;
    println!("{}", serde_json::json!({ "records": count, "seconds": begun.elapsed().as_secs_f64() }));
    Ok(())
}

async fn open(file: &Path, create: bool) -> anyhow::Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(create)
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off)
        .pragma("cache_size", "-400000")
        .pragma("mmap_size", "8000000000")
        .pragma("temp_store", "memory")
        .disable_statement_logging();
    Ok(options.connect().await?)
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// The words of a record as our own index has them.
fn line(record: &Record, analyzer: &Analyzer) -> Line {
    MEMO.with_borrow_mut(|memo| {
        let mut list = |texts: &mut dyn Iterator<Item = &str>| {
            let mut out = String::new();
            for text in texts {
                for token in tokens(text) {
                    let word = analyzer.recall(&token.key, memo);
                    if is_stop_word(&word.form) {
                        continue;
                    }
                    for term in std::iter::once(&word.stem).chain(&word.parts) {
                        out.push_str(term);
                        out.push(' ');
                    }
                }
            }
            out
        };
        let values = facet::values(record);
        let texts = |field| record.texts(field).flatten().map(|text| text.text.as_str());
        let names =
            record.contributions().flat_map(|contribution| &contribution.entities).map(|entity| entity.name.as_str());
        let labels = values.iter().map(|value| value.label.as_str());
        Line {
            title: list(&mut texts(FieldId::Title)),
            keywords: list(&mut texts(FieldId::Keyword)),
            body: list(&mut labels.chain(texts(FieldId::Description)).chain(names)),
            heading: record.title().unwrap_or_default().to_owned(),
            summary: record.description().unwrap_or_default().chars().take(600).collect(),
            values: values.into_iter().map(|value| (position(value.facet), value.code, value.label)).collect(),
        }
    })
}

fn position(facet: Facet) -> usize {
    Facet::ALL.iter().position(|known| *known == facet).unwrap_or_default()
}

type Known = HashMap<(usize, String), i64>;

/// Adds a chunk in one statement a table: a statement for each row would go to and fro between
/// threads three million times.
async fn insert(database: &mut SqliteConnection, lines: &[Line], first: i64, known: &mut Known) -> anyhow::Result<()> {
    let rows = |row: &str| vec![row; lines.len()].join(", ");
    let sql = format!("INSERT INTO words (rowid, title, keywords, body) VALUES {}", rows("(?, ?, ?, ?)"));
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
    for (number, line) in (first..).zip(lines) {
        query = query.bind(number).bind(&line.title).bind(&line.keywords).bind(&line.body);
    }
    query.execute(&mut *database).await?;
    let sql = format!("INSERT INTO material VALUES {}", rows("(?, ?, ?, ?)"));
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
    for (number, line) in (first..).zip(lines) {
        query = query.bind(number).bind(&line.heading).bind(&line.summary).bind(number * 1000);
    }
    query.execute(&mut *database).await?;
    let mut pairs = Vec::new();
    for (number, line) in (first..).zip(lines) {
        for (facet, code, label) in &line.values {
            let new = i64::try_from(known.len())?;
            let value = *known.entry((*facet, code.clone())).or_insert(new);
            if value == new {
                let sql = "INSERT INTO value VALUES (?, ?, ?, ?)";
                let query = sqlx::query(sql).bind(value).bind(i64::try_from(*facet)?).bind(code).bind(label);
                query.execute(&mut *database).await?;
            }
            pairs.push(format!("({number},{value})"));
        }
    }
    let sql = format!("INSERT OR IGNORE INTO has VALUES {}", pairs.join(","));
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut *database).await?;
    Ok(())
}

/// The database, open for questions.
pub struct Fts {
    runtime: Runtime,
    database: SqliteConnection,
    analyzer: Analyzer,
    memo: Memo,
    values: HashMap<(usize, String), i64>,
}

impl Fts {
    /// Opens what `build` made.
    pub fn open(file: &Path) -> anyhow::Result<Self> {
        let runtime = Builder::new_current_thread().build()?;
        let mut database = runtime.block_on(open(file, false))?;
        let rows = runtime.block_on(async {
            let tables = "CREATE TEMP TABLE hit (material INTEGER PRIMARY KEY, rank REAL, here INTEGER)";
            sqlx::raw_sql(tables).execute(&mut database).await?;
            sqlx::query("SELECT facet, code, number FROM value").fetch_all(&mut database).await
        })?;
        let values = rows
            .iter()
            .map(|row| ((usize::try_from(row.get::<i64, _>(0)).unwrap_or_default(), row.get(1)), row.get(2)))
            .collect();
        Ok(Self { runtime, database, analyzer: Analyzer::new(lexicon()?), memo: Memo::default(), values })
    }

    /// Answers as our search does: twenty hits with marked passages, the count, the facets.
    pub fn ask(&mut self, question: &Question) -> anyhow::Result<Answer> {
        let asked: Vec<_> = question.words.iter().map(|word| self.analyzer.recall(word, &mut self.memo)).collect();
        let found = expression(&asked);
        let filters: Vec<(usize, i64)> = question
            .filters
            .iter()
            .map(|(facet, code)| {
                let facet = position(*facet);
                (facet, self.values.get(&(facet, code.clone())).copied().unwrap_or(-1))
            })
            .collect();
        let (rows, total, values) = self.runtime.block_on(answer(&mut self.database, &found, &filters))?;
        for (title, summary) in &rows {
            std::hint::black_box(mark(title, &asked, &self.analyzer, &mut self.memo));
            std::hint::black_box(mark(summary, &asked, &self.analyzer, &mut self.memo));
        }
        Ok(Answer { total, shown: rows.len(), values })
    }
}

type Shown = Vec<(String, String)>;

async fn answer(
    database: &mut SqliteConnection,
    found: &str,
    filters: &[(usize, i64)],
) -> anyhow::Result<(Shown, u64, usize)> {
    // Bit i of `here` says that filter i lets the hit pass.
    let bits: Vec<String> = (0..filters.len())
        .map(|place| {
            format!("(EXISTS (SELECT 1 FROM has WHERE material = words.rowid AND value = ?{}) << {place})", place + 2)
        })
        .collect();
    let here = if bits.is_empty() { "0".to_owned() } else { bits.join(" | ") };
    let all = (1_i64 << filters.len()) - 1;
    sqlx::raw_sql("DELETE FROM hit").execute(&mut *database).await?;
    let sql = format!("INSERT INTO hit SELECT rowid, rank, {here} FROM words WHERE words MATCH ?1");
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(found);
    for (_, value) in filters {
        query = query.bind(value);
    }
    query.execute(&mut *database).await?;
    let total: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM hit WHERE here = ?").bind(all).fetch_one(&mut *database).await?;
    let sql = "SELECT m.title, m.summary FROM (SELECT material, rank FROM hit WHERE here = ? ORDER BY rank LIMIT 20) h \
               JOIN material m ON m.number = h.material ORDER BY h.rank";
    let rows = sqlx::query(sql).bind(all).fetch_all(&mut *database).await?;
    let mut values = counts(database, all, &filters.iter().map(|(facet, _)| *facet).collect::<Vec<_>>(), None).await?;
    for (place, (facet, _)) in filters.iter().enumerate() {
        values += counts(database, all & !(1 << place), &[*facet], Some(1 << place)).await?;
    }
    let shown = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    Ok((shown, u64::try_from(total)?, values))
}

/// Counts the values of hits that pass `passing`; with `own`, a filter whose own facet is
/// counted, that filter is set aside and only the facets named count, else all the others.
async fn counts(
    database: &mut SqliteConnection,
    passing: i64,
    facets: &[usize],
    own: Option<i64>,
) -> anyhow::Result<usize> {
    let list = facets.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
    let which = if own.is_some() { "IN" } else { "NOT IN" };
    let sql = format!(
        "SELECT v.facet, v.code, v.label, c.number FROM (SELECT has.value, COUNT(*) AS number FROM hit CROSS JOIN has \
         ON has.material = hit.material WHERE hit.here & ?1 = ?1 GROUP BY has.value) c JOIN value v ON v.number = c.value \
         WHERE v.facet {which} ({list}) ORDER BY c.number DESC"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(passing).fetch_all(&mut *database).await?;
    Ok(rows.len())
}

/// The question in FTS5's own language: every word, as itself or as all its parts.
fn expression(asked: &[Arc<Word>]) -> String {
    let quoted = |stem: &str| format!("\"{stem}\"");
    let word = |word: &Arc<Word>| {
        let parts = word.parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(" AND ");
        if word.parts.len() < 2 { quoted(&word.stem) } else { format!("({} OR ({parts}))", quoted(&word.stem)) }
    };
    asked.iter().map(word).collect::<Vec<_>>().join(" AND ")
}
