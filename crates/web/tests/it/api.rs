//! The interfaces for machines: REST, problem documents, OAI-PMH.

use crate::site::{LESSON, Site, breuken, deleted};
use axum::http::StatusCode;
use identity::{Role, Token};
use serde_json::Value;
use store::{Actor, Chain};

#[tokio::test]
async fn a_search_has_the_members_of_the_contract() {
    let site = Site::new().await;
    let body: Value = serde_json::from_str(&site.get("/api/v1/materialen?q=breuken&limit=5").await.body).unwrap();
    let mut names: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["facets", "hits", "next", "suggestion", "total"]);
    assert_eq!(body["total"], 1);
    assert_eq!(body["hits"][0]["id"], breuken().as_str());
    assert_eq!(body["hits"][0]["identifiers"][0], "breuken");
    assert_eq!(body["facets"]["licentie"][0]["code"], "cc-by-40");
}

#[tokio::test]
async fn pages_follow_each_other_without_overlap() {
    let site = Site::new().await;
    let (mut seen, mut address) = (Vec::new(), "/api/v1/materialen?limit=1".to_owned());
    for _ in 0..5 {
        let page: Value = serde_json::from_str(&site.get(&address).await.body).unwrap();
        seen.extend(page["hits"].as_array().unwrap().iter().map(|hit| hit["id"].to_string()));
        let Some(cursor) = page["next"].as_str() else { break };
        address = format!("/api/v1/materialen?limit=1&cursor={cursor}");
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 2, "each material once, and then the end");
}

#[tokio::test]
async fn a_wrong_question_is_a_problem_with_every_error() {
    let site = Site::new().await;
    let answer = site.get("/api/v1/materialen?limit=0&leerniveua=po").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::BAD_REQUEST, "application/problem+json"));
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(body["status"], 400);
    assert_eq!(body["errors"].as_array().unwrap().len(), 2);
    for (path, status) in [
        ("/api/v1/materialen/onzin".to_owned(), 404),
        (format!("/api/v1/materialen/{}", deleted()), 410),
        ("/api/v1/nee".to_owned(), 404),
    ] {
        let body: Value = serde_json::from_str(&site.get(&path).await.body).unwrap();
        assert_eq!(body["status"], status, "{path}");
    }
}

#[tokio::test]
async fn a_check_answers_the_report() {
    let site = Site::new().await;
    let report: Value =
        serde_json::from_str(&site.upload("/api/v1/controles", "", &[("file", Some("les.html"), LESSON)]).await.body)
            .unwrap();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["criteria"].as_array().unwrap().len(), 26);
    let none = site.upload("/api/v1/controles", "", &[]).await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        site.post("/api/v1/controles", "", "file=x".to_owned()).await.status,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
}

#[tokio::test]
async fn a_bearer_token_stands_for_its_account_on_the_api_alone() {
    let site = Site::new().await;
    let token = Token::fresh().unwrap();
    let account = site.store.account(Role::Beheerder.code()).await.unwrap().unwrap();
    let mut write = site.store.begin(Chain::House, Actor::Program).await.unwrap();
    write.add_token(account.id, &token.hash()).await.unwrap();
    write.commit("test").await.unwrap();
    let bearer = format!("Bearer {}", token.reveal());
    let me: Value = serde_json::from_str(&site.get_with("/api/v1/ik", "authorization", &bearer).await.body).unwrap();
    assert_eq!((me["name"].as_str(), me["roles"][0].as_str()), (Some("beheerder"), Some("beheerder")));
    assert_eq!(site.get_with("/api/v1/ik", "authorization", "Bearer onzin").await.header("www-authenticate"), "Bearer");
    assert_eq!(site.get_with("/beheer", "authorization", &bearer).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_harvester_gets_records_and_deletions_by_get_and_post() {
    let site = Site::new().await;
    let listed = site.get("/oai?verb=ListIdentifiers&metadataPrefix=lom").await;
    assert!(listed.header("content-type").starts_with("text/xml"));
    assert!(listed.body.contains(breuken().as_str()) && listed.body.contains(r#"status="deleted""#), "{}", listed.body);
    let posted = site.post("/edurep/oai", "", "verb=Identify".to_owned()).await;
    assert!(posted.body.contains("<repositoryName>Leerbron</repositoryName>"));
    assert_eq!(site.get("/oai?verb=Onzin").await.status, StatusCode::OK, "a wrong verb is an answer of the protocol");
}

#[tokio::test]
async fn answers_are_compressed_for_who_asks() {
    let site = Site::new().await;
    let packed = site.get_with("/oai?verb=ListRecords&metadataPrefix=lom", "accept-encoding", "gzip").await;
    assert_eq!(packed.header("content-encoding"), "gzip");
}
