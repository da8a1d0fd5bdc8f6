//! The page of a code, as a terminal shows it, and the list of all codes.

use std::fmt::Write as _;
use std::process::ExitCode;

use anyhow::Result;

use crate::cli::args::Explain;
use crate::cli::commands::language_of_site;
use crate::cli::print::{answer, say};
use crate::diagnostic::{Explained, Language, Severity, asked, explained, nearest, severity};

const TAKES_ALL: &str = "a string takes all that is written";

/// `kebiao explain`
pub(super) fn explain(args: &Explain) -> Result<ExitCode> {
    let language = args.language.unwrap_or_else(language_of_site);
    let Some(written) = &args.code else {
        answer(&all(language))?;
        return Ok(ExitCode::SUCCESS);
    };
    match one(written, language) {
        Ok(page) => {
            answer(&page)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(unknown) => {
            say(&unknown);
            Ok(ExitCode::from(2))
        }
    }
}

/// All codes with what is the matter, by how much it matters.
fn all(language: Language) -> String {
    let all: Vec<Explained> = explained(language).collect();
    let width = all.iter().map(|it| it.code.len()).max().unwrap_or(0);
    let mut list = String::new();
    for of in [Severity::Error, Severity::Warning, Severity::Note] {
        writeln!(list, "{}", heading(of, language)).expect(TAKES_ALL);
        for Explained { code, summary, .. } in all.iter().filter(|it| it.severity == of) {
            writeln!(list, "  {code:width$}  {}", summary.trim_end_matches(['。', '.'])).expect(TAKES_ALL);
        }
        list.push('\n');
    }
    let more = language.of(["kebiao explain 代码：逐个说明", "kebiao explain CODE tells of one of them"]);
    list + more + "\n"
}

/// The page of one code, or what is said where no code is called so.
fn one(written: &str, language: Language) -> Result<String, String> {
    // `error[unknown-task]` is copied as a whole.
    let bare = written.split_once('[').map_or(written, |(_, code)| code.trim_end_matches([']', ':']));
    let bare = bare.split(']').next().unwrap_or_default().trim().to_lowercase().replace(' ', "-");
    if let Some(found) = explained(language).find(|it| it.code == bare) {
        return Ok(page(&found, language));
    }
    if let Some(near) = nearest(&bare, explained(language).map(|it| it.code)) {
        return Err(unknown(written, [format!("是不是想问 `{near}`？"), format!("did you mean `{near}`?")], language));
    }
    // Else it may be words of the message itself.
    match asked(written, language).as_slice() {
        [] => {
            let all = ["全部代码：kebiao explain", "all codes: kebiao explain"].map(str::to_owned);
            Err(unknown(written, all, language))
        }
        [one] => Ok(page(one, language)),
        several => {
            let lines =
                several.iter().map(|it| format!("\n  {}  {}", it.code, it.summary.trim_end_matches(['。', '.'])));
            let lines: String = lines.collect();
            Err(unknown(written, [format!("可能是：{lines}"), format!("it may be:{lines}")], language))
        }
    }
}

fn page(explained: &Explained, language: Language) -> String {
    let Explained { code, severity: of, summary, text, example } = explained;
    let example = shown(example, language);
    format!("{}[{code}] {summary}\n\n{text}\n\n{example}", severity(*of, language))
}

/// Each file of the example with its lines set in.
fn shown(example: &str, language: Language) -> String {
    let mut shown = String::new();
    let mut fence: Option<&str> = None;
    for line in example.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(open) if line == open => {
                fence = None;
                shown.push('\n');
            }
            Some(_) => {
                writeln!(shown, "    {line}").expect(TAKES_ALL);
            }
            None if ticks >= 3 => {
                fence = Some(&line[..ticks]);
                writeln!(shown, "{}", head(&line[ticks..], language)).expect(TAKES_ALL);
            }
            None => {}
        }
    }
    shown
}

/// What an example does with a file.
fn head(fence: &str, language: Language) -> String {
    let (kind, path) = fence.split_once(' ').unwrap_or((fence, ""));
    language.of(match kind {
        "diff" => [
            format!("例如 {path}（- 原来的，+ 出了问题的）："),
            format!("For example, {path} (- as it was, + as it is found):"),
        ],
        "gone" => [format!("例如没有 {path}"), format!("For example, without {path}")],
        _ => [format!("例如 {path}："), format!("For example, {path}:")],
    })
}

fn heading(of: Severity, language: Language) -> &'static str {
    language.of(match of {
        Severity::Error => ["错误：改好之前不生成网站", "Errors: no site is made while there are any"],
        Severity::Warning => ["警告：网站照常生成", "Warnings: the site is made all the same"],
        Severity::Note => ["提示：可以不管", "Notes: may be left"],
    })
}

fn unknown(written: &str, [chinese, english]: [String; 2], language: Language) -> String {
    language.of([
        format!("错误: 没有叫 `{written}` 的问题；{chinese}"),
        format!("error: no finding is called `{written}`; {english}"),
    ])
}
