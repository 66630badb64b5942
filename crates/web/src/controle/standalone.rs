//! A report as one HTML file that needs nothing else: what `leerbron check --format html` writes.

use super::report::{ReportView, view};
use crate::theme;
use crate::wording::filters;
use askama::Template;
use quality::Report;

#[derive(Template)]
#[template(path = "controle/standalone.html")]
struct Page {
    styles: &'static str,
    reports: Vec<ReportView>,
}

/// The page, with its style sheet inside.
#[must_use]
pub fn report_page(reports: &[Report]) -> String {
    Page { styles: theme::styles(), reports: reports.iter().map(view).collect() }.render().unwrap_or_default()
}
