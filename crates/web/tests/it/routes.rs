//! Walks the whole route table with nobody and with every role: who may not pass does not, and
//! who may does. A route that is added is in this walk without anyone doing anything.

use crate::site::{Site, breuken};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use identity::{Requirement, Role};
use web::routes::{ROUTES, Row};

/// A path of the row that exists in the test site.
fn path(row: &Row) -> String {
    row.path
        .replace("{id}", breuken().as_str())
        .replace("{*name}", if row.path.starts_with("/static") { "leerbron.css" } else { "les.html" })
        .replace("{page}", "0.xml")
}

async fn ask(site: &Site, row: &Row, cookie: &str) -> StatusCode {
    let path = path(row).replace(&format!("/meldingen/{}", breuken()), "/meldingen/1");
    let request = Request::builder().method(row.method.clone()).uri(path).header(header::COOKIE, cookie);
    let request =
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header(header::ACCEPT, "text/html");
    site.send(request.body(Body::empty()).unwrap()).await.status
}

#[tokio::test]
async fn nobody_and_every_role_on_every_route() {
    let site = Site::new().await;
    for row in ROUTES {
        let status = ask(&site, row, "").await;
        let is_api = row.path.starts_with("/api/");
        match (row.requires.allows(None), is_api) {
            (true, _) => assert!(
                ![401, 303].contains(&status.as_u16()) || row.method == Method::POST,
                "{} {}: {status}",
                row.method,
                row.path
            ),
            (false, true) => assert_eq!(status, StatusCode::UNAUTHORIZED, "{} {}", row.method, row.path),
            (false, false) => {
                assert_eq!(status, StatusCode::SEE_OTHER, "{} {} must lead to signing in", row.method, row.path)
            }
        }
    }
    for role in Role::ALL {
        let cookie = site.session(role).await;
        for row in ROUTES.iter().filter(|row| row.requires != Requirement::Anyone) {
            let status = ask(&site, row, &cookie).await;
            let allowed = row.requires.allows(Some(&[role]));
            if allowed && row.method == Method::GET {
                assert_eq!(status, StatusCode::OK, "{role} on {} {}", row.method, row.path);
            } else {
                // An act without the form's token is refused too, so 403 is right for both.
                assert_eq!(status, StatusCode::FORBIDDEN, "{role} on {} {}", row.method, row.path);
            }
        }
    }
}

#[tokio::test]
async fn every_act_of_a_person_needs_the_token_of_our_form() {
    let site = Site::new().await;
    let cookie = site.session(Role::Beheerder).await;
    let is_machine = |row: &&Row| row.path.starts_with("/api/") || row.path.ends_with("/oai");
    for row in ROUTES.iter().filter(|row| row.method == Method::POST && !is_machine(row)) {
        let path = path(row).replace(&format!("/meldingen/{}", breuken()), "/meldingen/1");
        let fields =
            "csrf=0123456789abcdef0123456789abcdef&gebruikersnaam=a&wachtwoord=b&soort=fout&tekst=lang+genoeg+hoor"
                .to_owned();
        let status = if row.path == "/controle" {
            site.upload(&path, &cookie, &[("csrf", None, "onzin"), ("bestand", Some("les.md"), "# Les")]).await.status
        } else {
            site.post(&path, &cookie, fields).await.status
        };
        assert_eq!(status, StatusCode::FORBIDDEN, "{}", row.path);
    }
}

#[test]
fn no_route_stands_twice_in_the_table() {
    let mut seen = std::collections::BTreeSet::new();
    for row in ROUTES {
        assert!(seen.insert((row.method.as_str(), row.path)), "{} {}", row.method, row.path);
    }
}
