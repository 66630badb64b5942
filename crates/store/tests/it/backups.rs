//! Backups: from each engine onto each engine, and rubbish refused.

use crate::support::{Place, on_each_engine, postgres, put, sqlite};
use std::io::Cursor;
use store::{Actor, Chain, NewAccount, NewFile, Store, StoreError};

async fn filled(place: &Place) -> Store {
    let store = place.open().await;
    put(&store, "a", "Breuken").await;
    put(&store, "b", "Letters").await;
    let mut write = store.begin(Chain::Catalogue, Actor::CommandLine).await.unwrap();
    write.delete_records(store::OWN_SOURCE, &["a".to_owned()]).await.unwrap();
    let file = NewFile {
        name: "les.html".into(),
        media_type: "text/html".into(),
        role: "les".into(),
        bytes: vec![0, 159, 146, 150],
    };
    write.add_file(file).await.unwrap();
    write.commit("test").await.unwrap();
    let mut write = store.begin(Chain::House, Actor::CommandLine).await.unwrap();
    let account = NewAccount {
        name: "anna".into(),
        display_name: "Anna".into(),
        roles: vec![identity::Role::Beheerder],
        password_hash: "x".into(),
    };
    write.add_account(account).await.unwrap();
    write.commit("account").await.unwrap();
    store
}

async fn backup(store: &Store) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    store.backup(&mut file).await.unwrap();
    file.into_inner()
}

#[test]
fn a_backup_comes_back_on_any_engine() {
    on_each_engine(|place| async move {
        let store = filled(&place).await;
        let file = backup(&store).await;
        let heads = store.verify_audit().await.unwrap().chains;
        let mut targets = vec![sqlite()];
        targets.extend(postgres().await);
        for target in targets {
            let restored = target.open().await;
            let summary = restored.restore(Cursor::new(file.clone())).await.unwrap();
            assert!(summary.audit.is_sound());
            let same = summary.audit.chains.iter().zip(&heads).all(|(left, right)| left.head == right.head);
            assert!(same, "the chains must end in the same hash");
            assert_eq!(restored.account("anna").await.unwrap().unwrap().roles, [identity::Role::Beheerder]);
            put(&restored, "c", "Verder").await;
            assert!(restored.verify_audit().await.unwrap().is_sound());
        }
    });
}

#[test]
fn only_an_empty_database_takes_a_backup() {
    on_each_engine(|place| async move {
        let store = filled(&place).await;
        let file = backup(&store).await;
        assert!(matches!(store.restore(Cursor::new(file)).await, Err(StoreError::NotEmpty)));
    });
}

#[test]
fn rubbish_is_no_backup() {
    on_each_engine(|place| async move {
        let file = backup(&filled(&place).await).await;
        let store = sqlite();
        let store = store.open().await;
        for damaged in [vec![], b"PK\x03\x04 no zip".to_vec(), file[..file.len() / 2].to_vec()] {
            assert!(matches!(store.restore(Cursor::new(damaged)).await, Err(StoreError::Backup(_))));
        }
        assert_eq!(store.record_count().await.unwrap(), 0);
    });
}
