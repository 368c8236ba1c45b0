//! `courtesy completions`

use anyhow::Result;
use clap::{Args, Command};
use clap_complete::Shell;

use crate::console::{Console, Ending};

/// Prints a completion script for your shell
///
/// The script goes to stdout; where to save it depends on the shell.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy completions bash > ~/.local/share/bash-completion/completions/courtesy
  courtesy completions zsh > ~/.zfunc/_courtesy
  courtesy completions fish > ~/.config/fish/completions/courtesy.fish")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

/// Prints the script for a command line.
pub(crate) fn run(completions: &Completions, mut command: Command, console: &mut Console) -> Result<Ending> {
    // clap_complete panics if it can't write, so it writes to memory first.
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut command, "courtesy", &mut script);
    console.out.write_all(&script)?;
    Ok(Ending::Fine)
}
