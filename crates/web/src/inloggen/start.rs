//! Where each role begins: what it does in the programme and what can be done today.

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
#[template(path = "inloggen/start.html")]
struct Page {
    layout: Layout,
    about: String,
    tasks: Vec<(&'static str, String)>,
}

macro_rules! start_pages {
    ($($name:ident => $role:ident, [$($task:literal),*]);* $(;)?) => {
        $(
            #[doc = concat!("The start page of the role ", stringify!($name), ".")]
            pub async fn $name(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
                page(&app, &visitor, Role::$role, &[$($task),*])
            }
        )*
    };
}

start_pages! {
    docent => Docent, ["/zoeken", "/controle"];
    maker => Maker, ["/controle", "/kwaliteitsmodel", "/zoeken"];
    aanvrager => Aanvrager, ["/kwaliteitsmodel", "/controle"];
    beoordelaar => Beoordelaar, ["/kwaliteitsmodel", "/zoeken"];
    programmabureau => Programmabureau, ["/zoeken", "/kwaliteitsmodel", "/koppelen"];
    uitvoerder => Uitvoerder, ["/zoeken", "/kwaliteitsmodel"];
}

fn page(app: &App, visitor: &Visitor, role: Role, tasks: &[&'static str]) -> Result<Response, Problem> {
    html(&Page {
        layout: Layout::new(app, visitor, Section::Own, role.label().to_owned()),
        about: t(&format!("feit-rol-{}", role.code())),
        tasks: tasks.iter().map(|path| (*path, t(&format!("feit-taak{}", path.replace('/', "-"))))).collect(),
    })
}
