//! Signing in and out, and what happens when it does not work.

use crate::site::{PASSWORD, Site};
use axum::http::StatusCode;
use identity::Role;
use web::Settings;

async fn try_password(site: &Site, password: &str) -> crate::site::Answer {
    let form = site.get("/inloggen?naar=/docent").await;
    let cookie = form.cookie().unwrap();
    let fields =
        format!("csrf={}&naar=%2Fdocent&gebruikersnaam=docent&wachtwoord={}", form.csrf(), password.replace(' ', "+"));
    site.post("/inloggen", &cookie, fields).await
}

#[tokio::test]
async fn the_right_password_opens_and_signing_out_closes() {
    let site = Site::new().await;
    let answer = try_password(&site, PASSWORD).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/docent"));
    let cookie = answer.cookie().unwrap();
    let page = site.get_as("/docent", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    let out = site.post("/uitloggen", &cookie, format!("csrf={}", page.csrf())).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert_eq!(
        site.get_as("/docent", &cookie).await.status,
        StatusCode::SEE_OTHER,
        "the session is gone, not only the cookie"
    );
}

#[tokio::test]
async fn a_wrong_password_keeps_the_name_and_says_nothing_of_which_was_wrong() {
    let site = Site::new().await;
    let wrong = try_password(&site, "koffie zonder melk").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.body.contains(r#"value="docent""#));
    let form = site.get("/inloggen").await;
    let fields = format!("csrf={}&gebruikersnaam=niemand&wachtwoord=koffie+zonder+melk", form.csrf());
    let unknown = site.post("/inloggen", &form.cookie().unwrap(), fields).await;
    let message = web::wording::t("inloggen-onbekend");
    assert!(wrong.body.contains(&message) && unknown.body.contains(&message));
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours() {
    let site = Site::new().await;
    let cookie = site.session(Role::Docent).await;
    site.wait(11);
    assert_eq!(site.get_as("/docent", &cookie).await.status, StatusCode::OK);
    site.wait(2);
    assert_eq!(site.get_as("/docent", &cookie).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let site = Site::with(Settings::default()).await;
    let form = site.get("/inloggen").await;
    let (cookie, fields) = (form.cookie().unwrap(), format!("csrf={}&gebruikersnaam=x&wachtwoord=", form.csrf()));
    for _ in 0..10 {
        assert_eq!(site.post("/inloggen", &cookie, fields.clone()).await.status, StatusCode::BAD_REQUEST);
    }
    let refused = site.post("/inloggen", &cookie, fields).await;
    assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "30"));
}

#[tokio::test]
async fn going_back_never_leaves_the_site() {
    let site = Site::new().await;
    let cookie = site.session(Role::Docent).await;
    for (given, path) in [("/zoeken", "/zoeken"), ("//elders.example", "/"), ("https://elders.example", "/")] {
        let answer = site.get_as(&format!("/inloggen?naar={given}"), &cookie).await;
        assert_eq!(answer.header("location"), path, "{given}");
    }
}
