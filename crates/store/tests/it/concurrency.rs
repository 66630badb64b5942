//! Many writers and readers at once: no number is skipped, no harvester misses a change.

use crate::support::{Place, on_each_engine, prepared, put};
use interop::oai::{Catalogue, Form, Selection, Source};
use jiff::Timestamp;
use std::collections::BTreeSet;
use store::{Actor, Chain, Clock, Options, Store};

/// Opens the store with the real clock, as a node of its own would.
async fn node(place: &Place) -> Store {
    Store::open(Options { clock: Clock::System, ..Options::new(place.url.clone()) }).await.unwrap()
}

fn selection(from: Option<Timestamp>, after: i64) -> Selection {
    Selection { source: Source::Own, from, before: None, after, limit: 7, form: Form::Headers }
}

/// A whole harvest: every page, then the date to ask from the next time.
async fn harvest(store: &Store, from: Option<Timestamp>, seen: &mut BTreeSet<base::RecordId>) -> Timestamp {
    let horizon = Catalogue::horizon(store).await.unwrap();
    let mut after = 0;
    loop {
        let page = store.page(&selection(from, after)).await.unwrap();
        seen.extend(page.items.iter().map(|item| item.id));
        match page.items.last() {
            Some(last) if page.more => after = last.seq,
            _ => return horizon,
        }
    }
}

#[test]
fn a_harvester_sees_every_change_that_is_committed_while_it_harvests() {
    on_each_engine(|place| async move {
        let (one, other) = (node(&place).await, node(&place).await);
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let store = if writer % 2 == 0 { one.clone() } else { other.clone() };
                tokio::spawn(async move {
                    for number in 0..25 {
                        put(&store, &format!("urn:{writer}:{number}"), "Les").await;
                    }
                })
            })
            .collect();
        let mut seen = BTreeSet::new();
        let mut from = None;
        while writers.iter().any(|writer| !writer.is_finished()) {
            from = Some(harvest(&other, from, &mut seen).await);
        }
        for writer in writers {
            writer.await.unwrap();
        }
        harvest(&other, from, &mut seen).await;
        assert_eq!(seen.len(), 100);
        assert!(one.verify_audit().await.unwrap().is_sound());
        let entries = one.entries_after(Chain::Catalogue, 0, 1000).await.unwrap();
        assert!(entries.iter().enumerate().all(|(place, entry)| entry.seq == i64::try_from(place).unwrap() + 1));
    });
}

#[test]
fn the_horizon_stands_still_while_a_write_is_open() {
    on_each_engine(|place| async move {
        let store = node(&place).await;
        put(&store, "a", "Eerste").await;
        let before = store.horizon(Chain::Catalogue).await.unwrap();
        let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
        write.put_records(vec![prepared("b", "Tweede")]).await.unwrap();
        let during = store.horizon(Chain::Catalogue).await.unwrap();
        assert!(during <= write.at(), "an answer given now would pass over the open write");
        let committed = write.commit("test").await.unwrap();
        let after = store.horizon(Chain::Catalogue).await.unwrap();
        assert!(during <= before && after >= committed.at);
    });
}
