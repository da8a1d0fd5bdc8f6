//! What browsers lay over a page while the texts have errors, as values: the script makes text of them, never HTML.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Language, Place, Severity, words};
use crate::disk;
use crate::serve::refusal::{cause, wanted};
use crate::text::{Source, Sources, Span};

/// Whoever sees more mends the first ones first.
const SHOWN: usize = 20;
/// Characters of a line before and behind the place.
const AROUND: usize = 60;

/// All errors, and the words around them.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Overlay {
    title: &'static str,
    close: &'static str,
    edit: &'static str,
    help: &'static str,
    errors: Vec<Error>,
    more: Option<String>,
}

/// One of them.
#[derive(Clone, Debug, Default, Serialize)]
struct Error {
    message: String,
    code: &'static str,
    place: String,
    /// Opens the place in an editor.
    editor: Option<String>,
    line: Option<[String; 3]>,
    label: String,
    hints: Vec<String>,
}

impl Overlay {
    /// What is wrong with the texts of a site's folder.
    pub(super) fn of(site: &Path, diagnostics: &Diagnostics, sources: &Sources, language: Language) -> Self {
        let errors = diagnostics.sorted().into_iter().filter(|it| it.finding.severity() == Severity::Error);
        let errors: Vec<Error> = errors.map(|diagnostic| error(site, diagnostic, sources, language)).collect();
        Self::with(errors, language)
    }

    /// What keeps one page from being made, while the others are as the texts are.
    pub(super) fn of_page(site: &Path, diagnostics: &Diagnostics, sources: &Sources, language: Language) -> Self {
        let title = language.of([
            "有的页面没能生成；改好并保存，这里会自动更新",
            "a page could not be made; mend this and save, and it will follow",
        ]);
        Self { title, ..Self::of(site, diagnostics, sources, language) }
    }

    /// Why the disk refused: what passes may pass without anything being saved.
    pub(super) fn refused(site: &Path, error: &anyhow::Error, language: Language) -> Self {
        let title = language.of([
            "系统不让读写，页面停在上一次的样子；原因消失以后，这里会自动更新",
            "the system refused, and the page stays as it last was; it will follow once the cause is gone",
        ]);
        let path = error.chain().find_map(|it| it.downcast_ref::<disk::Refusal>()?.path());
        let place = path.map(|path| path.strip_prefix(site).unwrap_or(path).to_string_lossy().replace('\\', "/"));
        let hints = cause(error, language).map(|[_, cure]| cure.to_owned()).into_iter().collect();
        let place = place.unwrap_or_default();
        let error = self::Error { message: wanted(error, language), place, hints, ..self::Error::default() };
        Self { title, ..Self::with(vec![error], language) }
    }

    fn with(mut errors: Vec<Error>, language: Language) -> Self {
        let more = errors.len().saturating_sub(SHOWN);
        errors.truncate(SHOWN);
        Self {
            title: language.of([
                "有错误，页面停在上一次没有错误的样子；改好并保存，这里会自动更新",
                "the page stays as it last was without errors; mend these and save, and it will follow",
            ]),
            close: language.of(["收起", "Hide"]),
            edit: language.of(["在编辑器中打开", "Open in the editor"]),
            help: language.of(["办法", "help"]),
            errors,
            more: (more > 0).then(|| language.of([format!("另有 {more} 个错误"), format!("{more} more")])),
        }
    }

    /// The same for a browser on another machine, whose editor has no such files.
    pub(super) fn elsewhere(&self) -> Self {
        let errors = self.errors.iter().cloned().map(|error| Error { editor: None, ..error });
        Self { errors: errors.collect(), ..self.clone() }
    }
}

fn error(site: &Path, diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Error {
    let said = words(&diagnostic.finding, language);
    let (message, code) = (said.message, diagnostic.finding.code());
    let (label, hints) = (said.label, said.hints);
    let whole = |path: &str| Error { place: path.to_owned(), message, code, label, hints, ..Error::default() };
    match &diagnostic.place {
        Place::Path(path) => whole(path),
        Place::Whole(id) => {
            let path = sources.get(*id).path();
            Error { editor: Some(editor(site, path, 1, 1)), ..whole(path) }
        }
        // A file without lines of its own is no editor's.
        Place::At(span) if sources.get(span.source).origin(span.start).is_some() => {
            let source = sources.get(span.source);
            Error { line: Some(line(source, *span)), ..whole(source.path()) }
        }
        Place::At(span) => {
            let source = sources.get(span.source);
            let at = source.position(span.start);
            let place = format!("{}:{}:{}", source.path(), at.line, at.column);
            let editor = Some(editor(site, source.path(), at.line, at.column));
            Error { place, editor, line: Some(line(source, *span)), ..whole(source.path()) }
        }
    }
}

/// The line of a place: before it, the place, behind it.
fn line(source: &Source, span: Span) -> [String; 3] {
    let (text, span) = (source.text(), source.whole(span));
    let (start, end) = (span.start as usize, span.end as usize);
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = end.clamp(start, to);
    let before: Vec<char> = text[from..start].chars().collect();
    let cut = before.len().saturating_sub(AROUND);
    let before: String = before[cut..].iter().collect();
    let some = |text: &str, most: usize| {
        let shown: String = text.chars().take(most).collect();
        if shown.len() < text.len() { shown + "…" } else { shown }
    };
    let before = if cut > 0 { format!("…{before}") } else { before };
    [before, some(text[start..end].trim_end_matches('\r'), 2 * AROUND), some(text[end..to].trim_end(), AROUND)]
}

/// The address that opens a place in the editor.
fn editor(site: &Path, path: &str, line: u32, column: u32) -> String {
    let path = site.join(path).to_string_lossy().replace('\\', "/");
    let mut address = "vscode://file/".to_owned();
    for byte in path.trim_start_matches('/').bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => address.push(byte.into()),
            _ => write!(address, "%{byte:02X}").expect("a string takes all that is written"),
        }
    }
    format!("{address}:{line}:{column}")
}
