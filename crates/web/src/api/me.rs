//! Who a bearer token stands for.

use crate::problem::Problem;
use crate::visitor::Visitor;
use axum::Json;
use identity::Role;
use serde::Serialize;

/// The account.
#[derive(Serialize)]
pub struct Me {
    name: String,
    display_name: String,
    roles: Vec<Role>,
}

/// The account that asks.
pub async fn answer(visitor: Visitor) -> Result<Json<Me>, Problem> {
    let account = visitor.account.ok_or_else(|| Problem::broken("the route table let a visitor pass"))?;
    Ok(Json(Me {
        name: account.name.clone(),
        display_name: account.display_name.clone(),
        roles: account.roles.clone(),
    }))
}
