//! Paths as texts write them, and what may have been meant by one that leads nowhere.

use crate::content::markdown::Mention;
use crate::diagnostic::{Diagnostics, Finding, nearest};

/// A link or an image of the text at a path leads to no file, which is what `finding` says; `paths` are those that it
/// could lead to, from the site's folder.
pub(super) fn lost<'a>(
    mention: &Mention,
    from: &str,
    paths: impl Iterator<Item = &'a str>,
    finding: fn(String, Option<String>) -> Finding,
    diagnostics: &mut Diagnostics,
) {
    let target = mention.target.clone();
    let finding = match near(from, &target, paths) {
        None if is_elsewhere(from, &target) => Finding::OutsideContent { target },
        nearest => finding(target, nearest),
    };
    diagnostics.at(mention.span, finding);
}

/// Whether a path leads out of `content/`, whose files alone go into a site: `../../../图.png`, `D:\\图.png`.
fn is_elsewhere(from: &str, written: &str) -> bool {
    is_on_disk(written) || beside(from, written).is_none_or(|path| !path.starts_with("content/"))
}

/// Whether a path begins with the letter of a disk, or says that it is a file of this machine.
pub(super) fn is_on_disk(written: &str) -> bool {
    let letter = written.split_once(':').is_some_and(|(disk, rest)| {
        disk.len() == 1 && disk.bytes().all(|it| it.is_ascii_alphabetic()) && rest.starts_with(['/', '\\'])
    });
    letter || written.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"))
}

/// The path that was meant, as the text would write it: in other capitals, in another folder, with another ending, or
/// with a slip in its name.
fn near<'a>(from: &str, written: &str, paths: impl Iterator<Item = &'a str>) -> Option<String> {
    let paths: Vec<&str> = paths.collect();
    let path = beside(from, written).unwrap_or_default().to_lowercase();
    let whole = percent_decoded(written).replace('\\', "/").to_lowercase();
    let name = whole.rsplit('/').next().unwrap_or_default();
    let own = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let stem = |name: &str| name.rsplit_once('.').map_or(name.to_owned(), |(stem, _)| stem.to_owned());
    let among = |fits: &dyn Fn(&str) -> bool| {
        let mut found: Vec<&str> = paths.iter().copied().filter(|path| fits(path)).collect();
        // The one beside the text, or else that which is most likely of the same lesson.
        found.sort_by_key(|path| (relative(from, path).matches('/').count(), *path));
        found.first().copied()
    };
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    // Each lesson has a `1.png`, and that of another shows something else.
    let is_own = |path: &str| !is_numbered(name) || is_near(from, written, path);
    let slip = || {
        let known = paths.iter().filter(|path| !is_numbered(name) || (own(path) == name && is_own(path)));
        nearest(written, known.filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/')))
    };
    among(&|it| it.to_lowercase() == path)
        .or_else(|| among(&|it| !name.is_empty() && own(it) == name && is_own(it)))
        .or_else(|| among(&|it| !name.is_empty() && stem(&it.to_lowercase()) == stem(&path)))
        .map(|found| relative(from, found))
        .or_else(slip)
}

/// `1.png`, `image1.png`, `图片1.png`: a name that programs give, and which tells nothing of what is shown.
fn is_numbered(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let word = stem.trim_end_matches(|it: char| it.is_ascii_digit() || " -_()".contains(it));
    word.len() < stem.len() && (word.is_empty() || COUNTED.contains(&word))
}

const COUNTED: [&str; 6] = ["image", "img", "picture", "图", "图片", "截图"];

/// Whether a file lies beside a text or in the folder of its name, or in a folder whose name has a slip in it.
fn is_near(from: &str, written: &str, path: &str) -> bool {
    let folder_of = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let stem = from.rsplit_once('.').map_or(from, |(stem, _)| stem);
    let (folder, lies) = (folder_of(from), folder_of(path));
    let wanted = beside(from, written).map(|wanted| folder_of(&wanted)).unwrap_or_default();
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let (wanted_name, name) = (last(&wanted), last(&lies));
    // One character for another is another name.
    let is_slip = wanted_name.chars().count() > 1 && nearest(&wanted_name, [name.as_str()]).is_some();
    let has_slip = is_slip && folder_of(&wanted) == folder_of(&lies);
    lies == folder || lies == stem || has_slip
}

/// A path from the site's folder, as a text at another path writes it.
fn relative(from: &str, path: &str) -> String {
    let folder: Vec<&str> = from.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let parts: Vec<&str> = path.split('/').collect();
    let common = folder.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = "../".repeat(folder.len() - common);
    up + &parts[common..].join("/")
}

/// A path written in a file, from the site's folder; nothing where it leaves that folder.
pub(super) fn beside(file: &str, written: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    let decoded = percent_decoded(written);
    for part in decoded.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Markdown writes spaces and Chinese in addresses as `%20`.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|_| first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
