//! Answers to standard output, everything else to standard error.

use std::collections::BTreeMap;
use std::io::{ErrorKind, IsTerminal as _, Write as _};

use anyhow::Result;

use crate::cli::args::FindingsForm;
use crate::cli::words::{briefly, counted, how_to_ask, not_shown};
use crate::diagnostic::{Diagnostic, Diagnostics, Language, Severity, github, json, short, show};
use crate::disk::Refusal;
use crate::form;
use crate::serve::{self, Again};
use crate::text::Sources;

/// An answer; a reader that has seen enough may close the stream.
pub(super) fn answer(answer: &str) -> Result<()> {
    match std::io::stdout().write_all(answer.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written.map_err(Refusal::NoAnswer)?),
    }
}

/// Why a command ended early, from what it wanted to do down to what the system says.
pub(super) fn refused(error: &anyhow::Error, again: Again, language: Language) {
    let said = serve::said(error, again, language);
    say(&language.of([format!("错误: {said}"), format!("error: {said}")]));
}

/// Lines that end themselves, for whoever runs the program.
pub(super) fn say_all(lines: &str) {
    let _ = std::io::stderr().write_all(lines.as_bytes());
}

/// A line for whoever runs the program; nobody may be listening, and the exit code tells the same.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Prints panics as usual, but for those that become a finding about a damaged file.
pub(super) fn only_own_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(form::GUARDED) {
            usual(panic);
        }
    }));
}

/// Whether what is said may have colours.
pub(super) fn can_style() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// So many findings of one kind are shown: nobody reads more, and the first ones tell what is the matter.
const SHOWN: usize = 100;

/// Says all findings that matter at least so much, in one of their forms.
pub(super) fn findings(
    diagnostics: &Diagnostics,
    sources: &Sources,
    language: Language,
    least: Severity,
    form: FindingsForm,
) {
    say_all(&told(diagnostics, sources, language, least, form));
}

/// So many findings stand before an answer.
const BRIEF: usize = 10;

/// The first findings, a line each, for an answer that stands with them all the same.
pub(super) fn brief(diagnostics: &Diagnostics, sources: &Sources, language: Language) {
    let found: Vec<&Diagnostic> =
        diagnostics.sorted().into_iter().filter(|it| it.finding.severity() <= Severity::Warning).collect();
    for diagnostic in found.iter().take(BRIEF) {
        say(&short(diagnostic, sources, language));
    }
    if !found.is_empty() {
        say(&briefly(found.len().saturating_sub(BRIEF), language));
    }
}

/// The same as lines.
pub(super) fn told(
    diagnostics: &Diagnostics,
    sources: &Sources,
    language: Language,
    least: Severity,
    form: FindingsForm,
) -> String {
    let found: Vec<&Diagnostic> =
        diagnostics.sorted().into_iter().filter(|it| it.finding.severity() <= least).collect();
    let mut lines = String::new();
    match form {
        FindingsForm::Human => human(&found, sources, language, &mut lines),
        FindingsForm::Short => found.iter().for_each(|it| line(&short(it, sources, language), &mut lines)),
        FindingsForm::Github => found.iter().for_each(|it| line(&github(it, sources, language), &mut lines)),
        FindingsForm::Json => return json(&found, sources, language) + "\n",
    }
    let count = |severity| found.iter().filter(|it| it.finding.severity() == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity, count(severity)));
    if let Some(counted) = counted(&counts, language) {
        line(&counted, &mut lines);
    }
    // Once, with a code that stands above.
    if let (FindingsForm::Human, Some(worst)) = (form, found.iter().min_by_key(|it| it.finding.severity())) {
        line(&how_to_ask(worst.finding.code(), language), &mut lines);
    }
    lines
}

/// Each with its place in the text, as long as they are few.
fn human(found: &[&Diagnostic], sources: &Sources, language: Language, lines: &mut String) {
    let coloured = can_style();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in found {
        let count = kinds.entry(diagnostic.finding.code()).or_default();
        *count += 1;
        if *count <= SHOWN {
            line(&format!("{}\n", show(diagnostic, sources, language, coloured)), lines);
        }
    }
    for (kind, count) in kinds.into_iter().filter(|(_, count)| *count > SHOWN) {
        line(&not_shown(kind, count - SHOWN, language), lines);
    }
}

fn line(line: &str, lines: &mut String) {
    lines.push_str(line);
    lines.push('\n');
}
