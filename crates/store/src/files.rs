//! Files of materials, kept by the hash of their content: the same file is kept once, and what
//! a published record names can never change under it.

use crate::Store;
use crate::chain::Chain;
use crate::engine::run;
use crate::error::StoreError;
use crate::write::Write;
use base::RecordId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What a record says of one of its files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileInfo {
    /// SHA-256 of the content, in hexadecimal.
    pub hash: String,
    /// The name to save it under; inside a lesson also the path that its pages use.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// `les` for what is opened, `bijlage` for what it needs, `miniatuur` for its picture.
    pub role: String,
}

/// A file to be kept.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// The name to save it under.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// What it is to its material.
    pub role: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// Media type.
    pub media_type: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl Write {
    /// Keeps a file and answers what a record is to say of it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn add_file(&mut self, file: NewFile) -> Result<FileInfo, StoreError> {
        self.on(Chain::Catalogue);
        let mut hash = String::with_capacity(64);
        for byte in Sha256::digest(&file.bytes) {
            let _ = write!(hash, "{byte:02x}");
        }
        let size = file.bytes.len() as u64;
        let sql = "INSERT INTO file (hash, media_type, size, content) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        let values = vec![
            hash.as_str().into(),
            file.media_type.as_str().into(),
            i64::try_from(size).unwrap_or(i64::MAX).into(),
            file.bytes.into(),
        ];
        if run(&self.tx, sql, values).await? > 0 {
            let body = serde_json::json!({ "media_type": file.media_type, "size": size }).to_string();
            self.append("file_added", &hash, body, 0).await?;
        }
        Ok(FileInfo { hash, name: file.name, media_type: file.media_type, size, role: file.role })
    }
}

impl Store {
    /// The file with this hash.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn file(&self, hash: &str) -> Result<Option<StoredFile>, StoreError> {
        let row = self.engine.one("SELECT media_type, content FROM file WHERE hash = $1", vec![hash.into()]).await?;
        row.map(|row| Ok(StoredFile { media_type: row.try_get("", "media_type")?, bytes: row.try_get("", "content")? }))
            .transpose()
    }

    /// The files of a record, as the record names them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn files_of(&self, id: RecordId) -> Result<Vec<FileInfo>, StoreError> {
        Ok(self.record(id).await?.map(|record| record.files).unwrap_or_default())
    }
}
