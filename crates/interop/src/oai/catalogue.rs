//! What a catalogue must be able to say to be harvested.
//!
//! The trait asks for a change log rather than for a table: every record stands in it once,
//! under the sequence number of its last change, deletions included. That is what makes
//! pages by key, incremental harvests and persistent deletions the same simple walk.

use super::Source;
use base::RecordId;
use jiff::Timestamp;
use std::future::Future;

/// A catalogue that can be harvested.
///
/// Three promises keep a harvester from ever missing a record:
/// - `changed` does not go back as `seq` goes up;
/// - a page is a gapless piece of the log: once an item with sequence number n was shown, no
///   item with a lower number appears that was not there before;
/// - a change made after `horizon` answered t gets a `changed` of at least t.
pub trait Catalogue: Sync {
    /// What can go wrong while asking.
    type Error: std::error::Error + Send + Sync;

    /// The instant up to which the catalogue is known to be complete. Asked before anything
    /// else, it becomes the `responseDate`, from which the next harvest starts.
    fn horizon(&self) -> impl Future<Output = Result<Timestamp, Self::Error>> + Send;

    /// No record has a `changed` before this instant.
    fn earliest(&self) -> impl Future<Output = Result<Timestamp, Self::Error>> + Send;

    /// Every source that has records (deleted ones included), own material first.
    fn sets(&self) -> impl Future<Output = Result<Vec<Set>, Self::Error>> + Send;

    /// The first items of a selection, in the order of `seq`, at most `limit`.
    fn page(&self, selection: &Selection) -> impl Future<Output = Result<Page, Self::Error>> + Send;

    /// One record in its present state, of any source; deleted ones too.
    fn item(&self, id: RecordId, form: Form) -> impl Future<Output = Result<Option<Item>, Self::Error>> + Send;

    /// How many items the selection holds in all (`limit` set aside), when that is cheap to
    /// say; an estimate will do.
    fn size(&self, selection: &Selection) -> impl Future<Output = Result<Option<u64>, Self::Error>> + Send;
}

/// A set: the records of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The source; its `spec` is the `setSpec`.
    pub source: Source,
    /// The name for people.
    pub name: String,
}

/// Which part of the change log is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The records of this source.
    pub source: Source,
    /// Changed at this instant or later.
    pub from: Option<Timestamp>,
    /// Changed before this instant: the end of the second or day that the request's `until` names.
    pub before: Option<Timestamp>,
    /// With a sequence number above this one; 0 is from the start.
    pub after: i64,
    /// At most this many items.
    pub limit: usize,
    /// What is to be known of each item.
    pub form: Form,
}

/// How much of an item is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing but the header.
    Headers,
    /// The stored `<lom>` element.
    Lom,
    /// The record as values.
    Record,
}

/// Some items and whether the selection goes on after them.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// In the order of `seq`.
    pub items: Vec<Item>,
    /// The selection holds items after the last of these.
    pub more: bool,
}

/// One record as the change log has it.
#[derive(Clone, Debug)]
pub struct Item {
    /// The permanent identifier.
    pub id: RecordId,
    /// The sequence number of its last change.
    pub seq: i64,
    /// The instant of its last change.
    pub changed: Timestamp,
    /// Where it comes from.
    pub source: Source,
    /// It is a tombstone.
    pub deleted: bool,
    /// In the form asked for; ignored for a tombstone.
    pub body: Body,
    /// Where it was harvested, if it was.
    pub provenance: Option<Provenance>,
}

/// The metadata of an item.
#[derive(Clone, Debug)]
pub enum Body {
    /// Not asked for, or a tombstone.
    None,
    /// A complete `<lom>` element that declares its own namespaces; passed on as it is.
    Lom(String),
    /// The values.
    Record(Box<metadata::Record>),
}

/// Where and when a record was harvested
/// (<http://www.openarchives.org/OAI/2.0/guidelines-provenance.htm>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The base URL of the repository it was harvested from.
    pub base_url: String,
    /// Its identifier there.
    pub identifier: String,
    /// Its datestamp there, as it stood.
    pub datestamp: String,
    /// The namespace of the metadata there.
    pub metadata_namespace: String,
    /// When it was harvested.
    pub harvested: Timestamp,
    /// The metadata was changed on the way.
    pub altered: bool,
}
