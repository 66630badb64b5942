//! A report as one HTML file that needs nothing else: what `leerbron check --format html` writes.

use super::report::{ReportView, view};
use crate::theme;
use crate::wording::filters;
use askama::Template;
use quality::Report;

#[derive(Template)]
#[template(path = "controle/standalone.html")]
struct Page {
    styles: String,
    reports: Vec<ReportView>,
}

/// The page, with its style sheet inside.
#[must_use]
pub fn report_page(reports: &[Report]) -> String {
    let views = reports
        .iter()
        .enumerate()
        .map(|(number, report)| ReportView { prefix: format!("v{}-", number + 1), ..view(report) });
    Page { styles: theme::styles_without_fonts(), reports: views.collect() }.render().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use quality::{Options, check_file};
    use std::collections::BTreeSet;

    #[test]
    fn several_reports_stand_on_one_page_without_reaching_outside_it() {
        let report = check_file("les.md", b"# Les\n\nNa deze les kun je tellen.", &Options::default()).unwrap();
        let page = report_page(&[report.clone(), report]);
        assert!(!page.contains("url(") && !page.contains("<script") && !page.contains("href=\"/"));
        let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
        assert_eq!(page.matches("<details class=\"criterion\"").count(), 52);
    }
}
