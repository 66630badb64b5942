//! Backup and restore: one zip file that both engines write and read.
//!
//! The file holds `manifest.json` and one file of JSON lines per table (bytes in base 64). It
//! is read from one snapshot, so it is consistent while the server goes on writing. The search
//! index is not in it: it is rebuilt.

use crate::Store;
use crate::chain::Chain;
use crate::engine::{all, one, rows_of_values, run};
use crate::error::StoreError;
use crate::schema::{Column, Kind, SCHEMA_VERSION, TABLES, Table};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sea_orm::{ConnectionTrait, QueryResult, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Seek, Write};
use zip::write::SimpleFileOptions;

const FORMAT: u32 = 1;
const PAGE: i64 = 500;
const RESTORE_BATCH: usize = 100;

/// What a backup holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BackupSummary {
    /// Version of the file's form.
    pub format: u32,
    /// Version of the tables.
    pub schema: i64,
    /// Version of the program that wrote it.
    pub program: String,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
}

/// What a restore did.
#[derive(Clone, Debug)]
pub struct RestoreSummary {
    /// What the backup held.
    pub backup: BackupSummary,
    /// The chains, verified after restoring.
    pub audit: crate::AuditReport,
}

impl Store {
    /// Writes a backup.
    ///
    /// # Errors
    /// When the database does not answer or the file cannot be written.
    pub async fn backup(&self, file: impl Write + Seek + Send) -> Result<BackupSummary, StoreError> {
        let tx = self.engine.begin_snapshot().await?;
        let mut archive = zip::ZipWriter::new(file);
        let mut summary = BackupSummary {
            format: FORMAT,
            schema: SCHEMA_VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            rows: BTreeMap::new(),
        };
        for table in TABLES {
            archive.start_file(format!("{}.jsonl", table.name), large()).map_err(refused)?;
            let rows = write_table(&tx, table, &mut archive).await?;
            summary.rows.insert(table.name.to_owned(), rows);
        }
        archive.start_file("manifest.json", large()).map_err(refused)?;
        serde_json::to_writer_pretty(&mut archive, &summary).map_err(refused)?;
        archive.finish().map_err(refused)?;
        tx.commit().await?;
        Ok(summary)
    }

    /// Restores a backup into this database, which must be empty, and verifies the chains.
    ///
    /// # Errors
    /// When the database holds data, or the file is no backup that this program can read.
    pub async fn restore(&self, file: impl Read + Seek + Send) -> Result<RestoreSummary, StoreError> {
        let mut archive = zip::ZipArchive::new(file).map_err(refused)?;
        let backup = manifest(&mut archive)?;
        let guard = self.engine.locks.turn(Chain::Catalogue).await?;
        let tx = self.engine.begin_write().await?;
        require_empty(&tx).await?;
        run(&tx, "DELETE FROM chain", vec![]).await?;
        for table in TABLES {
            let entry = archive.by_name(&format!("{}.jsonl", table.name)).map_err(refused)?;
            let rows = read_table(&tx, table, BufReader::new(entry)).await?;
            if backup.rows.get(table.name) != Some(&rows) {
                return Err(StoreError::Backup(format!("tabel {} is niet compleet", table.name)));
            }
        }
        tx.commit().await?;
        drop(guard);
        Ok(RestoreSummary { backup, audit: self.verify_audit().await? })
    }
}

fn manifest(archive: &mut zip::ZipArchive<impl Read + Seek>) -> Result<BackupSummary, StoreError> {
    let entry = archive.by_name("manifest.json").map_err(refused)?;
    let summary: BackupSummary = serde_json::from_reader(entry.take(1 << 20)).map_err(refused)?;
    if summary.format != FORMAT || summary.schema != SCHEMA_VERSION {
        return Err(StoreError::Backup(format!(
            "hij is gemaakt door versie {} (tabellen {}), dit programma heeft tabellen {SCHEMA_VERSION}. Zet hem terug met die versie en werk dan bij",
            summary.program, summary.schema
        )));
    }
    Ok(summary)
}

async fn require_empty(tx: &impl ConnectionTrait) -> Result<(), StoreError> {
    let events: i64 = one(tx, "SELECT COUNT(*) AS events FROM event", vec![])
        .await?
        .map_or(Ok(0), |row| row.try_get("", "events"))?;
    if events > 0 { Err(StoreError::NotEmpty) } else { Ok(()) }
}

/// Pages by the first column, which is the key of every table.
async fn write_table(tx: &impl ConnectionTrait, table: &Table, out: &mut impl Write) -> Result<u64, StoreError> {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let key = &table.columns[0];
    let (mut last, mut count): (Option<Value>, u64) = (None, 0);
    loop {
        let after = if last.is_some() { format!("WHERE {} > $2", key.name) } else { String::new() };
        let sql = format!("SELECT {} FROM {} {after} ORDER BY {} LIMIT $1", names.join(", "), table.name, key.name);
        let values = std::iter::once(PAGE.into()).chain(last.take()).collect();
        let rows = all(tx, &sql, values).await?;
        for row in &rows {
            let cells = table.columns.iter().map(|column| cell(row, column)).collect::<Result<Vec<_>, _>>()?;
            serde_json::to_writer(&mut *out, &cells).map_err(refused)?;
            out.write_all(b"\n").map_err(refused)?;
            count += 1;
        }
        match rows.last() {
            Some(row) => last = Some(value(&cell(row, key)?, key)?),
            None => return Ok(count),
        }
    }
}

fn cell(row: &QueryResult, column: &Column) -> Result<serde_json::Value, StoreError> {
    Ok(match column.kind {
        Kind::Integer => serde_json::to_value(row.try_get::<Option<i64>>("", column.name)?),
        Kind::Text => serde_json::to_value(row.try_get::<Option<String>>("", column.name)?),
        Kind::Flag => serde_json::to_value(row.try_get::<Option<bool>>("", column.name)?),
        Kind::Bytes => {
            serde_json::to_value(row.try_get::<Option<Vec<u8>>>("", column.name)?.map(|bytes| STANDARD.encode(bytes)))
        }
    }
    .unwrap_or_default())
}

async fn read_table(tx: &impl ConnectionTrait, table: &Table, lines: impl BufRead) -> Result<u64, StoreError> {
    let mut batch: Vec<Value> = Vec::new();
    let mut count = 0;
    for line in lines.lines() {
        let line = line.map_err(refused)?;
        let cells: Vec<serde_json::Value> = serde_json::from_str(&line).map_err(refused)?;
        if cells.len() != table.columns.len() {
            return Err(StoreError::Backup(format!(
                "row {} of table {} has {} columns",
                count + 1,
                table.name,
                cells.len()
            )));
        }
        for (cell, column) in cells.iter().zip(table.columns) {
            batch.push(value(cell, column)?);
        }
        count += 1;
        if batch.len() >= RESTORE_BATCH * table.columns.len() {
            insert(tx, table, std::mem::take(&mut batch)).await?;
        }
    }
    insert(tx, table, batch).await?;
    Ok(count)
}

async fn insert(tx: &impl ConnectionTrait, table: &Table, values: Vec<Value>) -> Result<(), StoreError> {
    if values.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let rows = rows_of_values(tx.get_database_backend(), values.len() / names.len(), names.len());
    run(tx, &format!("INSERT INTO {} ({}) VALUES {rows}", table.name, names.join(", ")), values).await.map(|_| ())
}

fn value(cell: &serde_json::Value, column: &Column) -> Result<Value, StoreError> {
    let wrong = || StoreError::Backup(format!("kolom {} bevat {cell}", column.name));
    if cell.is_null() && !column.nullable {
        return Err(wrong());
    }
    let null = cell.is_null();
    Ok(match column.kind {
        Kind::Integer => if null { None } else { Some(cell.as_i64().ok_or_else(wrong)?) }.into(),
        Kind::Text => if null { None } else { Some(cell.as_str().ok_or_else(wrong)?.to_owned()) }.into(),
        Kind::Flag => if null { None } else { Some(cell.as_bool().ok_or_else(wrong)?) }.into(),
        Kind::Bytes if null => Option::<Vec<u8>>::None.into(),
        Kind::Bytes => Some(STANDARD.decode(cell.as_str().ok_or_else(wrong)?).map_err(refused)?).into(),
    })
}

fn large() -> SimpleFileOptions {
    SimpleFileOptions::default().large_file(true)
}

fn refused(error: impl std::fmt::Display) -> StoreError {
    StoreError::Backup(error.to_string())
}
