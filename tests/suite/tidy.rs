//! Laws of the code itself, so that what `src/README.md` says stays true.

use std::collections::{BTreeMap, BTreeSet};

use crate::folder::{files, repository};

/// Each folder of `src/` and the folders that it may use: the table of `src/README.md`.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let map = std::fs::read_to_string(repository("src/README.md")).expect("a readable map");
    let rows = map.lines().skip_while(|line| !line.starts_with("| folder | may use |")).skip(2);
    let mut allowed = BTreeMap::new();
    for row in rows.take_while(|row| row.starts_with('|')) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [folder, may_use] = cells[..] else { panic!("{row} has not two cells") };
        let may_use = may_use.split(',').map(|name| name.trim().trim_matches('`').to_owned());
        allowed.insert(folder.trim_matches('`').to_owned(), may_use.filter(|name| name != "nothing").collect());
    }
    assert!(!allowed.is_empty(), "src/README.md has the table");
    allowed
}

fn sources() -> Vec<(String, String)> {
    let sources = files(&repository("src")).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    sources.map(|(path, file)| (path, std::fs::read_to_string(file).expect("a readable source"))).collect()
}

/// The folder of `src/` that a file stands in, or its own name.
fn room(path: &str) -> &str {
    path.split_once('/').map_or(path.trim_end_matches(".rs"), |(folder, _)| folder)
}

/// The folders that each folder names in its code.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources().iter().filter(|(path, _)| !matches!(room(path), "lib" | "main")) {
        let from = used.entry(room(path).to_owned()).or_default();
        for (_, rest) in text.match_indices("crate::").map(|(at, found)| text.split_at(at + found.len())) {
            let to: String = rest.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
            // `use crate::{a, b};` is not how we write it.
            assert!(!to.is_empty(), "{path}: name what you use, one folder a line");
            if to != room(path) {
                from.insert(to);
            }
        }
    }
    used
}

#[test]
fn who_uses_whom_is_as_the_map_says() {
    let (allowed, used) = (allowed(), used());
    let rooms: BTreeSet<&String> = allowed.keys().chain(used.keys()).collect();
    for room in rooms {
        assert_eq!(used.get(room), allowed.get(room), "what {room} uses, and what src/README.md says");
    }
}

#[test]
fn outsiders_come_through_the_door() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (_, rest) in text.match_indices("crate::").map(|(at, found)| text.split_at(at + found.len())) {
            let named: String =
                rest.chars().take_while(|it| it.is_ascii_alphanumeric() || "_:".contains(*it)).collect();
            let parts: Vec<&str> = named.split("::").filter(|part| !part.is_empty()).collect();
            // These rooms have doors of their own.
            let rooms = ["site::view", "content::markdown", "form::docx"];
            let door = if rooms.iter().any(|room| named.starts_with(room)) { 2 } else { 1 };
            let files = parts.iter().skip(door).filter(|part| part.starts_with(|it: char| it.is_ascii_lowercase()));
            // The last part may be a function; one before it is a file.
            let deep = files.count()
                > usize::from(parts.last().is_some_and(|it| it.starts_with(|it: char| it.is_ascii_lowercase())));
            if deep && parts[0] != room(&path) {
                wrong.push(format!("{path}: crate::{named}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{path} does not open with `//!`");
    }
}

#[test]
fn the_map_names_every_file() {
    let map = std::fs::read_to_string(repository("src/README.md")).expect("a readable map");
    for (path, _) in sources() {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let folder = folder.rsplit('/').next().expect("a path has a last part");
        let named = if name == "mod.rs" { format!("`{folder}/`") } else { format!("`{name}`") };
        assert!(map.contains(&named), "src/README.md does not name {path}");
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources() {
        for word in ["TODO", "FIXME", "todo!(", "unimplemented!(", "#[allow("] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
}

#[test]
fn every_code_of_a_finding_is_unique() {
    let text = std::fs::read_to_string(repository("src/diagnostic/rule.rs")).expect("a readable source");
    let codes: Vec<&str> = text.split("=> (\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let unique: BTreeSet<&str> = codes.iter().copied().collect();
    // Two kinds of names lead to `unknown-requirement`.
    assert_eq!(codes.len(), unique.len(), "a code is given twice");
    assert!(codes.len() > 40);
}

#[test]
fn every_view_has_its_template_and_every_template_its_use() {
    let theme = repository("themes/default");
    let present: BTreeSet<String> =
        files(&theme).into_iter().map(|(path, _)| path).filter(|path| path.ends_with(".html")).collect();
    let page = std::fs::read_to_string(repository("src/site/page.rs")).expect("a readable source");
    let views: BTreeSet<String> =
        page.split("=> \"").skip(1).filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect();
    for view in &views {
        assert!(present.contains(view), "there is no {view}");
    }
    let code = ["markdown", "exercise"].map(|file| {
        let path = repository("src/render").join(file).with_extension("rs");
        std::fs::read_to_string(path).expect("a readable source")
    });
    let code = code.concat();
    let templates: String =
        present.iter().map(|path| std::fs::read_to_string(theme.join(path)).expect("readable")).collect();
    for template in present.iter().filter(|template| !views.contains(*template)) {
        let components = template.as_str() == "parts.html";
        let used = code.contains(template.as_str()) || templates.contains(&format!("\"{template}\"")) || components;
        assert!(used, "nothing uses {template}");
    }
}

#[test]
fn every_file_of_the_theme_is_built_in() {
    let code = std::fs::read_to_string(repository("src/render/theme.rs")).expect("a readable source");
    for (path, _) in files(&repository("themes/default")) {
        assert!(code.contains(&format!("\"{path}\"")), "{path} is not built in");
    }
}

/// The keys of the built-in words.
fn words() -> BTreeSet<String> {
    let words = std::fs::read_to_string(repository("themes/default/words/zh-CN.yaml")).expect("readable words");
    let keys = words.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key.trim().to_owned());
    keys.filter(|key| !key.starts_with('#')).collect()
}

#[test]
fn every_word_of_a_template_is_in_the_words() {
    let keys = words();
    for (path, file) in files(&repository("themes/default")).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::fs::read_to_string(file).expect("a readable template");
        for piece in text.split("| say").filter_map(|before| before.trim_end().strip_suffix('"')) {
            let key = piece.rsplit('"').next().expect("a piece has an end");
            assert!(keys.contains(key), "{path}: no word has the key {key}");
        }
    }
}

#[test]
fn both_languages_have_the_same_words() {
    let [chinese, english] = ["zh-CN", "en"].map(|tag| {
        let file = repository(&format!("themes/default/words/{tag}.yaml"));
        let text = std::fs::read_to_string(file).expect("readable words");
        serde_yaml::from_str::<BTreeMap<String, String>>(&text).expect("words are keys and texts")
    });
    assert!(chinese.keys().eq(english.keys()), "{:?}", differing(&chinese, &english));
    for (key, word) in &chinese {
        // What is said of one thing may leave its number out.
        let of_many = english[key].split(" | ").last().unwrap_or_default();
        assert_eq!(holes(word), holes(of_many), "{key}");
    }
}

fn differing<'a>(one: &'a BTreeMap<String, String>, other: &'a BTreeMap<String, String>) -> Vec<&'a String> {
    let lacks = |keys: &'a BTreeMap<String, String>, of: &'a BTreeMap<String, String>| {
        keys.keys().filter(|key| !of.contains_key(*key)).collect::<Vec<_>>()
    };
    [lacks(one, other), lacks(other, one)].concat()
}

/// The names between braces, which the template fills in.
fn holes(word: &str) -> BTreeSet<&str> {
    word.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn every_word_is_said() {
    let theme = files(&repository("themes/default")).into_iter().filter(|(path, _)| path.ends_with(".html"));
    let mut text: String = theme.map(|(_, file)| std::fs::read_to_string(file).expect("a readable template")).collect();
    text.extend(sources().into_iter().map(|(_, source)| source));
    for key in words() {
        // `"goal_" ~ key` says a word whose key is put together.
        let parts = key.match_indices('_').map(|(at, _)| format!("\"{}\"", &key[..=at]));
        let said = text.contains(&format!("\"{key}\"")) || parts.into_iter().any(|part| text.contains(&part));
        assert!(said || text.contains("\"alert_{name}\"") && key.starts_with("alert_"), "nothing says {key}");
    }
}

#[test]
fn the_settings_in_the_readme_are_the_defaults() {
    let readme = std::fs::read_to_string(repository("README.md")).expect("a readable README");
    let (_, after) = readme.split_once("## Settings").expect("the README tells the settings");
    let sample = after.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample");
    let mut diagnostics = kebiao::diagnostic::Diagnostics::default();
    let source = kebiao::text::Source::new(kebiao::text::SourceId(0), "kebiao.yaml".to_owned(), sample.to_owned());
    let config = kebiao::project::Config::parse(&source, &mut diagnostics);
    assert!(diagnostics.sorted().is_empty(), "{:?}", diagnostics.sorted());
    let default = kebiao::project::Config::default();
    assert_eq!((config.theme(), config.output()), (default.theme(), default.output()));
    // An empty key and none are the same, and so are a default and the word for it.
    let theme_and_output = |config| kebiao::project::Config { theme: None, output: None, ..config };
    assert_eq!(theme_and_output(config), theme_and_output(default));
}
