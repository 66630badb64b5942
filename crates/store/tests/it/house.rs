//! Accounts, sessions, tokens, notices, harvest states.

use crate::support::on_each_engine;
use identity::Role;
use jiff::ToSpan;
use store::{Actor, Chain, HarvestState, NewAccount, NewNotice, Store, StoreError};

fn anna() -> NewAccount {
    NewAccount {
        name: "anna".into(),
        display_name: "Anna".into(),
        roles: vec![Role::Docent, Role::Maker],
        password_hash: "hash".into(),
    }
}

async fn add(store: &Store, account: NewAccount) -> Result<i64, StoreError> {
    let mut write = store.begin(Chain::House, Actor::CommandLine).await?;
    let id = write.add_account(account).await?;
    write.commit("account").await?;
    Ok(id)
}

#[test]
fn a_name_belongs_to_one_account() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        add(&store, anna()).await.unwrap();
        assert!(matches!(add(&store, anna()).await, Err(StoreError::NameTaken(_))));
        assert_eq!(store.account("anna").await.unwrap().unwrap().roles, [Role::Docent, Role::Maker]);
        assert!(store.account("bert").await.unwrap().is_none());
    });
}

#[test]
fn a_session_ends_by_time_by_signing_out_and_with_the_account() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        let id = add(&store, anna()).await.unwrap();
        let now = store.horizon(Chain::House).await.unwrap();
        let later = now + 1.hour();
        for token in 0..3 {
            store.start_session(id, &[token; 32], now, later).await.unwrap();
        }
        assert_eq!(store.session(&[0; 32], now).await.unwrap().unwrap().account.id, id);
        assert!(store.session(&[0; 32], later).await.unwrap().is_none());
        assert!(store.session(&[9; 32], now).await.unwrap().is_none());
        store.end_session(&[1; 32]).await.unwrap();
        store.end_session(&[1; 32]).await.unwrap();
        assert!(store.session(&[1; 32], now).await.unwrap().is_none());
        let mut write = store.begin(Chain::House, Actor::CommandLine).await.unwrap();
        write.set_disabled(id, true).await.unwrap();
        write.commit("account").await.unwrap();
        assert!(store.session(&[2; 32], now).await.unwrap().is_none());
    });
}

#[test]
fn tokens_can_be_withdrawn() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        let id = add(&store, anna()).await.unwrap();
        let mut write = store.begin(Chain::House, Actor::Account(id)).await.unwrap();
        write.add_token(id, &[7; 32]).await.unwrap();
        write.commit("token").await.unwrap();
        assert_eq!(store.account_by_token(&[7; 32]).await.unwrap().unwrap().name, "anna");
        let mut write = store.begin(Chain::House, Actor::Account(id)).await.unwrap();
        assert_eq!(write.withdraw_tokens(id).await.unwrap(), 1);
        write.commit("token").await.unwrap();
        assert!(store.account_by_token(&[7; 32]).await.unwrap().is_none());
    });
}

#[test]
fn a_notice_is_kept_and_can_be_handled() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        let notice =
            NewNotice { about: None, kind: "auteursrecht".into(), text: "Die foto is van mij.".into(), reply_to: None };
        let id = store.add_notice(notice).await.unwrap();
        store.handle_notice(id, Actor::Account(1)).await.unwrap();
        let notices = store.notices().await.unwrap();
        assert!(notices.len() == 1 && notices[0].handled.is_some());
        assert!(matches!(store.handle_notice(99, Actor::Program).await, Err(StoreError::NotFound(_))));
    });
}

#[test]
fn the_chain_names_no_person() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        add(&store, anna()).await.unwrap();
        let entries = store.entries_after(Chain::House, 0, 100).await.unwrap();
        assert!(entries.iter().all(|entry| !entry.subject.contains("anna")));
        let mut write = store.begin(Chain::House, Actor::CommandLine).await.unwrap();
        write.erase(entries[0].seq, "account opgeheven").await.unwrap();
        write.commit("erase").await.unwrap();
        let entries = store.entries_after(Chain::House, 0, 100).await.unwrap();
        assert!(entries.iter().all(|entry| !entry.body.as_deref().unwrap_or_default().contains("anna")));
        assert!(store.verify_audit().await.unwrap().is_sound());
    });
}

#[test]
fn a_harvest_remembers_where_it_was() {
    on_each_engine(|place| async move {
        let store = place.open().await;
        let mut state = HarvestState {
            source: "edurep".into(),
            url: "https://example.org/oai".into(),
            set: None,
            prefix: "lom".into(),
            since: None,
            first_response: Some("2026-01-01T00:00:00Z".into()),
            token: Some("c100".into()),
            last_success: None,
            records: 100,
            rejected: 1,
        };
        for _ in 0..2 {
            let mut write = store.begin(Chain::Catalogue, Actor::Program).await.unwrap();
            write.save_harvest(&state).await.unwrap();
            write.commit("harvest").await.unwrap();
            assert_eq!(store.harvest("edurep").await.unwrap().as_ref(), Some(&state));
            state.token = None;
        }
        assert_eq!(store.harvests().await.unwrap().len(), 1);
    });
}
