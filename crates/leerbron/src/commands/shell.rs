//! `leerbron completions` and `leerbron man`: made from the command line's own definition.

use super::answer;
use crate::cli;
use crate::exit::Exit;
use clap_complete::Shell;

/// Completions for a shell.
pub fn completions(shell: Shell) -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut cli::command(), "leerbron", &mut out);
    answer(&String::from_utf8(out)?);
    Ok(Exit::Done)
}

/// The man page: the program and, below it, every command.
pub fn manual() -> anyhow::Result<Exit> {
    let mut out = Vec::new();
    let mut command = cli::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let page = clap_mangen::Man::new(sub.clone());
        out.extend_from_slice(format!(".SH {}\n", sub.get_name().to_uppercase()).as_bytes());
        page.render_description_section(&mut out)?;
        page.render_synopsis_section(&mut out)?;
        page.render_options_section(&mut out)?;
    }
    answer(&String::from_utf8(out)?);
    Ok(Exit::Done)
}
