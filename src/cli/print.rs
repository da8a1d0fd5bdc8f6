//! Answers to standard output, everything else to standard error.

use std::io::{ErrorKind, IsTerminal as _, Write as _};

use anyhow::{Context as _, Result};

use crate::cli::words::counted;
use crate::diagnostic::{Diagnostics, Language, Severity, show};
use crate::text::Sources;

/// An answer; a reader that has seen enough may close the stream.
pub(super) fn answer(answer: &str) -> Result<()> {
    match std::io::stdout().write_all(answer.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("写不了标准输出"),
    }
}

/// A line for whoever runs the program; nobody may be listening, and the exit code tells the same.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// All findings that matter at least so much, then how many there are.
pub(super) fn findings(diagnostics: &Diagnostics, sources: &Sources, language: Language, least: Severity) {
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    for diagnostic in diagnostics.sorted().into_iter().filter(|it| it.finding.severity() <= least) {
        say(&format!("{}\n", show(diagnostic, sources, language, coloured)));
    }
    let shown = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter(|severity| *severity <= least);
    let counts: Vec<_> = shown.map(|severity| (severity, diagnostics.count(severity))).collect();
    if let Some(counted) = counted(&counts, language) {
        say(&counted);
    }
}
