//! `kebiao schema` and `kebiao completions`: what editors and command lines are told of kebiao.

use std::process::ExitCode;

use anyhow::Result;
use clap::CommandFactory as _;

use crate::author;
use crate::cli::args::{Args, Completions, Schema};
use crate::cli::commands::language_of_site;
use crate::cli::print::answer;
use crate::content::Form;

/// `kebiao schema`
pub(super) fn schema(args: &Schema) -> Result<ExitCode> {
    let forms = author::schemas();
    if let Some(form) = args.name.as_ref().and_then(|name| forms.iter().find(|form| form.name == name)) {
        answer(&author::schema(form, language_of_site()))?;
    } else {
        let of_text = |name| if name == "page" { "content/pages/*.md" } else { "content/*/lessons/**/*.md" };
        let files = |form: &Form| form.files.unwrap_or(of_text(form.name));
        let lines: Vec<String> = forms.iter().map(|form| format!("{:<10} {}\n", form.name, files(form))).collect();
        answer(&lines.concat())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `kebiao completions`
pub(super) fn completions(args: &Completions) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "kebiao", &mut script);
    answer(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
