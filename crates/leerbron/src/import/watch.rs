//! What a person sees while an import runs: a bar on a terminal, plain lines elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

const EVERY: Duration = Duration::from_secs(5);

/// Shows progress on standard error.
pub struct Watch {
    bar: Option<ProgressBar>,
    last: Instant,
    silent: bool,
}

impl Watch {
    /// Begins; with `silent` nothing is shown.
    pub fn begin(what: &str, silent: bool) -> Self {
        let terminal = std::io::stderr().is_terminal() && !silent;
        let bar = terminal.then(|| {
            let style = ProgressStyle::with_template("{spinner} {msg} {human_pos} records ({elapsed}, {per_sec})");
            ProgressBar::new_spinner()
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
                .with_message(what.to_owned())
        });
        if !terminal && !silent {
            eprintln!("{what}…");
        }
        Self { bar, last: Instant::now(), silent }
    }

    /// Shows how many records were done.
    pub fn show(&mut self, records: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(records);
            bar.tick();
        } else if !self.silent && self.last.elapsed() >= EVERY {
            self.last = Instant::now();
            eprintln!("  {records} records");
        }
    }

    /// Takes the bar away.
    pub fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
