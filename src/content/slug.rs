//! Names that are safe in every address and on every disk: lower case, ASCII, short.

use std::collections::BTreeSet;

use pinyin::ToPinyin;

const LONGEST: usize = 48;

/// A name as an address: Chinese as pinyin, all else that is not a letter or digit as a hyphen.
pub fn slug(name: &str) -> String {
    let mut words: Vec<String> = vec![String::new()];
    for character in name.chars() {
        let last = words.last_mut().expect("there is always a word");
        if let Some(syllable) = character.to_pinyin() {
            words.extend([syllable.plain().replace('ü', "v"), String::new()]);
        } else if character.is_ascii_alphanumeric() {
            last.push(character.to_ascii_lowercase());
        } else {
            words.push(String::new());
        }
    }
    let mut slug = String::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    if slug.is_empty() { "x".to_owned() } else { slug }
}

/// A file's name as an address with its ending, numbered where it is taken.
pub fn file_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let (stem, ending) = name.rsplit_once('.').map_or((name, None), |(stem, ending)| (stem, Some(slug(ending))));
    let stem = slug(stem);
    let stem = if is_device(&stem) { format!("file-{stem}") } else { stem };
    let with_ending = |stem: String| ending.as_ref().map_or(stem.clone(), |ending| format!("{stem}.{ending}"));
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let names = std::iter::once(stem.clone()).chain(numbered).map(with_ending);
    first_free(names, taken)
}

/// The slug, or the first of `slug-2`, `slug-3`, … that is not taken yet.
pub fn unique(slug: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    first_free(std::iter::once(slug.to_owned()).chain(numbered), taken)
}

fn first_free(mut names: impl Iterator<Item = String>, taken: &mut BTreeSet<String>) -> String {
    let free = names.find(|name| !taken.contains(name)).expect("there are more numbers than names");
    taken.insert(free.clone());
    free
}

/// Whether a slug would be mistaken for another address, or for a device on Windows.
pub fn is_reserved(slug: &str) -> bool {
    let digits = slug.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    digits || slug == "print" || is_device(slug)
}

fn is_device(slug: &str) -> bool {
    let is_port = |port| slug.strip_prefix(port).is_some_and(|rest: &str| rest.len() == 1 && rest != "0");
    ["con", "prn", "aux", "nul"].contains(&slug) || is_port("com") || is_port("lpt")
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
    }
}
