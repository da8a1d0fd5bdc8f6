//! A site's folder from a standard: it builds at once, and says in its files what to do next.

use crate::author::draft::draft;
use crate::author::majors::majors;
use crate::author::plain::file_name;
use crate::author::proposal::strands;
use crate::author::scalar::scalar;
use crate::author::schema::editor;
use crate::content::{Taken, is_reserved, slug, unique};
use crate::diagnostic::Language;
use crate::form;
use crate::project::{Files, SETTINGS, is_about};
use crate::standard::{Level, Standard, StandardCode, Task};

/// What the batch files are for; they show it where the program is missing, which could have told it otherwise.
const ABOUT: [&str; 2] = [include_str!("files/readme.zh-CN.txt"), include_str!("files/readme.en.txt")];
const CONFIG: [&str; 2] = [include_str!("files/kebiao.zh-CN.yaml"), include_str!("files/kebiao.en.yaml")];

/// Every file of a new site; `seed` is the standard's path in it, `bytes` what it holds.
pub fn new(standard: &Standard, seed: &str, bytes: Vec<u8>, language: Language) -> Files {
    let mut files = Files::new();
    let mut write = |path: String, text: String| files.insert(path, text.into_bytes());
    let is_plain = seed.bytes().all(|it| it.is_ascii_alphanumeric() || b"/._-".contains(&it));
    let example = format!("file: {}", if is_plain { seed.to_owned() } else { scalar(seed) });
    let settings = language.of(CONFIG).replace("file: seeds/900001.txt", &example);
    write(SETTINGS.to_owned(), settings.replace("language: zh-CN ", &format!("language: {:<6}", language.tag())));
    write(".gitignore".to_owned(), include_str!("files/gitignore").to_owned());
    write("preview.sh".to_owned(), include_str!("files/preview.sh").to_owned());
    // The shell of Windows reads lines that end as its own do.
    for (name, text) in [
        ("预览.bat", include_str!("files/preview.bat")),
        ("生成.bat", include_str!("files/build.bat")),
        ("打包.bat", include_str!("files/pack.bat")),
        ("README.txt", language.of(ABOUT)),
    ] {
        write(name.to_owned(), text.replace('\n', "\r\n"));
    }
    files.insert(seed.to_owned(), bytes);
    files.extend(editor(language));
    let code = &standard.code.0;
    // Nothing can be written for a code that is no folder's name; its pages are there all the same.
    if file_name(code) != *code {
        return files;
    }
    let mut write = |path: String, text: String| files.insert(path, text.into_bytes());
    let content = format!("content/{code}");
    write(format!("{content}/strands.yaml"), strands(standard, "# ", language));
    write(format!("{content}/majors.yaml"), majors(standard, language));
    let mut taken = Taken::default();
    for (level, _, task) in standard.tasks() {
        let name = lesson_name(&task.name, &level.name, &mut taken);
        let path = format!("{content}/lessons/{}/{name}.md", file_name(&level.name));
        write(path, draft(level, task, language));
    }
    files
}

/// Where a standard lies in a new site: under its own name, unless a site would not look there.
pub fn seed_path(name: &str, standard: &Standard) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let is_known = ending.is_some_and(|it| form::ENDINGS.iter().any(|known| it.eq_ignore_ascii_case(known)));
    let safe = file_name(name);
    if is_known && !is_about(name) && safe == name {
        return format!("seeds/{name}");
    }
    let ending = ending.filter(|_| is_known).unwrap_or("txt");
    format!("seeds/{}.{ending}", file_name(&standard.code.0))
}

/// Where the first lesson of a task would lie, from the site's folder.
pub fn lesson_path(code: &StandardCode, level: &Level, task: &Task) -> String {
    let name = lesson_name(&task.name, &level.name, &mut Taken::default());
    format!("content/{}/lessons/{}/{name}.md", code.0, file_name(&level.name))
}

/// The name of a lesson's file: its task's, and another where it would be the address of another lesson.
fn lesson_name(task: &str, level: &str, taken: &mut Taken) -> String {
    let name = file_name(task);
    let name = if is_reserved(&slug(&name)) { format!("lesson {name}") } else { name };
    let address = slug(&name);
    if unique(&address, taken) == address {
        return name;
    }
    let name = file_name(&format!("{level} {name}"));
    let address = slug(&name);
    match unique(&address, taken).strip_prefix(&address) {
        Some("") | None => name,
        Some(number) => format!("{name}{number}"),
    }
}
