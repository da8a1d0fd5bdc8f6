//! The only place that prints, and that knows the clock, the environment and the terminal.
#![expect(clippy::disallowed_methods, reason = "the clock and the environment are its business")]

mod args;
mod build;
mod commands;
mod editor;
mod english;
mod explain;
mod help;
mod import;
mod kept;
mod lesson;
mod new;
mod open;
mod pack;
mod print;
mod progress;
mod qr;
mod remembered;
mod review;
mod serve;
mod snapshot;
mod today;
mod which;
mod words;
mod wrong;

use std::process::ExitCode;

use anyhow::Result;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::cli::args::{Args, Command};
use crate::diagnostic::Language;
use crate::serve::Again;

/// Runs the program: 0 is fine, 1 is a text with errors, 2 is a world that refuses or a wrong command.
pub fn run() -> ExitCode {
    print::only_own_panics();
    let args = match read() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let Some(command) = args.command.or_else(serve::by_itself) else {
        return end(serve::help(), Language::default());
    };
    let done = commands::refuse_within(&command).and_then(|()| match &command {
        Command::New(new) => new::new(new),
        Command::Build(build) => build::build(build),
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
    });
    end(done, commands::language(&command))
}

/// The command line; help that was asked for, and what is wrong with it, are told at once.
fn read() -> Result<Args, ExitCode> {
    let language = commands::language_of_site();
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let mut command = help::spoken(Args::command(), language);
    let read = command.try_get_matches_from_mut(&words).and_then(|matches| Args::from_arg_matches(&matches));
    read.map_err(|error| {
        let words: Vec<String> = words.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => end(answered(&error.to_string()), language),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                print::say(error.to_string().trim_end());
                ExitCode::from(2)
            }
            _ => {
                print::say(&wrong::wrong(&error, &command, &words, language));
                ExitCode::from(2)
            }
        }
    })
}

fn answered(text: &str) -> Result<ExitCode> {
    print::answer(text)?;
    Ok(ExitCode::SUCCESS)
}

fn end(done: Result<ExitCode>, language: Language) -> ExitCode {
    done.unwrap_or_else(|error| {
        print::refused(&error, Again::ByHand, language);
        ExitCode::from(2)
    })
}
