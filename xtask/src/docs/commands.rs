//! `commands.md`: what `--help` says, of the program and of every command.
//!
//! The program is a binary without a library, so its command line is compiled here from the same
//! file: whatever the program answers to is what stands in the document.

use clap::Command;
use std::fmt::Write;

#[path = "../../../crates/leerbron/src/cli.rs"]
mod cli;

/// Wide enough for a page, whatever the terminal.
const WIDTH: usize = 100;

/// The document.
pub fn text() -> String {
    let mut program = quiet(cli::command()).term_width(WIDTH);
    program.build();
    let mut text =
        "# Commands\n\nWhat `--help` says. The exit status stands in the manual, under *Als er iets misgaat*.\n"
            .to_owned();
    describe(&mut text, &mut program, "leerbron");
    text
}

fn describe(text: &mut String, command: &mut Command, name: &str) {
    let help = command.render_long_help().to_string();
    let lines: Vec<_> = help.lines().map(str::trim_end).collect();
    let _ = write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", lines.join("\n").trim());
    for sub in command.get_subcommands_mut().filter(|sub| sub.get_name() != "help") {
        let name = format!("{name} {}", sub.get_name());
        describe(text, sub, &name);
    }
}

/// Without the values that the environment happens to hold.
fn quiet(command: Command) -> Command {
    let subcommands: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = command.mut_args(|argument| argument.hide_env_values(true));
    subcommands.into_iter().fold(command, |command, name| command.mut_subcommand(name, quiet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_help() {
        let text = text();
        for name in ["leerbron", "leerbron serve", "leerbron user add", "leerbron audit verify", "leerbron man"] {
            assert!(text.contains(&format!("\n## `{name}`\n")), "{name}");
        }
        assert!(text.contains("[env: LEERBRON_DATA]"));
    }
}
