//! What the chains find when someone changes the database behind the program's back.

use crate::support::{Place, on_each_engine, put};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

/// Each way of tampering, as SQL, and words of the problem that must be found.
const CASES: &[(&str, &str, &str)] = &[
    (
        "a payload",
        "UPDATE entry SET body = replace(body, 'Breuken', 'Deuken') WHERE subject = (SELECT id FROM record ORDER BY seq LIMIT 1)",
        "content of the entry was changed",
    ),
    (
        "a removed entry",
        "DELETE FROM entry WHERE position = (SELECT MIN(position) FROM entry WHERE kind = 'record_put')",
        "missing",
    ),
    (
        "another kind",
        "UPDATE entry SET kind = 'record_moved' WHERE position = (SELECT MIN(position) FROM entry)",
        "not the ones it was closed with",
    ),
    (
        "another actor",
        "UPDATE event SET actor = 'account:7' WHERE number = 2 AND chain = 1",
        "changed after it was closed",
    ),
    ("another date", "UPDATE event SET at = at + 1 WHERE number = 1 AND chain = 1", "changed after it was closed"),
    ("a removed event", "DELETE FROM event WHERE number = 2 AND chain = 1", "is missing"),
    ("a removed end", "DELETE FROM event WHERE number = 3 AND chain = 1", "should end with event 3"),
    ("another record", "UPDATE record SET seq = seq + 100 WHERE seq = 3", "does not agree with the entry"),
    ("a hidden record", "UPDATE record SET deleted = TRUE WHERE seq = 2", "does not agree with the entry"),
];

async fn connection(place: &Place) -> DatabaseConnection {
    let url = place.url.replace("sqlite:", "sqlite://");
    Database::connect(url).await.unwrap()
}

#[test]
fn every_way_of_tampering_is_found() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        for (key, title) in [("a", "Breuken"), ("b", "Letters"), ("c", "Water")] {
            put(&store, key, title).await;
        }
        let raw = connection(&place).await;
        for (what, sql, expected) in CASES {
            let backup = snapshot(&store).await;
            raw.execute_unprepared(sql).await.unwrap();
            let report = store.verify_audit().await.unwrap();
            let found = report.problems.iter().any(|problem| problem.message.contains(expected));
            assert!(found, "{what}: {:?}", report.problems);
            restore(&raw, &store, backup).await;
            assert!(store.verify_audit().await.unwrap().is_sound(), "{what}: not put back");
        }
    });
}

async fn snapshot(store: &store::Store) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    store.backup(&mut file).await.unwrap();
    file.into_inner()
}

async fn restore(raw: &DatabaseConnection, store: &store::Store, backup: Vec<u8>) {
    for table in ["record", "entry", "event"] {
        raw.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap();
    }
    store.restore(std::io::Cursor::new(backup)).await.unwrap();
}
