//! Builds the router from the route table and puts the layers around it.

use crate::app::App;
use crate::middleware::{explain, guard, headers, measure, session};
use crate::problem::Problem;
use crate::routes::ROUTES;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::any::Any;
use std::time::Duration;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// The longest that a request may take, including sending us a file over a slow line.
const LONGEST: Duration = Duration::from_secs(60);

/// The whole site as a service.
pub fn router(app: App) -> Router {
    measure::handle();
    let mut router = Router::new();
    for row in ROUTES {
        let guarded = (row.handler)()
            .layer(DefaultBodyLimit::max(row.rate.body_limit()))
            .route_layer(from_fn_with_state((app.clone(), row), guard::keep));
        router = router.route(row.path, guarded);
    }
    // The last one added is the outermost.
    router
        .fallback(|| async { Problem::not_found() })
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), explain::explain))
        .layer(from_fn_with_state(app.clone(), session::recognise))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(app.clone(), headers::secure))
        .layer(from_fn(measure::measure))
        .with_state(app)
}

/// A panic is a defect of ours: logged here, shown as any other.
fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    Problem::broken(text.unwrap_or("a panic without words")).into_response()
}
