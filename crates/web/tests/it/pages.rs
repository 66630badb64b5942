//! The pages that people come for, and the machine forms behind them.

use crate::site::{LESSON, Site, breuken, deleted};
use axum::http::StatusCode;
use identity::Role;
use serde_json::Value;
use web::Settings;
use web::wording::t;

#[tokio::test]
async fn a_search_finds_and_a_filter_keeps_its_promise() {
    let site = Site::new().await;
    let page = site.get("/zoeken?q=breuken").await;
    assert!(page.body.contains(&format!("/materiaal/{}", breuken())));
    assert!(page.body.contains("<mark>Breuken</mark>"));
    let filtered = site.get("/zoeken?licentie=cc-by-40").await;
    assert!(filtered.body.contains("2 materialen") && filtered.body.contains("CC BY 4.0"));
    let stale = site.get("/zoeken?q=breuken&cursor=onzin").await;
    assert_eq!((stale.status, stale.header("location")), (StatusCode::SEE_OTHER, "/zoeken?q=breuken"));
}

#[tokio::test]
async fn finding_nothing_says_what_was_tried_and_takes_the_report() {
    let site = Site::new().await;
    let page = site.get("/zoeken?q=xyzzyplugh").await;
    assert!(page.body.contains(&t("zoeken-niets")) && page.body.contains("“xyzzyplugh”"));
    let fields = format!("csrf={}&soort=zoeken&tekst=Ik+zocht+naar+xyzzyplugh", page.csrf());
    let answer = site.post("/melden", &page.cookie().unwrap(), fields).await;
    assert_eq!(answer.header("location"), "/melden/ontvangen?nummer=1");
    assert_eq!(site.store.notices().await.unwrap()[0].kind, "zoeken");
}

#[tokio::test]
async fn a_material_in_each_form() {
    let site = Site::new().await;
    let path = format!("/materiaal/{}", breuken());
    let page = site.get(&path).await;
    assert!(page.body.contains(&t("kwaliteit-basis")) && page.body.contains("met naamsvermelding"));
    let (_, rest) = page.body.split_once(r#"<script type="application/ld+json">"#).unwrap();
    let data: Value = serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap();
    assert!(data["name"].to_string().contains("Breuken <vergelijken>"));
    for (suffix, accept, kind) in [
        (".jsonld", "", "application/ld+json"),
        (".xml", "", "application/xml"),
        ("", "application/ld+json", "application/ld+json"),
    ] {
        let answer = site.get_with(&format!("{path}{suffix}"), "accept", accept).await;
        assert!(answer.header("content-type").starts_with(kind), "{suffix} {accept}");
        assert!(answer.header("vary").contains("Accept"));
    }
}

#[tokio::test]
async fn a_deleted_material_is_gone_and_an_unknown_one_never_was() {
    let site = Site::new().await;
    let gone = site.get(&format!("/materiaal/{}", deleted())).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.body.contains(&t("fout-410")));
    for path in [
        "/materiaal/0000000000000000",
        "/materiaal/onzin",
        "/materiaal/onzin.pdf",
        "/bestaat-niet",
        "/static/nee.css",
        "/sitemap/9.xml",
    ] {
        let missing = site.get(path).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{path}");
        assert!(missing.body.contains(&t("fout-nu-404")), "{path}");
    }
}

#[tokio::test]
async fn a_lesson_is_checked_by_file_and_by_address() {
    let site = Site::new().await;
    let form = site.get("/controle").await;
    let cookie = form.cookie().unwrap();
    let sent = site
        .upload(
            "/controle",
            &cookie,
            &[("csrf", None, form.csrf()), ("scenario", None, "maken"), ("bestand", Some("les.html"), LESSON)],
        )
        .await;
    assert_eq!(sent.status, StatusCode::OK);
    assert_eq!(sent.body.matches(r#"<details class="criterion""#).count(), 26);
    assert!(sent.body.contains("Na deze les kun je breuken vergelijken."));
    let linked = site.get(&format!("/controle?adres=/materiaal/{}", breuken())).await;
    assert_eq!(linked.body.matches(r#"<details class="criterion""#).count(), 26);
    for (parts, field) in [
        (vec![("csrf", None, form.csrf())], "bestand"),
        (vec![("csrf", None, form.csrf()), ("adres", None, "https://elders.example/les")], "adres"),
        (vec![("csrf", None, form.csrf()), ("bestand", Some("les.docx"), "PK\u{3}\u{4}kapot")], "bestand"),
    ] {
        let refused = site.upload("/controle", &cookie, &parts).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.body.contains(&format!(r##"<a href="#{field}">"##)), "{field}");
    }
}

#[tokio::test]
async fn a_demonstration_says_so_on_every_page() {
    let site = Site::with(Settings { demo: true, ..Settings::default() }).await;
    for path in ["/", "/zoeken", "/controle", "/inloggen", "/bestaat-niet"] {
        assert!(site.get(path).await.body.contains("demo-strip"), "{path}");
    }
    assert!(site.get("/robots.txt").await.body.contains("Disallow: /\n"));
}

#[tokio::test]
async fn an_administrator_deals_with_a_notice() {
    let site = Site::new().await;
    let form = site.get("/melden").await;
    let fields = format!(
        "csrf={}&soort=rechten&tekst=Deze+foto+is+van+mij&email=maker%40school.nl&materiaal={}",
        form.csrf(),
        breuken()
    );
    assert_eq!(site.post("/melden", &form.cookie().unwrap(), fields).await.status, StatusCode::SEE_OTHER);
    let cookie = site.session(Role::Beheerder).await;
    let page = site.get_as("/beheer", &cookie).await;
    assert!(page.body.contains("Deze foto is van mij") && page.body.contains("maker@school.nl"));
    let done = site.post("/beheer/meldingen/1", &cookie, format!("csrf={}", page.csrf())).await;
    assert_eq!(done.header("location"), "/beheer");
    assert!(site.get_as("/beheer", &cookie).await.body.contains(&t("beheer-afgehandeld")));
}

#[tokio::test]
async fn crawlers_and_readers_of_feeds_get_what_is_ours_and_not_what_is_gone() {
    let site = Site::new().await;
    for path in ["/sitemap/0.xml", "/feed.atom"] {
        let answer = site.get(path).await;
        assert!(answer.body.contains(&format!("/materiaal/{}", breuken())), "{path}");
        assert!(!answer.body.contains(deleted().as_str()), "{path}");
    }
    assert!(site.get("/sitemap.xml").await.body.contains("/sitemap/0.xml"));
}

#[tokio::test]
async fn the_process_shows_that_it_lives_and_what_it_did() {
    let site = Site::new().await;
    assert_eq!(site.get("/healthz").await.body, "ok\n");
    assert_eq!(site.get("/readyz").await.body, "ok\n");
    site.get("/over").await;
    assert!(site.get("/metrics").await.body.contains(r#"route="/over""#));
}
