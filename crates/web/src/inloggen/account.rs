//! One's own account: who I am here, and where each of my roles begins.

use crate::app::App;
use crate::layout::{Layout, Section, html};
use crate::problem::Problem;
use crate::visitor::Visitor;
use crate::wording::{filters, t};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use identity::Role;

#[derive(Template)]
#[template(path = "inloggen/account.html")]
struct Page {
    layout: Layout,
    name: String,
    sign_in_name: String,
    entrances: Vec<Entrance>,
}

struct Entrance {
    label: &'static str,
    path: String,
    about: String,
}

/// The page.
pub async fn page(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let account = visitor.account.clone().ok_or_else(|| Problem::broken("the route table let a visitor pass"))?;
    html(&Page {
        layout: Layout::new(&app, &visitor, Section::Own, t("account-titel")),
        name: account.display_name.clone(),
        sign_in_name: account.name.clone(),
        entrances: account.roles.iter().copied().map(entrance).collect(),
    })
}

fn entrance(role: Role) -> Entrance {
    let path = if role == Role::Beheerder { "beheer" } else { role.code() };
    Entrance { label: role.label(), path: format!("/{path}"), about: t(&format!("feit-rol-{}", role.code())) }
}
