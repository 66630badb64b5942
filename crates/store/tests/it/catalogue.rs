//! The change log as harvesters read it.

use crate::support::{body, on_each_engine, put};
use interop::oai::{Body, Catalogue, Form, Selection, Source};
use jiff::ToSpan;
use store::{Actor, Chain, Prepared, RecordBody};

fn own() -> Selection {
    Selection { source: Source::Own, from: None, before: None, after: 0, limit: 100, form: Form::Lom }
}

#[test]
fn harvested_records_stand_apart_from_our_own() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        put(&store, "a", "Van ons").await;
        let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
        let foreign = RecordBody { source: "edurep".to_owned(), ..body("a", "Van elders") };
        write.put_records(vec![Prepared::new(&foreign)]).await.unwrap();
        write.commit("harvest").await.unwrap();
        let page = store.page(&own()).await.unwrap();
        assert_eq!(page.items.len(), 1);
        let harvested = Selection { source: Source::Harvested("edurep".to_owned()), ..own() };
        assert_eq!(store.page(&harvested).await.unwrap().items.len(), 1);
        let sets = Catalogue::sets(&store).await.unwrap();
        let specs: Vec<_> = sets.iter().map(|set| set.source.spec()).collect();
        assert_eq!(specs, ["eigen", "herkomst:edurep"]);
    });
}

#[test]
fn a_period_is_inclusive_at_its_start_and_exclusive_at_its_end() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        let mut dates = vec![];
        for number in 0..4 {
            dates.push(put(&store, &format!("urn:{number}"), "Les").await.at);
            place.advance(1000);
        }
        let count = async |from, before| store.page(&Selection { from, before, ..own() }).await.unwrap().items.len();
        assert_eq!(count(Some(dates[1]), None).await, 3);
        assert_eq!(count(Some(dates[1] + 1.millisecond()), None).await, 2);
        assert_eq!(count(Some(dates[1] + 1.microsecond()), None).await, 2);
        assert_eq!(count(None, Some(dates[1])).await, 1);
        assert_eq!(count(Some(dates[1]), Some(dates[3])).await, 2);
        assert_eq!(count(Some(dates[3] + 1.hour()), None).await, 0);
    });
}

#[test]
fn a_deleted_record_keeps_its_place_as_a_tombstone() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        put(&store, "a", "Weg").await;
        put(&store, "b", "Blijft").await;
        let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
        write.delete_records(store::OWN_SOURCE, &["a".to_owned()]).await.unwrap();
        write.commit("delete").await.unwrap();
        let page = store.page(&own()).await.unwrap();
        let states: Vec<_> = page.items.iter().map(|item| (item.deleted, matches!(item.body, Body::Lom(_)))).collect();
        assert_eq!(states, [(false, true), (true, false)]);
        let id = base::RecordId::derive(store::OWN_SOURCE, "a");
        assert!(store.record(id).await.unwrap().unwrap().deleted);
        assert!(store.item(id, Form::Record).await.unwrap().unwrap().deleted);
    });
}

#[test]
fn the_last_page_says_so() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        for number in 0..5 {
            put(&store, &format!("urn:{number}"), "Les").await;
        }
        let mut sizes = vec![];
        let mut after = 0;
        loop {
            let page = store.page(&Selection { after, limit: 2, form: Form::Record, ..own() }).await.unwrap();
            sizes.push(page.items.len());
            after = page.items.last().unwrap().seq;
            if !page.more {
                break;
            }
        }
        assert_eq!(sizes, [2, 2, 1]);
    });
}
