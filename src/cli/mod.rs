//! The only place that prints, and that knows the clock, the environment and the terminal.
#![expect(clippy::disallowed_methods, reason = "the clock and the environment are its business")]

mod args;
mod commands;
mod explain;
mod new;
mod print;
mod words;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::args::{Args, Command};

/// Runs the program: 0 is fine, 1 is a text with errors, 2 is a world that refuses or a wrong command.
pub fn run() -> ExitCode {
    print::only_own_panics();
    let command = Args::parse().command;
    let done = match &command {
        Command::New(new) => new::new(new),
        Command::Build(build) => commands::build(build),
        Command::Check(check) => commands::check(check),
        Command::Coverage(coverage) => commands::coverage(coverage),
        Command::Parse(parse) => commands::parse(parse),
        Command::Suggest(suggest) => new::suggest(suggest),
        Command::Explain(explain) => explain::explain(explain),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            print::refused(&error, commands::language(&command));
            ExitCode::from(2)
        }
    }
}
