//! What crawlers may visit: everything public but the endless space of searches.

use crate::app::App;
use axum::extract::State;

/// The file.
pub async fn answer(State(app): State<App>) -> String {
    let rules = if app.settings.demo {
        "Disallow: /"
    } else {
        "Disallow: /zoeken?\nDisallow: /controle\nDisallow: /inloggen\nDisallow: /melden"
    };
    format!("User-agent: *\n{rules}\n\nSitemap: {}\n", app.address("/sitemap.xml"))
}
