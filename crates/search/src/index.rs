//! The index as a whole: opening, the one writer, and how far in the change log it is.

use crate::document::{self, Material, Prepared};
use crate::error::IndexError;
use crate::facet_store::FacetStore;
use crate::schema::{Fields, LIST, ListTokenizer, SCHEMA_VERSION, schema};
use crate::writer::Writer;
use dutch::{ANALYZER_VERSION, Analyzer, Lexicon, Memo};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::directory::{Directory as _, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy, Searcher, TantivyError};

/// The search index of one node. Clones share the same index.
#[derive(Clone)]
pub struct SearchIndex {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) index: Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    pub(crate) analyzer: Analyzer,
    pub(crate) facets: FacetStore,
    folder: String,
    memos: Mutex<Vec<Memo>>,
    applied: AtomicI64,
}

/// What a commit says about itself.
#[derive(Serialize, Deserialize)]
pub(crate) struct Payload {
    pub(crate) applied: i64,
}

/// A store block this small makes the cards of a page cheap to read.
const STORE_BLOCK: usize = 4096;

impl SearchIndex {
    /// Opens the index in this folder, or makes an empty one. An index of another schema,
    /// analyzer or dictionary is removed: then `applied` is 0 and the owner rebuilds.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn open(folder: &Path, lexicon: Lexicon) -> Result<Self, IndexError> {
        let name = format!("{SCHEMA_VERSION}-{ANALYZER_VERSION}-{:016x}", lexicon.fingerprint());
        let own = folder.join(&name);
        let unusable = |cause| IndexError::Folder { folder: folder.display().to_string(), cause };
        fs::create_dir_all(&own).map_err(unusable)?;
        remove_others(folder, &name).map_err(unusable)?;
        let (index, reader) = match open_in(&own) {
            Ok(opened) => opened,
            // What cannot be read is no loss: it is rebuilt, unless somebody is writing in it.
            Err(TantivyError::DataCorruption(_) | TantivyError::OpenReadError(_) | TantivyError::SchemaError(_)) => {
                let lock = MmapDirectory::open(&own).map_err(TantivyError::from)?.acquire_lock(&INDEX_WRITER_LOCK);
                lock.map_err(|_| IndexError::Busy(folder.display().to_string()))?;
                fs::remove_dir_all(&own).and_then(|()| fs::create_dir_all(&own)).map_err(unusable)?;
                open_in(&own)?
            }
            Err(other) => return Err(other.into()),
        };
        Self::over(index, reader, lexicon, folder.display().to_string())
    }

    /// An index in memory, for tests and passing use.
    ///
    /// # Errors
    /// When the library underneath fails.
    pub fn in_memory(lexicon: Lexicon) -> Result<Self, IndexError> {
        let index = Index::builder().schema(schema().0).settings(settings()).create_in_ram()?;
        let reader = reader(&index)?;
        Self::over(index, reader, lexicon, "memory".to_owned())
    }

    fn over(index: Index, reader: IndexReader, lexicon: Lexicon, folder: String) -> Result<Self, IndexError> {
        let applied = applied(&index)?;
        let (_, fields) = schema();
        let shared = Shared {
            index,
            reader,
            fields,
            analyzer: Analyzer::new(lexicon),
            facets: FacetStore::default(),
            folder,
            memos: Mutex::default(),
            applied: AtomicI64::new(applied),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The last change of the change log that the committed index holds; 0 for an empty one.
    #[must_use]
    pub fn applied(&self) -> i64 {
        self.shared.applied.load(Ordering::Acquire)
    }

    /// How many records can be found.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.shared.searcher().num_docs()
    }

    /// Whether nothing can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one writer, with this much memory. It exists once for each folder, over all
    /// programs; dropping it without a commit drops what was put.
    ///
    /// # Errors
    /// When there is another writer, or the memory is out of bounds.
    pub fn writer(&self, heap_bytes: usize) -> Result<Writer, IndexError> {
        Writer::new(Arc::clone(&self.shared), heap_bytes)
    }

    /// Analyses a material without a writer, so that several threads can do so at once.
    #[must_use]
    pub fn prepare(&self, material: &Material<'_>) -> Prepared {
        self.shared.with_memo(|memo| document::prepare(&self.shared, material, memo))
    }

    /// Makes visible what another program committed in this folder.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn refresh(&self) -> Result<(), IndexError> {
        if applied(&self.shared.index)? == self.applied() { Ok(()) } else { self.shared.refresh() }
    }

    /// Reads what the first search would have to wait for.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn warm(&self) -> Result<(), IndexError> {
        self.shared.facets.segments(self.shared.searcher().segment_readers())?;
        Ok(())
    }
}

impl Shared {
    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Lends a memo of analysed words; each thread gets one of its own.
    pub(crate) fn with_memo<T>(&self, work: impl FnOnce(&mut Memo) -> T) -> T {
        let held = self.memos.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut memo = held.unwrap_or_default();
        let outcome = work(&mut memo);
        self.memos.lock().unwrap_or_else(PoisonError::into_inner).push(memo);
        outcome
    }

    pub(crate) fn folder(&self) -> String {
        self.folder.clone()
    }

    /// Makes a commit visible.
    pub(crate) fn refresh(&self) -> Result<(), IndexError> {
        self.reader.reload()?;
        self.facets.retain(self.searcher().segment_readers());
        self.applied.store(applied(&self.index)?, Ordering::Release);
        Ok(())
    }
}

fn settings() -> IndexSettings {
    IndexSettings { docstore_blocksize: STORE_BLOCK, ..IndexSettings::default() }
}

fn open_in(folder: &Path) -> Result<(Index, IndexReader), TantivyError> {
    let directory = MmapDirectory::open(folder)?;
    let index = if Index::exists(&directory)? {
        Index::open(directory)
    } else {
        Index::create(directory, schema().0, settings())
    }?;
    let reader = reader(&index)?;
    Ok((index, reader))
}

/// A reader that sees what `Shared::refresh` makes visible.
fn reader(index: &Index) -> Result<IndexReader, TantivyError> {
    index.tokenizers().register(LIST, ListTokenizer::default());
    index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()
}

fn remove_others(folder: &Path, name: &str) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let other = entry.file_name();
        if entry.file_type()?.is_dir() && other != name && other.to_str().is_some_and(is_version) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Whether a folder is named as `open` names one, so that nothing else is ever removed.
fn is_version(name: &str) -> bool {
    let parts: Vec<&str> = name.split('-').collect();
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts[..], [schema, analyzer, words] if figures(schema) && figures(analyzer) && words.len() == 16 && u64::from_str_radix(words, 16).is_ok())
}

fn applied(index: &Index) -> Result<i64, IndexError> {
    let payload = index.load_metas()?.payload;
    Ok(payload.and_then(|text| serde_json::from_str::<Payload>(&text).ok()).map_or(0, |payload| payload.applied))
}
