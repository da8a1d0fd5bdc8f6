//! Builds each folder of `sites/` and compares every output with its `expected/`, and its findings with `findings`.

use std::collections::BTreeMap;
use std::path::Path;

use kebiao::disk;
use kebiao::output::Manifest;
use kebiao::project::Files;

use crate::folder::{compile, files, repository};
use crate::reports::{document, sheets};
use crate::site_laws::assert_lawful;

#[test]
fn a_standard_without_a_cover_goes_by_its_code() {
    let table =
        "表 1 甲职业技能等级要求（初级）\n工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t1.1.1 能迎客。\n";
    let files = Files::from([("seeds/900001.txt".to_owned(), table.as_bytes().to_vec())]);
    let (outputs, _) = compile(files).build(&Manifest::default());
    assert_lawful(&outputs);
    for (path, bytes) in &outputs {
        assert!(!String::from_utf8_lossy(bytes).contains("\"></a>"), "{path} has a link without a name");
    }
    let home = String::from_utf8_lossy(&outputs["index.html"]);
    assert!(home.contains("<title>900001</title>"), "{home}");
}

#[test]
fn every_site_comes_out_as_expected() {
    let sites = repository("tests/sites");
    let update = std::env::var_os("UPDATE").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(sites).expect("a readable folder") {
        let site = entry.expect("a readable folder").path();
        let name = site.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        let mut compiled = compile(disk::files(&site).expect("a readable site"));
        let (mut outputs, _) = compiled.build(&Manifest::default());
        let asked = compiled.on_demand();
        assert!(asked.keys().eq(outputs.keys()), "{name}: what is served and what is built");
        let other = asked.iter().find(|(path, bytes)| outputs[*path] != **bytes);
        assert_eq!(other.map(|(path, _)| path), None, "{name}: one that is served is another than what is built");
        // The sites bring none of their own, and copies of the theme's would change with each of its colours.
        let limits = [("style.css", 16_384), ("site.js", 12_288), ("find.css", 2_048), ("find.js", 8_192)];
        for (file, limit) in limits {
            let asset = outputs.remove(&format!("assets/{file}")).expect("a site has its styles and scripts");
            assert!(asset.len() <= limit, "{file} has {} bytes; it may have {limit}", asset.len());
        }
        let mut actual: BTreeMap<String, Vec<u8>> =
            outputs.into_iter().map(|(path, bytes)| readable(&path, bytes)).collect();
        actual.insert("findings".to_owned(), compiled.findings().into_bytes());
        let expected = expected(&site);
        count += 1;
        if update {
            write(&site, &expected, &actual);
            continue;
        }
        for (path, bytes) in &actual {
            match expected.get(path) {
                None => failures.push(format!("{name}: {path} is new")),
                Some(before) if before != bytes => failures.push(difference(&name, path, before, bytes)),
                Some(_) => {}
            }
        }
        let gone = expected.keys().filter(|path| !actual.contains_key(*path));
        failures.extend(gone.map(|path| format!("{name}: nothing made {path}")));
    }
    assert!(failures.is_empty(), "UPDATE=1 cargo test rewrites what is expected\n{}", failures.join("\n"));
    assert!(count > 1, "there are no sites");
}

/// Three colours, a logo, a name and a page of its own: the settings and one folder do it all.
#[test]
fn a_school_makes_the_site_its_own() {
    const COLOURS: &str = ":root{--brand:#8c1515;--link:#8c1515;--level-1:#6b4e00}";
    let files = [
        ("kebiao.yaml", "title: 茶艺课\nschool: {name: 某职业技术学院, logo: logo.svg}\ntheme: school\n"),
        ("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("seeds/900001.txt", &include_str!("../cases/standard.txt").replace('→', "\t")),
        ("themes/school/custom.css", COLOURS),
        (
            "themes/school/terms.html",
            "{% extends \"base.html\" %}{% block main %}<h1>{{ view.terms[0].zh }}</h1>{% endblock main %}",
        ),
        ("themes/school/words/zh-CN.yaml", "coverage: 覆盖一览\n"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
    let mut compiled = compile(files);
    let (outputs, _) = compiled.build(&Manifest::default());
    assert_eq!(compiled.findings(), "");
    let text = |path: &str| String::from_utf8_lossy(&outputs[path]).into_owned();
    let style = text("assets/style.css");
    // Behind the built-in ones, so that the school's colours win.
    assert!(style.ends_with(COLOURS) && style.len() > COLOURS.len(), "{style}");
    let page = text("900001/coverage.html");
    assert!(page.contains("<img src=\"../assets/logo.svg\" alt=\"某职业技术学院\"><span>茶艺课</span>"), "{page}");
    assert!(page.contains("<h1>覆盖一览</h1>"), "{page}");
    assert_eq!(outputs["assets/logo.svg"], b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let terms = text("900001/terms.html");
    let main =
        terms.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a page has a main part");
    assert!(main.ends_with("<h1>冲泡</h1>\n") && terms.contains("class=\"top\""), "{terms}");
}

/// A site with hostile words wherever someone may write any, in the built-in theme.
#[test]
fn hostile_words_are_never_markup() {
    const SCRIPT: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
    let standard = include_str!("../cases/standard.txt").replace('→', "\t");
    let words = ["茶艺服务", "某某技术有限公司", "使茶叶", "茶汤", "旅游服务与管理", "门店接待", "迎宾", "能介绍茶单"];
    let standard = words
        .iter()
        .fold(standard, |standard, word| standard.replace(word, &format!("{word}<script>alert(1)</script>")));
    let quoted = serde_json::to_string(SCRIPT).expect("a text is JSON, and JSON is YAML");
    let lesson = format!(
        "---\ntask: L1-2.1\ntitle: {quoted}\nsummary: {quoted}\nauthors: [{quoted}]\nstatus: ready\n\
         goals: {{knowledge: {quoted}}}\n---\n\n## {SCRIPT} {{teach=2.1.1 output={SCRIPT}}}\n\n{SCRIPT} [x](javascript:alert(1)) \
         [[{SCRIPT}]] ![{SCRIPT}](x.svg)\n\n```{SCRIPT}\n{SCRIPT}\n```\n\n~~~quiz\nquestion: {quoted}\n\
         choices: {{{quoted}: {quoted}}}\nanswer: {quoted}\nwhy: \"[x](javascript:alert(1))\"\n~~~\n\n~~~rubric\n\
         output: {quoted}\ncriteria: [{{point: {quoted}, score: 1, standard: {quoted}}}]\n~~~\n"
    );
    let files = [
        (
            "kebiao.yaml",
            format!(
                "title: {quoted}\nstandards: [{{file: seeds/900001.txt, notice: {quoted}}}]\nschool: {{name: {quoted}}}\n\
                 repository: {{url: https://a.b/{SCRIPT}, edit: \"https://a.b/\\\"><script>alert(1)</script>{{path}}\"}}\n"
            ),
        ),
        ("seeds/900001.txt", standard),
        ("content/900001/lessons/\"><script>alert(1)<.md", lesson),
        ("content/900001/lessons/x.svg", "<svg/>".to_owned()),
        (
            "content/900001/snapshots/'><script>alert(1)<.yaml",
            "date: 2026-01-01\nrequirements: {L1-2.1.1: {state: open}}\n".to_owned(),
        ),
        ("content/900001/strands.yaml", format!("- {{strand: {quoted}, tasks: [L1-2.1, L2-2.1]}}\n")),
        (
            "content/900001/waivers.yaml",
            format!("- {{requirement: L2-1.1.1, why: {quoted}, by: {quoted}, until: {quoted}}}\n"),
        ),
        ("content/900001/exam.yaml", format!("- {{level: L1, source: {quoted}, weights: {{L1-1: 40, L1-2: 60}}}}\n")),
        (
            "content/900001/majors.yaml",
            format!(
                "majors:\n  - {{name: 茶艺与茶文化, school_type: 高等职业学校, code: {quoted}, levels: [L2], why: {quoted}, \
                 change: {{from: [{quoted}], kind: {quoted}}}}}\n"
            ),
        ),
        (
            "content/900001/materials.csv",
            format!(
                "名称,类型,文件或链接,讲授,学时,作者\n\"{}\",课件,materials/a.pptx,L1-1.1.1,2,\"{}\"\n",
                SCRIPT.replace('"', "\"\""),
                SCRIPT.replace('"', "\"\"")
            ),
        ),
        ("content/900001/materials/a.pptx", "x".to_owned()),
        (
            "content/courses/a.yaml",
            format!(
                "name: {quoted}\nsummary: {quoted}\nweeks: [{{week: 1, topic: {quoted}, hours: {{theory: 1, practice: 1}}, homework: {quoted}}}]\n"
            ),
        ),
        (
            "content/programmes/a.yaml",
            format!(
                "college: {quoted}\nmajor: 茶艺与茶文化\nschool_type: 高等职业学校\nplan: {{code: {quoted}, years: 3, edition: {quoted}}}\n\
                 note: {quoted}\nlevels: [L2]\ncourses: [{{name: {quoted}, code: {quoted}, nature: {quoted}, hours: {{theory: 1, practice: 1}}, \
                 exam: {quoted}, lead: {quoted}, covers: [{{code: L2-1.1, how: {quoted}, degree: H, assessment: {quoted}}}]}}]\n"
            ),
        ),
        ("content/pages/a.md", format!("---\ntitle: {quoted}\nsummary: {quoted}\n---\n\n{SCRIPT} [[L1]]\n")),
        ("content/900001/errata.yaml", format!("- {{at: L1-2.1.1, find: 绿茶, replace: {quoted}, why: {quoted}}}\n")),
    ];
    let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    let (outputs, _) = compile(files).build(&Manifest::default());
    assert!(outputs.keys().any(|path| path.contains("l1-2.1-script")), "{:?}", outputs.keys());
    let pages = ["courses/a.html", "programmes/a.html", "pages/a.html", "900001/files/materials/a.pptx"];
    for page in pages {
        assert!(outputs.contains_key(page), "{page} is not there: its file was not read");
    }
    for (path, bytes) in outputs.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for markup in ["<script>alert", "<img src=x", "href=\"javascript:"] {
            assert!(!page.contains(markup), "{path} holds {markup}");
        }
        assert!(!unquoted(&page).contains("onerror"), "{path} has an attribute that someone's words made");
    }
    let data = outputs.iter().filter(|(path, _)| path.starts_with("assets/search"));
    for (path, bytes) in data {
        assert!(!bytes.contains(&b'<'), "{path} could end the script that holds it");
    }
}

/// The tags of a page without the values of their attributes.
fn unquoted(page: &str) -> String {
    let tags = page.split('<').skip(1);
    let names = tags.map(|rest| {
        let mut quote = false;
        let tag: String = rest
            .chars()
            .take_while(|&it| {
                quote ^= it == '"';
                quote || it != '>'
            })
            .collect();
        tag.split('"').step_by(2).collect::<String>() + "\n"
    });
    names.collect()
}

/// Blocks inside blocks without end, and equal headings without end, are no more work than their length.
#[test]
fn nesting_without_end_is_only_long() {
    let mut alerts = String::new();
    for depth in 1..1200 {
        alerts.push_str(&"> ".repeat(depth));
        alerts.push_str("[!NOTE]\n");
    }
    let headings = "## 甲\n\n".repeat(5_000);
    let links = "[[L1-2.1]] ".repeat(20_000);
    let lesson = format!("---\ntask: L1-2.1\ntitle: 甲\nstatus: ready\n---\n{alerts}\n{headings}\n{links}\n");
    let files = [("seeds/900001.txt", include_str!("../cases/standard.txt").replace('→', "\t"))];
    let mut files: kebiao::project::Files =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    files.insert("content/900001/lessons/a.md".to_owned(), lesson.into_bytes());
    let (outputs, _) = compile(files).build(&Manifest::default());
    let page = String::from_utf8_lossy(&outputs["900001/l1-2.1-a.html"]);
    assert_eq!(page.matches("<div class=\"alert alert-").count(), 1_199);
    assert!(page.contains("id=\"jia-5000\""));
}

/// A file of Excel or Word as a text whose changes can be read; every other one as it is.
fn readable(path: &str, bytes: Vec<u8>) -> (String, Vec<u8>) {
    // What a teacher handed in is not ours to read.
    let ours = !path.contains("/files/");
    let text = if ours && path.ends_with(".xlsx") {
        let sheet = |(name, rows): (String, Vec<Vec<String>>)| {
            let rows = rows.iter().map(|row| row.join(" | ").replace('\n', " / ").trim_end().to_owned() + "\n");
            format!("# {name}\n{}", rows.collect::<String>())
        };
        sheets(&bytes).into_iter().map(sheet).collect::<Vec<_>>().join("\n")
    } else if ours && path.ends_with(".docx") {
        document(&bytes).replace("<w:p>", "\n<w:p>").replace("<w:tr>", "\n<w:tr>")
    } else {
        return (format!("expected/{path}"), bytes);
    };
    (format!("expected/{path}.txt"), text.into_bytes())
}

/// What stands in `expected/` and `findings`, by its path from the site's folder.
fn expected(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let wanted = files(site).into_iter().filter(|(path, _)| path.starts_with("expected/") || path == "findings");
    wanted.map(|(path, file)| (path, std::fs::read(file).expect("a readable file"))).collect()
}

/// The first line that differs.
fn difference(name: &str, path: &str, before: &[u8], after: &[u8]) -> String {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let mut lines = (1..).zip(before.lines().zip(after.lines()));
    match lines.find(|(_, (one, other))| one != other) {
        Some((line, (one, other))) => format!("{name}: {path}:{line} differs\n- {one}\n+ {other}"),
        None => format!("{name}: {path} differs in its end"),
    }
}

fn write(site: &Path, expected: &BTreeMap<String, Vec<u8>>, actual: &BTreeMap<String, Vec<u8>>) {
    for path in expected.keys().filter(|path| !actual.contains_key(*path)) {
        std::fs::remove_file(site.join(path)).expect("a file that can be removed");
    }
    for (path, bytes) in actual.iter().filter(|(path, bytes)| expected.get(*path) != Some(bytes)) {
        let file = site.join(path);
        std::fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a folder that can be made");
        std::fs::write(file, bytes).expect("a file that can be written");
    }
}
