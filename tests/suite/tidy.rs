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

#[test]
fn uses_point_down() {
    let allowed = allowed();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let from = room(&path);
        if matches!(from, "lib" | "main") {
            continue;
        }
        let may_use = allowed.get(from).unwrap_or_else(|| panic!("src/README.md does not name {from}"));
        for (_, rest) in text.match_indices("crate::").map(|(at, found)| text.split_at(at + found.len())) {
            let to: String = rest.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
            // `use crate::{a, b};` is not how we write it.
            assert!(!to.is_empty(), "{path}: name what you use, one folder a line");
            if to != from && !may_use.contains(&to) {
                wrong.push(format!("{path} uses {to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outsiders_come_through_the_door() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for line in text.lines().map(str::trim).filter(|line| line.starts_with("use crate::")) {
            let parts: Vec<&str> = line.trim_start_matches("use crate::").split("::").collect();
            let inside = parts[0].trim_end_matches(';') == room(&path);
            let deep = parts.len() > 2;
            // These folders have rooms of their own that outsiders may name.
            let open = line.contains("site::view") || line.contains("content::markdown");
            if !inside && deep && !open {
                wrong.push(format!("{path}: {line}"));
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
        let name = path.rsplit('/').next().expect("a path has a name");
        let named = if name == "mod.rs" { room(&path) } else { name.trim_end_matches(".rs") };
        assert!(map.contains(named), "src/README.md does not name {path}");
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
    let text = std::fs::read_to_string(repository("src/diagnostic/finding.rs")).expect("a readable source");
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
    let code = std::fs::read_to_string(repository("src/render/markdown.rs")).expect("a readable source");
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

#[test]
fn every_word_of_a_template_is_in_the_words() {
    let words = std::fs::read_to_string(repository("themes/default/words/zh-CN.yaml")).expect("readable words");
    let keys: BTreeSet<&str> =
        words.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key.trim()).collect();
    for (path, file) in files(&repository("themes/default")).into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::fs::read_to_string(file).expect("a readable template");
        for piece in text.split("| say").filter_map(|before| before.trim_end().strip_suffix('"')) {
            let key = piece.rsplit('"').next().expect("a piece has an end");
            assert!(keys.contains(key), "{path}: no word has the key {key}");
        }
    }
}
