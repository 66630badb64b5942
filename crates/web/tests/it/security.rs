//! What no page may do: load from elsewhere, run what stands in it, be framed, leak a defect.

use crate::site::{Site, breuken};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use identity::Role;
use web::Settings;
use web::routes::ROUTES;

#[tokio::test]
async fn every_answer_carries_the_headers_and_no_page_has_anything_inline() {
    let site = Site::new().await;
    let cookie = site.session(Role::Beheerder).await;
    for row in ROUTES.iter().filter(|row| row.method == Method::GET && !row.path.contains('{')) {
        let answer = site.get_as(row.path, &cookie).await;
        for (name, part) in [
            ("content-security-policy", "default-src 'none'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin"),
            ("x-request-id", ""),
        ] {
            assert!(
                answer.headers.contains_key(name) && answer.header(name).contains(part),
                "{} lacks {name}",
                row.path
            );
        }
        assert!(
            !answer.header("content-security-policy").contains("unsafe") || row.path == "/favicon.svg",
            "{}",
            row.path
        );
        if answer.header("content-type").starts_with("text/html") {
            assert_clean(row.path, &answer.body);
        }
    }
}

fn assert_clean(path: &str, html: &str) {
    for forbidden in [" style=\"", "<style", "javascript:", " onclick=", "<script>"] {
        assert!(!html.contains(forbidden), "{path} has {forbidden}");
    }
    for (attribute, rest) in [" src=\"", "<link rel=\"stylesheet\" href=\""]
        .iter()
        .flat_map(|attribute| html.split(attribute).skip(1).map(move |rest| (attribute, rest)))
    {
        assert!(
            rest.starts_with('/') && !rest.starts_with("//"),
            "{path} loads from elsewhere:{attribute}{}",
            &rest[..rest.len().min(60)]
        );
    }
}

#[tokio::test]
async fn a_lesson_is_shown_without_an_origin_of_its_own() {
    let site = Site::new().await;
    let shown = site.get(&format!("/materiaal/{}/voorbeeld/les.html", breuken())).await;
    let policy = shown.header("content-security-policy");
    assert!(
        policy.starts_with("sandbox;") && !policy.contains("script-src") && !policy.contains("allow-scripts"),
        "{policy}"
    );
    let saved = site.get(&format!("/materiaal/{}/bestand/les.html", breuken())).await;
    assert!(saved.header("content-disposition").starts_with("attachment"));
    let tag = saved.header("etag").to_owned();
    assert_eq!(
        site.get_with(&format!("/materiaal/{}/bestand/les.html", breuken()), "if-none-match", &tag).await.status,
        StatusCode::NOT_MODIFIED
    );
}

#[tokio::test]
async fn what_stands_in_a_record_stays_text() {
    let site = Site::new().await;
    for path in [
        format!("/materiaal/{}", breuken()),
        "/zoeken?q=breuken".to_owned(),
        "/zoeken?q=%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
    ] {
        let page = site.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            !page.body.contains("<vergelijken>")
                && !page.body.contains("</script><b>")
                && !page.body.contains("<script>alert"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let site = Site::new().await;
    let form = site.get("/melden").await;
    let fields = format!("csrf={}&soort=fout&tekst=Dit+is+lang+genoeg", form.csrf());
    let request =
        Request::post("/melden").header("sec-fetch-site", "cross-site").header("cookie", form.cookie().unwrap());
    let request =
        request.header("content-type", "application/x-www-form-urlencoded").body(Body::from(fields.clone())).unwrap();
    assert_eq!(site.send(request).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post("/melden", &form.cookie().unwrap(), fields.clone()).await.status, StatusCode::SEE_OTHER);
    let other = site.get("/melden").await.cookie().unwrap();
    assert_eq!(
        site.post("/melden", &other, fields).await.status,
        StatusCode::FORBIDDEN,
        "the token of another visitor"
    );
}

#[tokio::test]
async fn reading_and_searching_set_no_cookie() {
    let site = Site::new().await;
    for path in ["/", "/zoeken?q=water", "/over", "/privacy", &format!("/materiaal/{}", breuken())] {
        assert_eq!(site.get(path).await.cookie(), None, "{path}");
    }
}

#[tokio::test]
async fn over_https_cookies_and_browsers_insist_on_it() {
    let site = Site::with(Settings { public_url: "https://leerbron.example".to_owned(), ..Settings::default() }).await;
    let page = site.get("/inloggen").await;
    let cookie = page.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-leerbron=") && cookie.contains("; Secure") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    assert!(page.header("strict-transport-security").contains("max-age="));
}

#[tokio::test]
async fn too_large_a_form_is_refused_before_it_is_read() {
    let site = Site::new().await;
    let request =
        Request::post("/melden").header("content-length", "70000").body(Body::from("x".repeat(70_000))).unwrap();
    assert_eq!(site.send(request).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
