//! The one table of routes: path, method, who may pass, how dear it is, and the handler. The
//! router is built from it and a test walks it with every role; there is no other way in.

use crate::app::App;
use crate::middleware::rate::Rate;
use crate::{algemeen, api, beheer, controle, inloggen, materiaal, oai, zoeken};
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};
use identity::{Requirement, Role};

/// One route.
pub struct Row {
    /// GET (which answers HEAD too) or POST.
    pub method: Method,
    /// The path, in axum's notation.
    pub path: &'static str,
    /// Who may pass.
    pub requires: Requirement,
    /// How dear it is.
    pub rate: Rate,
    /// Makes the handler.
    pub handler: fn() -> MethodRouter<App>,
}

const fn row(
    method: Method,
    path: &'static str,
    requires: Requirement,
    rate: Rate,
    handler: fn() -> MethodRouter<App>,
) -> Row {
    Row { method, path, requires, rate, handler }
}

const GET: Method = Method::GET;
const POST: Method = Method::POST;
use Rate::{Notice, Open, SignIn, Upload};
use Requirement::{AnyOf, Anyone, SignedIn};

/// Every route of the site.
#[rustfmt::skip]
pub static ROUTES: &[Row] = &[
    // Searching and reading.
    row(GET,  "/",                             Anyone, Open, || get(zoeken::home::page)),
    row(GET,  "/zoeken",                       Anyone, Open, || get(zoeken::results::page)),
    row(GET,  "/zoeken/suggesties",            Anyone, Open, || get(zoeken::suggest::answer)),
    row(GET,  "/materiaal/{id}",               Anyone, Open, || get(materiaal::show::answer)),
    row(GET,  "/materiaal/{id}/bestand/{*name}",   Anyone, Open, || get(materiaal::file::download)),
    row(GET,  "/materiaal/{id}/voorbeeld/{*name}", Anyone, Open, || get(materiaal::file::preview)),
    // Checking.
    row(GET,  "/controle",                     Anyone, Open, || get(controle::upload::page)),
    row(POST, "/controle",                     Anyone, Upload, || post(controle::upload::check)),
    row(GET,  "/kwaliteitsmodel",              Anyone, Open, || get(controle::model::page)),
    // Signing in, and one's own pages.
    row(GET,  "/inloggen",                     Anyone, Open, || get(inloggen::sign_in::page)),
    row(POST, "/inloggen",                     Anyone, SignIn, || post(inloggen::sign_in::act)),
    row(POST, "/uitloggen",                    Anyone, Open, || post(inloggen::sign_out::act)),
    row(GET,  "/account",                      SignedIn, Open, || get(inloggen::account::page)),
    row(GET,  "/docent",                       AnyOf(&[Role::Docent]), Open, || get(inloggen::start::docent)),
    row(GET,  "/maker",                        AnyOf(&[Role::Maker]), Open, || get(inloggen::start::maker)),
    row(GET,  "/aanvrager",                    AnyOf(&[Role::Aanvrager]), Open, || get(inloggen::start::aanvrager)),
    row(GET,  "/beoordelaar",                  AnyOf(&[Role::Beoordelaar]), Open, || get(inloggen::start::beoordelaar)),
    row(GET,  "/programmabureau",              AnyOf(&[Role::Programmabureau]), Open, || get(inloggen::start::programmabureau)),
    row(GET,  "/uitvoerder",                   AnyOf(&[Role::Uitvoerder]), Open, || get(inloggen::start::uitvoerder)),
    row(GET,  "/beheer",                       AnyOf(&[Role::Beheerder]), Open, || get(beheer::overview::page)),
    row(POST, "/beheer/meldingen/{id}",        AnyOf(&[Role::Beheerder]), Open, || post(beheer::notices::handle)),
    // Machines.
    row(GET,  "/oai",                          Anyone, Open, || get(oai::get)),
    row(POST, "/oai",                          Anyone, Open, || post(oai::post)),
    row(GET,  "/edurep/oai",                   Anyone, Open, || get(oai::get)),
    row(POST, "/edurep/oai",                   Anyone, Open, || post(oai::post)),
    row(GET,  "/api/v1/materialen",            Anyone, Open, || get(api::materials::list)),
    row(GET,  "/api/v1/materialen/{id}",       Anyone, Open, || get(api::materials::one)),
    row(POST, "/api/v1/controles",             Anyone, Upload, || post(api::checks::check)),
    row(GET,  "/api/v1/ik",                    SignedIn, Open, || get(api::me::answer)),
    row(GET,  "/api/v1/openapi.json",          Anyone, Open, || get(api::openapi::answer)),
    row(GET,  "/sitemap.xml",                  Anyone, Open, || get(algemeen::sitemap::index)),
    row(GET,  "/sitemap/{page}",               Anyone, Open, || get(algemeen::sitemap::page)),
    row(GET,  "/robots.txt",                   Anyone, Open, || get(algemeen::robots::answer)),
    row(GET,  "/feed.atom",                    Anyone, Open, || get(algemeen::feed::answer)),
    row(GET,  "/healthz",                      Anyone, Open, || get(algemeen::health::alive)),
    row(GET,  "/readyz",                       Anyone, Open, || get(algemeen::health::ready)),
    row(GET,  "/metrics",                      Anyone, Open, || get(algemeen::health::figures)),
    // About the site.
    row(GET,  "/over",                         Anyone, Open, || get(algemeen::pages::about)),
    row(GET,  "/koppelen",                     Anyone, Open, || get(algemeen::pages::connect)),
    row(GET,  "/toegankelijkheid",             Anyone, Open, || get(algemeen::pages::accessibility)),
    row(GET,  "/privacy",                      Anyone, Open, || get(algemeen::pages::privacy)),
    row(GET,  "/melden",                       Anyone, Open, || get(algemeen::report::page)),
    row(POST, "/melden",                       Anyone, Notice, || post(algemeen::report::act)),
    row(GET,  "/melden/ontvangen",             Anyone, Open, || get(algemeen::report::received)),
    row(GET,  "/favicon.svg",                  Anyone, Open, || get(algemeen::statics::favicon)),
    row(GET,  "/static/{*name}",               Anyone, Open, || get(algemeen::statics::file)),
];
