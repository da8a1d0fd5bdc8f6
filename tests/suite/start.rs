//! A site from a standard: what `kebiao new` makes builds at once, and nothing is written over.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use kebiao::author;
use kebiao::diagnostic::{Diagnostics, Language};
use kebiao::project::{Config, Files};
use kebiao::standard::{self, Standard};
use kebiao::text::{Source, SourceId};

use crate::folder::{compile, files, repository};

fn tea() -> String {
    include_str!("../cases/standard.txt").replace('→', "\t")
}

fn read(text: &str) -> Standard {
    let source = Source::new(SourceId(0), "seeds/900001.txt".to_owned(), text.to_owned());
    standard::parse(&source, "900001", &mut Diagnostics::default())
}

fn started(text: &str, language: Language) -> Files {
    let standard = read(text);
    let seed = author::seed_path("900001.txt", &standard);
    author::new(&standard, &seed, text.as_bytes().to_vec(), language)
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_kebiao");
    Command::new(program).args(arguments).current_dir(folder).output().expect("the program starts")
}

#[track_caller]
fn ends(ran: &Output, code: i32, says: &str) {
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(code), "{said}");
    assert!(said.contains(says), "no {says} in\n{said}");
}

fn on_disk(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().map(|(name, path)| (name, fs::read(path).expect("readable"))).collect()
}

#[test]
fn a_new_site_has_no_errors_and_a_draft_for_each_task() {
    let seed = fs::read_to_string(repository("seeds/530047.txt")).expect("the seed");
    for (text, language) in [(tea(), Language::Chinese), (tea(), Language::English), (seed, Language::Chinese)] {
        let standard = read(&text);
        let files = started(&text, language);
        assert_eq!(files["seeds/900001.txt"], text.as_bytes());
        let mut compiled = compile(files);
        assert_eq!(compiled.project.config.language, language);
        let of_ours = |line: &&str| line.contains("error[") || line.starts_with("content/");
        assert_eq!(compiled.findings().lines().filter(of_ours).collect::<Vec<_>>(), Vec::<&str>::new());
        let syllabus = &compiled.curriculum.syllabuses[0];
        assert_eq!(syllabus.lessons().len(), standard.tasks().count());
        let claimed: std::collections::BTreeSet<_> =
            syllabus.lessons().iter().flat_map(|lesson| &lesson.claims).map(|claim| claim.requirement).collect();
        assert_eq!(claimed.len(), standard.requirements().count());
        compiled.build(&kebiao::output::Manifest::default());
        assert!(!compiled.diagnostics.has_errors());
    }
}

#[test]
fn what_is_filled_in_nowhere_counts_nowhere() {
    let mut files = started(&tea(), Language::Chinese);
    for bytes in files.values_mut() {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        *bytes = text.replace("status: draft", "status: ready").into_bytes();
    }
    let compiled = compile(files);
    assert!(!compiled.diagnostics.has_errors(), "{}", compiled.findings());
    let config = &compiled.curriculum.config.coverage;
    let totals = kebiao::curriculum::Coverage::of(&compiled.curriculum.syllabuses[0], config).all();
    assert_eq!((totals.covered, totals.partly), (0, 0));
}

#[test]
fn a_draft_shows_what_the_standard_asks_for() {
    let files = started(&tea(), Language::Chinese);
    let draft = text(&files, "content/900001/lessons/初级/迎宾.md");
    for part in ["task: L1-1.1 ", "title: 迎宾\n", "## 1.1.1 {teach=1.1.1}\n\n<!-- 能", "```quiz\n", "```rubric\n"] {
        assert!(draft.contains(part), "no {part} in\n{draft}");
    }
}

#[test]
fn hostile_names_break_out_of_nothing() {
    let hostile = tea().replace("1.1 迎宾", "1.1 迎: #[x]--> {y} ../客").replace("能", "能 --><b>");
    let files = started(&hostile, Language::Chinese);
    assert!(files.keys().all(|path| !path.split('/').any(|part| part.starts_with('.') && part.len() < 4)));
    let compiled = compile(files);
    assert!(!compiled.diagnostics.has_errors(), "{}", compiled.findings());
    assert!(
        compiled.curriculum.syllabuses[0].lessons().iter().any(|lesson| lesson.written.matter.title.contains("#[x]"))
    );
    assert!(compiled.curriculum.syllabuses[0].lessons().iter().all(|lesson| lesson.written.body.html.is_empty()));
}

#[test]
fn the_settings_of_a_new_site_are_the_defaults() {
    for language in [Language::Chinese, Language::English] {
        let files = started(&tea(), language);
        let settings = text(&files, "kebiao.yaml").to_owned();
        let parse = |text: String| {
            let mut diagnostics = Diagnostics::default();
            let source = Source::new(SourceId(0), "kebiao.yaml".to_owned(), text);
            let config = Config::parse(&source, &mut diagnostics);
            assert!(diagnostics.sorted().is_empty(), "{:?}", diagnostics.sorted());
            config
        };
        let config = parse(settings.clone());
        let default = Config::default();
        assert_eq!((config.theme(), config.output()), (default.theme(), default.output()));
        assert_eq!(config.language, language);
        let rest = |config| Config { theme: None, output: None, language, ..config };
        assert_eq!(rest(config), rest(default));
        // What is shown as an example is one.
        let shown = parse(settings.replace("# - file", "  - file").replace("  #   ", "      "));
        assert_eq!(shown.standards.len(), 1);
        assert_eq!(shown.standards[0].file.value, "seeds/900001.txt");
    }
}

#[test]
fn names_that_are_alike_propose_strands() {
    let seed = fs::read_to_string(repository("seeds/530047.txt")).expect("the seed");
    let proposed = author::strands(&read(&seed), "", Language::Chinese);
    assert!(proposed.contains("- {strand: 海外搜索引擎优化, tasks: [L1-2.1, L2-2.1, L3-3.1]}\n"), "{proposed}");
    // Half of the tasks begin so, which makes them no strand.
    assert!(!proposed.contains("L2-1.2"), "{proposed}");
    let mut files = started(&seed, Language::Chinese);
    files.insert("content/530047/strands.yaml".to_owned(), proposed.into_bytes());
    assert!(!compile(files).diagnostics.has_errors());
}

#[test]
fn a_folder_in_use_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    ends(&run(folder.path(), &["new", "课程"]), 2, "没有找到标准");
    fs::write(folder.path().join("README.md"), "# 说明\n").expect("a new file");
    fs::write(folder.path().join("别的.txt"), "不是标准\n").expect("a new file");
    fs::write(folder.path().join("茶.txt"), tea()).expect("a new file");
    ends(&run(folder.path(), &["new", "课程"]), 0, "用这里的标准 茶.txt");
    let site = folder.path().join("课程");
    let before = on_disk(&site);
    assert_eq!(before["seeds/茶.txt"], tea().into_bytes());
    ends(&run(folder.path(), &["new", "课程"]), 2, "课程 里已经有文件");
    assert_eq!(on_disk(&site), before);
    ends(&run(&site, &["build", "--strict"]), 0, "完成：");
    ends(&run(&site, &["suggest", "strands"]), 0, "");
    fs::write(folder.path().join("另一份.txt"), tea()).expect("a new file");
    ends(&run(folder.path(), &["new", "b"]), 2, "另一份.txt、茶.txt");
    let english = ["new", "b", "--standard", "茶.txt", "--language", "en"];
    ends(&run(folder.path(), &english), 0, "6 requirements, ");
    ends(&run(folder.path(), &["new", "c", "--standard", "别的.txt"]), 1, "没有新建站点");
    assert!(!folder.path().join("c").exists());
}

/// No Windows is at hand: what its shell makes of the scripts is told from how it reads them.
#[test]
fn scripts_are_as_the_shell_of_windows_reads_them() {
    let files = started(&tea(), Language::Chinese);
    let scripts = [
        ("预览.bat", ["serve", "--open", "--drafts"].as_slice()),
        ("生成.bat", ["build"].as_slice()),
        ("打包.bat", ["pack"].as_slice()),
    ];
    for (name, commands) in scripts {
        let script = String::from_utf8(files[name].clone()).expect("UTF-8");
        // It looks for labels and lines by bytes: line ends are its own, and no code page reads plain letters otherwise.
        assert!(script.is_ascii() && script.ends_with("\r\n") && !script.replace("\r\n", "").contains(['\r', '\n']));
        let lines: Vec<&str> = script.lines().collect();
        // Words of kebiao are UTF-8, and `pushd` goes to folders of other machines too, where `cd /d` does not.
        assert_eq!(lines[..3], ["@echo off", "chcp 65001 >nul", "pushd \"%~dp0\""]);
        // A window that was opened by two clicks stays until its reader has read.
        assert_eq!(lines[lines.len() - 2..], ["pause", "popd"]);
        // Only the shell itself ends with that number, where no such program is; it has no Chinese of its own to tell.
        assert_eq!(lines[lines.len() - 3], "if errorlevel 9009 type \"%~dp0README.txt\"");
        assert!(files.contains_key("README.txt"));
        let ran = lines[lines.len() - 4].strip_prefix("\"%kebiao%\" ").expect("the program, in quotation marks");
        assert_eq!(ran.split(' ').collect::<Vec<_>>(), commands);
        let folder = tempfile::tempdir().expect("a temporary folder");
        ends(&run(folder.path(), &[commands, &["--help"]].concat()), 0, "");
        // A path with spaces and signs of the shell is one word wherever it stands.
        let path = "D:\\课 程(1)&2^3\\茶艺课\\";
        for line in lines.iter().map(|line| line.replace("%~dp0", path).replace("%kebiao%", path)) {
            for (at, _) in line.match_indices(path) {
                assert_eq!(line[..at].matches('"').count() % 2, 1, "{line}");
            }
        }
        // Its own folder comes before the one above, and that before the system's.
        let places: Vec<usize> = ["set \"kebiao=kebiao\"", "%~dp0..\\kebiao.exe", "%~dp0kebiao.exe"]
            .map(|place| script.find(place).expect("a place to look"))
            .to_vec();
        assert!(places.is_sorted(), "{script}");
    }
}
