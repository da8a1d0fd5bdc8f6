//! Names that are safe in every address and on every disk: lower case, ASCII, short.

use std::collections::BTreeMap;

use pinyin::ToPinyin;

use crate::standard::StandardCode;
use crate::text::is_device;

const LONGEST: usize = 48;

/// A name as an address: Chinese as pinyin, all else that is not a letter or digit as a hyphen.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    let mut word = String::new();
    // What is neither, and the end of the name, ends a word.
    for character in name.chars().chain([' ']) {
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
            continue;
        }
        let syllable = character.to_pinyin().map_or(String::new(), |it| it.plain().replace('ü', "v"));
        if !add(&word, &mut slug) || !add(&syllable, &mut slug) {
            break;
        }
        word.clear();
    }
    if slug.is_empty() { "x".to_owned() } else { slug }
}

/// Adds a word unless the slug has become long enough.
fn add(word: &str, slug: &mut String) -> bool {
    if word.is_empty() {
        return true;
    }
    if !slug.is_empty() {
        if slug.len() + word.len() >= LONGEST {
            return false;
        }
        slug.push('-');
    }
    slug.push_str(&word[..word.len().min(LONGEST)]);
    true
}

/// The address of what a file holds, by the file's name.
pub(super) fn of_file(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// A standard's folder in the site: its code, or a slug where the code is no plain name.
pub fn standard_folder(code: &StandardCode) -> String {
    let plain = code.0.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase() || byte == b'-');
    let folder = if plain && !code.0.is_empty() { code.0.clone() } else { slug(&code.0) };
    if is_device(&folder) { format!("standard-{folder}") } else { folder }
}

/// A file's name as an address with its ending, numbered where it is taken.
pub fn file_name(name: &str, taken: &mut Taken) -> String {
    let (stem, ending) = name.rsplit_once('.').map_or((name, None), |(stem, ending)| (stem, Some(slug(ending))));
    let stem = slug(stem);
    let stem = if is_device(&stem) { format!("file-{stem}") } else { stem };
    let ending = ending.map_or(String::new(), |ending| format!(".{ending}"));
    first_free(&stem, &ending, taken)
}

/// The slug, or the first of `slug-2`, `slug-3`, … that is not taken yet.
pub fn unique(slug: &str, taken: &mut Taken) -> String {
    first_free(slug, "", taken)
}

/// Names that are taken, each with the number up to which its numbered ones are taken too.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeMap<String, usize>);

impl Taken {
    /// Takes names beforehand.
    pub fn of<const N: usize>(names: [&str; N]) -> Self {
        Self(names.map(|name| (name.to_owned(), 1)).into())
    }
}

fn first_free(stem: &str, ending: &str, taken: &mut Taken) -> String {
    let plain = format!("{stem}{ending}");
    let mut number = taken.0.get(&plain).copied().unwrap_or(0);
    let name = loop {
        number += 1;
        let name = if number == 1 { plain.clone() } else { format!("{stem}-{number}{ending}") };
        if !taken.0.contains_key(&name) {
            break name;
        }
    };
    taken.0.insert(plain, number);
    taken.0.entry(name.clone()).or_insert(1);
    name
}

/// Whether a slug would be mistaken for another address, or for a device on Windows.
pub fn is_reserved(slug: &str) -> bool {
    // Behind a number, or alone, `print` is a booklet's.
    let number = slug.strip_suffix("-print").unwrap_or(slug);
    let digits = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    digits || ["print", "materials"].contains(&slug) || is_device(slug)
}

#[cfg(test)]
mod tests {
    use super::{is_reserved, slug};

    #[test]
    fn names_become_addresses() {
        assert_eq!(slug("查询域名与 DNS"), "cha-xun-yu-ming-yu-dns");
        assert_eq!(slug("seo-checkup"), "seo-checkup");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("《》"), "x");
        assert!(slug(&"长".repeat(100)).len() <= 48);
        assert!(is_reserved("2.1") && is_reserved("con") && is_reserved("com1") && !is_reserved("seo-2"));
        assert!(
            is_reserved("print") && is_reserved("2-print") && is_reserved("2-3.1-print") && !is_reserved("3d-print")
        );
    }
}
