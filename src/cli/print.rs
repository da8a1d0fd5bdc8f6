//! Answers to standard output, everything else to standard error.

use std::io::{ErrorKind, IsTerminal as _, Write as _};

use anyhow::{Context as _, Result};

use crate::diagnostic::{Diagnostics, Severity, show};
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
pub(super) fn findings(diagnostics: &Diagnostics, sources: &Sources, least: Severity) {
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    for diagnostic in diagnostics.sorted().into_iter().filter(|it| it.finding.severity() <= least) {
        say(&format!("{}\n", show(diagnostic, sources, coloured)));
    }
    let counts = [(Severity::Error, "个错误"), (Severity::Warning, "个警告"), (Severity::Note, "条提示")];
    let shown = counts.into_iter().filter(|(severity, _)| *severity <= least);
    let counted: Vec<String> = shown
        .map(|(severity, unit)| (diagnostics.count(severity), unit))
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if !counted.is_empty() {
        say(&format!("共 {}", counted.join("、")));
    }
}
