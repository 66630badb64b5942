//! Request id, one structured log line a request, and the figures of `/metrics`.
//!
//! The id is ours, never the client's, so that a line in the log has one origin. Paths are
//! logged and measured as the route's pattern: no query, no record, no person.

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;
use std::time::Instant;
use tracing::Instrument;

/// The header that carries the id of a request, and the code on a problem page.
pub const REQUEST_ID: &str = "x-request-id";

/// The id of the request, for problem pages.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// The process's figures; the recorder is installed at the first call.
pub fn handle() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
        let builder = PrometheusBuilder::new();
        let recorder = builder.set_buckets(&seconds).unwrap_or_else(|_| PrometheusBuilder::new()).build_recorder();
        let handle = recorder.handle();
        // Another part of the process may have installed its own; then ours stays empty.
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
}

/// The layer itself.
pub async fn measure(mut request: Request, next: Next) -> Response {
    let id = fresh_id();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    request.extensions_mut().insert(RequestId(id.clone()));
    let span = tracing::info_span!("request", id, %method, route);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let elapsed = started.elapsed();
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(status, milliseconds = elapsed.as_millis() as u64, "answered"));
    let labels = [("method", method.to_string()), ("route", route), ("status", status.to_string())];
    metrics::counter!("leerbron_http_requests_total", &labels).increment(1);
    metrics::histogram!("leerbron_http_request_seconds", &labels[..2]).record(elapsed.as_secs_f64());
    if let Ok(value) = HeaderValue::try_from(id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Twelve hexadecimal digits: short enough to read out over the telephone.
fn fresh_id() -> String {
    let bytes: [u8; 6] = identity::token::random().unwrap_or_default();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
