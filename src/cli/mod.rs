//! The only place that prints, and that knows the clock, the environment and the terminal.
#![expect(clippy::disallowed_methods, reason = "the clock and the environment are its business")]

mod args;
mod commands;
mod editor;
mod explain;
mod import;
mod lesson;
mod new;
mod open;
mod pack;
mod print;
mod qr;
mod review;
mod serve;
mod today;
mod words;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::cli::args::{Args, Command};
use crate::diagnostic::Language;

/// Runs the program: 0 is fine, 1 is a text with errors, 2 is a world that refuses or a wrong command.
pub fn run() -> ExitCode {
    print::only_own_panics();
    let Some(command) = Args::parse().command.or_else(serve::by_itself) else {
        return end(serve::help(), Language::default());
    };
    let done = match &command {
        Command::New(new) => new::new(new),
        Command::Build(build) => commands::build(build),
        Command::Serve(args) => serve::serve(args),
        Command::Check(check) => commands::check(check),
        Command::Coverage(coverage) => commands::coverage(coverage),
        Command::Review(args) => review::review(args),
        Command::Parse(parse) => commands::parse(parse),
        Command::Pack(pack) => pack::pack(pack),
        Command::Import(args) => import::import(args),
        Command::Suggest(suggest) => new::suggest(suggest),
        Command::Explain(explain) => explain::explain(explain),
        Command::Schema(schema) => editor::schema(schema),
        Command::Completions(completions) => editor::completions(completions),
    };
    end(done, commands::language(&command))
}

fn end(done: Result<ExitCode>, language: Language) -> ExitCode {
    done.unwrap_or_else(|error| {
        print::refused(&error, language);
        ExitCode::from(2)
    })
}
