//! The program itself: exit codes, both output streams, and what it leaves on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use kebiao::disk::Folder;
use kebiao::output::{Fingerprint, Manifest, Output};
use tempfile::TempDir;

use crate::folder::{files, repository};
use crate::print::package;

const STANDARD: &str = include_str!("../cases/standard.txt");

const LESSON: &str = "---\ntask: L1-2.1\ntitle: 泡一杯绿茶\nstatus: ready\n---\n\n## 水温 {teach=2.1.2}\n\n\
水温决定茶汤的滋味。绿茶的芽叶嫩，水太烫会把它烫熟，茶汤发黄、发苦；水太凉，香气出不来。\
一般用八十到八十五度的水，先倒少量润茶，再沿杯壁高冲，看茶叶在杯中上下翻动，约两分钟后即可品饮。\
冬天杯子凉，要先温杯。\n\n![玻璃杯](glass.svg)\n";

const DRAFT: &str = "---\ntask: L1-1.1\ntitle: 迎客\n---\n\n还没有写完。\n";

const STUB: &str = "---\ntask: L1-1.1\ntitle: 茶单\nstatus: ready\n---\n\n## 茶单 {teach=1.1.2}\n\n太短。\n";

/// A site's folder that vanishes after the test.
pub(crate) struct Site {
    folder: TempDir,
}

/// What came of a run.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) answer: String,
    pub(crate) said: String,
}

impl Site {
    /// A standard, a lesson that is ready and one that is not.
    pub(crate) fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        site.write("seeds/900001.txt", &STANDARD.replace('→', "\t"));
        site.write("content/900001/lessons/green.md", LESSON);
        site.write("content/900001/lessons/glass.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
        site.write("content/900001/lessons/welcome.md", DRAFT);
        site
    }

    /// The same, built once.
    pub(crate) fn built() -> Self {
        let site = Self::new();
        site.run(&["build"]).ends(0);
        site
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
        fs::write(path, text).expect("a new file");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        run(self.folder.path(), arguments)
    }

    /// Every file of the output folder.
    fn output(&self) -> BTreeMap<String, Vec<u8>> {
        read(&self.path("site"))
    }

    /// The one file in `.kebiao` with that ending.
    fn record(&self, ending: &str) -> Option<PathBuf> {
        let found = files(&self.path(".kebiao")).into_iter().filter(|(name, _)| name.ends_with(ending));
        found.map(|(_, path)| path).next()
    }

    /// What a build that is at work, or was broken off, says is waiting beside its place.
    fn waiting(&self) -> String {
        fs::read_to_string(self.record(".building").expect("a mark")).expect("a readable mark")
    }

    /// Makes all files of the output old, so that one that is written again can be told.
    fn age(&self) {
        for (_, path) in files(&self.path("site")) {
            let file = fs::File::options().write(true).open(path).expect("a file that can be written");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).expect("a file's time can be set");
        }
    }

    /// The files that were written since they were made old.
    fn young(&self) -> BTreeSet<String> {
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
        let files = files(&self.path("site")).into_iter();
        let young = files.filter(|(_, path)| fs::metadata(path).and_then(|it| it.modified()).expect("a time") != old);
        young.map(|(name, _)| name).collect()
    }
}

impl Ran {
    /// Checks the exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.answer, self.said);
        self
    }

    /// Checks that something was said on standard error.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.said.contains(words), "no {words} in\n{}", self.said);
        self
    }

    /// Checks that something stands on standard output.
    #[track_caller]
    pub(crate) fn gives(self, words: &str) -> Self {
        assert!(self.answer.contains(words), "no {words} in\n{}", self.answer);
        self
    }

    /// Checks that standard output is empty.
    #[track_caller]
    pub(crate) fn answers_nothing(self) -> Self {
        assert_eq!(self.answer, "");
        self
    }
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let program = env!("CARGO_BIN_EXE_kebiao");
    let output = Command::new(program).args(arguments).current_dir(folder).output().expect("the program starts");
    Ran {
        code: output.status.code().expect("an exit code"),
        answer: String::from_utf8(output.stdout).expect("an answer in UTF-8"),
        said: String::from_utf8(output.stderr).expect("words in UTF-8"),
    }
}

/// Every file below a folder with its bytes; none where there is no folder.
pub(crate) fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    if !folder.exists() {
        return BTreeMap::new();
    }
    files(folder).into_iter().map(|(name, path)| (name, fs::read(path).expect("a readable file"))).collect()
}

/// The names whose bytes differ, also those that are on one side only.
pub(crate) fn differing(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names.into_iter().filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

#[test]
fn a_site_is_built() {
    let site = Site::new();
    let ran = site.run(&["build"]).ends(0).answers_nothing().says("完成：").says("6 条要求").says("→ site/");
    assert!(!ran.said.contains('\u{1b}'), "colour is for terminals");
    let output = site.output();
    for page in ["index.html", "404.html", "900001/index.html", "900001/l1-2.1-green.html", "assets/style.css"] {
        assert!(output.contains_key(page), "no {page} among {:?}", output.keys());
    }
    assert!(output.contains_key("900001/files/green/glass.svg"));
    assert!(!output.keys().any(|name| name.ends_with(".kebiao-part")));
    assert_eq!(site.waiting(), "");
}

#[test]
fn a_text_with_errors_ends_with_1() {
    let site = Site::new();
    site.write("content/900001/lessons/bad.md", "---\ntask: L1-9.9\ntitle: 甲\n---\n");
    site.run(&["build"]).ends(1).answers_nothing().says("错误[unknown-task]").says("没有生成网站").says("共 1 个错误");
    assert!(site.output().is_empty());
    site.run(&["check"]).ends(1).answers_nothing().says("content/900001/lessons/bad.md:2:7");
    site.run(&["coverage"]).ends(1).answers_nothing().says("错误[unknown-task]");
}

#[test]
fn a_folder_without_a_standard_ends_with_1() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    run(folder.path(), &["build"]).ends(1).answers_nothing().says("错误[no-standard]");
    assert!(read(folder.path()).is_empty(), "nothing is left behind");
}

#[test]
fn warnings_count_only_when_asked() {
    let site = Site::new();
    site.write("content/900001/lessons/menu.md", STUB);
    site.run(&["check"]).ends(0).says("警告[stub]").says("共 1 个警告");
    site.run(&["check", "--strict"]).ends(1).says("警告[stub]");
    site.run(&["build", "--strict"]).ends(1).says("没有生成网站");
    assert!(site.output().is_empty());
    site.run(&["build"]).ends(0).says("警告[stub]");
}

#[test]
fn notes_are_shown_by_check_and_never_count() {
    let site = Site::new();
    site.run(&["check", "--strict"]).ends(0).answers_nothing().says("提示[claims-nothing]").says("共 1 条提示");
    let built = site.run(&["build", "--strict"]).ends(0);
    assert!(!built.said.contains("提示"), "a build is not the time for notes:\n{}", built.said);
    fs::remove_file(site.path("content/900001/lessons/welcome.md")).expect("the draft goes");
    site.run(&["check"]).ends(0).says("没有发现问题");
}

#[test]
fn a_standard_is_parsed() {
    let site = Site::new();
    let tree = site.run(&["parse", "seeds/900001.txt"]).ends(0);
    assert!(tree.answer.contains("2.1 绿茶冲泡"), "{}", tree.answer);
    let json = site.run(&["parse", "seeds/900001.txt", "--format", "json"]).ends(0);
    let json: serde_json::Value = serde_json::from_str(&json.answer).expect("the answer is JSON");
    assert_eq!(json["schema"], "kebiao/standard/1");
    assert_eq!(json["levels"].as_array().map(Vec::len), Some(2));
}

#[test]
fn of_many_findings_of_a_kind_a_hundred_are_shown_and_all_are_counted() {
    let site = Site::new();
    let text = "表 1 甲（初级）\n工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t";
    site.write("many.txt", &format!("{text}{}\n", "1.1.1 能迎送客人。".repeat(131)));
    let ran =
        site.run(&["parse", "many.txt"]).ends(0).says("还有 30 处 duplicate-number 没有一一列出").says("共 141 个警告");
    assert_eq!(ran.said.matches("警告[duplicate-number]").count(), 100);
    assert_eq!(ran.said.matches("警告[missing-cover]").count(), 5, "other kinds are shown");
    let json = site.run(&["parse", "many.txt", "--format", "json"]).ends(0).answer;
    assert_eq!(json.matches("\"duplicate-number\"").count(), 130, "an answer is whole");
}

#[test]
fn a_document_that_is_refused_keeps_the_shape_of_the_answer() {
    let site = Site::new();
    fs::write(site.path("zeros.txt"), b"\xff\x00\xfe\x81").expect("a new file");
    site.write("empty.txt", "");
    site.write("letter.txt", "各位同事：\n下周一开会。\n");
    let whole = site.run(&["parse", "seeds/900001.txt", "--format", "json"]).ends(0);
    let whole: serde_json::Value = serde_json::from_str(&whole.answer).expect("the answer is JSON");
    let keys = |json: &serde_json::Value| json.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    for file in ["zeros.txt", "empty.txt", "letter.txt"] {
        let ran = site.run(&["parse", file, "--format", "json"]).ends(1).says("错误[");
        let json: serde_json::Value = serde_json::from_str(&ran.answer).expect("the answer is JSON");
        assert_eq!(keys(&json), keys(&whole), "{file}");
        assert_eq!(json["levels"], serde_json::json!([]), "{file}");
        let errors = json["diagnostics"].as_array().expect("a list");
        assert!(errors.iter().any(|it| it["severity"] == "error"), "{file} says nothing of its error: {errors:?}");
        site.run(&["parse", file]).ends(1);
    }
    site.run(&["parse", "nowhere.txt"]).ends(2).answers_nothing().says("nowhere.txt");
}

#[test]
fn plans_are_files() {
    let site = Site::new();
    site.write("content/courses/tea.yaml", "name: 茶艺\nweeks:\n  - {week: 1, topic: 迎客, hours: {theory: 1}}\n");
    let programme = "college: 某校\nmajor: 旅游服务与管理\nschool_type: 中等职业学校\nlevels: L1\n";
    let course = "courses:\n  - {name: 茶艺, hours: {theory: 1}, covers: [{code: L1-1.1.1, how: 融入}]}\n";
    site.write("content/programmes/a.yaml", &format!("{programme}{course}columns: [编号, {{课程: =课}}, 学时]\n"));
    let table = site.run(&["coverage", "--programme", "a", "--format", "csv"]).ends(0);
    assert!(
        table.answer.starts_with("\u{feff}编号,'=课,学时\r\nL1-1.1.1,茶艺,1（全课程）\r\nL1-1.1.2,无课程支撑,\r\n"),
        "{}",
        table.answer
    );
    site.run(&["coverage", "--programme", "a", "--format", "xlsx"]).ends(2).answers_nothing().says("--out");
    site.run(&["coverage", "--programme", "b", "--format", "csv"]).ends(2).says("没有“b”；本站有：a");
    let screen = ["coverage", "--programme", "a", "--screen", "--format"];
    site.run(&[&screen[..], &["docx", "--out", "表.docx"]].concat()).ends(2).says("筛选版用 --format xlsx");
    site.run(&[&screen[..], &["xlsx", "--out", "表.xlsx"]].concat()).ends(0).answers_nothing();
    // What the college prints is fewer columns under other names; here is all that is known.
    let sheets = crate::reports::sheets(&fs::read(site.path("表.xlsx")).expect("the workbook"));
    assert_eq!(sheets.keys().collect::<Vec<_>>(), ["初级", "无课程支撑", "汇总", "课程"]);
    let taken = |sheet: &str, row: usize, from: usize, to: usize| sheets[sheet][row][from..to].join(" ");
    assert_eq!(taken("初级", 1, 5, 8), "支撑 茶艺 ");
    assert_eq!(taken("初级", 2, 5, 8), "无 无课程支撑 ");
    assert_eq!(taken("汇总", 2, 0, 10), "初级 4 1 0 3 0 1 1 0 0");
    assert_eq!(sheets["无课程支撑"].len(), 1 + 3);
    site.run(&["coverage", "--screen"]).ends(2);
    site.run(&["coverage", "--course", "tea", "--format", "csv"]).ends(2).says("xlsx 或 docx");
    site.run(&["coverage", "--course", "tea", "--format", "docx", "--out", "计划.docx"]).ends(0).answers_nothing();
    assert!(fs::read(site.path("计划.docx")).expect("the file").starts_with(b"PK"));
}

#[test]
fn a_table_becomes_a_programme() {
    let site = Site::new();
    // Cells that were merged, and are empty in CSV; codes in several notations; text where hours should be.
    let table = "某职业学校旅游服务与管理专业课证对接表,,,,,,\r\n院校类型：中等职业学校,,,,,,\r\n\
                 等级,职业技能要求,对应课程,融通方式,理论学时,实践学时,备注\r\n\
                 初级,1.1.1 能按礼仪迎送客人。,茶艺,融入,16,16,\r\n\
                 ,１．１．２ 能介绍茶单。,茶艺,融入,16,16,\r\n\
                 ,初级2.1,\"茶, 道\",融合,两节,8,\r\n\
                 ,,插花,部分融入,4,4,\r\n\
                 中级,9.9,茶席,,,,\r\n\
                 ,茶艺演示,茶席,强化实训,,,\r\n\
                 编制人：,,,,,,\r\n";
    site.write("对接表.csv", table);
    let run = site.run(&["import", "programme", "对接表.csv", "--name", "chayi"]).ends(0).answers_nothing();
    run.says("D6“融合”").says("E6“两节”").says("B8“9.9”").says("G3“备注”").says("写好了 content/programmes/chayi.yaml");
    let file = fs::read_to_string(site.path("content/programmes/chayi.yaml")).expect("the file");
    let expected = "college: 某职业学校\nmajor: 旅游服务与管理\nschool_type: 中等职业学校\nlevels: [L1, L2]\ncourses:\n\
                    \x20 - name: 茶艺\n    hours: {theory: 16, practice: 16}\n    covers:\n\
                    \x20     - {code: [L1-1.1.1, L1-1.1.2], how: 融入}\n\
                    \x20 - name: \"茶, 道\"\n    hours: {theory: 0, practice: 8}\n    covers:\n      - {code: [L1-2.1]}\n\
                    \x20 - name: 插花\n    hours: {theory: 4, practice: 4}\n    covers:\n      - {code: [L1-2.1], how: 部分融入}\n\
                    \x20 - name: 茶席\n    covers:\n      - {code: [L2-2.1], how: 强化实训}\n";
    assert_eq!(file.split_once('\n').map(|(_, rest)| rest), Some(expected), "{file}");
    site.run(&["check"]).ends(0);
    // What we hand in comes back the same.
    site.run(&["coverage", "--programme", "chayi", "--format", "xlsx", "--out", "回来.xlsx"]).ends(0);
    site.run(&["import", "programme", "回来.xlsx"]).ends(0).says("写好了");
    let back = fs::read_to_string(site.path("content/programmes/回来.yaml")).expect("the file");
    assert!(back.contains("{code: [L1-1.1.1, L1-1.1.2], how: 融入}"), "{back}");
    assert!(back.contains("{code: [L2-2.1.1], how: 强化实训}"), "{back}");
    site.run(&["import", "programme", "对接表.csv", "--name", "chayi"]).ends(2).says("没有覆盖");
    // Spreadsheets save with other signs between cells where commas stand in numbers.
    site.write("分号.csv", &table.replace(',', ";"));
    site.run(&["import", "programme", "分号.csv"]).ends(0).says("D6“融合”").says("写好了");
    site.write("成绩.csv", "姓名,成绩\n张三,90\n");
    site.run(&["import", "programme", "成绩.csv"]).ends(1).says("错误[no-plan-table]");
    site.write("坏.xlsx", "PK\u{3}\u{4}坏");
    site.run(&["import", "programme", "坏.xlsx"]).ends(1).says("错误[broken-file]");
}

#[test]
fn no_code_of_a_table_is_lost() {
    let site = Site::new();
    let import = |cell: &str| {
        let cell = cell.replace('"', "\"\"");
        site.write("表.csv", &format!("等级,职业技能要求,课程\n初级,\"{cell}\",茶艺\n"));
        let _ = fs::remove_file(site.path("content/programmes/表.yaml"));
        let run = site.run(&["import", "programme", "表.csv"]).ends(0);
        let file = fs::read_to_string(site.path("content/programmes/表.yaml")).expect("the file");
        let codes = file.split_once("{code: [").and_then(|(_, rest)| rest.split_once(']'));
        let told = run.said.lines().filter_map(|line| line.split_once("“")?.1.split_once("”没有读入"));
        (codes.map_or(String::new(), |(codes, _)| codes.to_owned()), told.map(|it| it.0.to_owned()).collect::<Vec<_>>())
    };
    let cases = [
        // A cell, what is read of it, and what is told.
        ("2.1.1 2.1.2", "L1-2.1.1, L1-2.1.2", ""),
        ("L1-2.1.1 L1-2.1.2", "L1-2.1.1, L1-2.1.2", ""),
        ("2.1.1，2.1.2；1.1.1", "L1-2.1.1, L1-2.1.2, L1-1.1.1", ""),
        ("2.1.1和2.1.2及1.1", "L1-2.1.1, L1-2.1.2, L1-1.1", ""),
        ("2.1.1/2.1.2", "L1-2.1.1, L1-2.1.2", ""),
        ("１．１．１、中级2.1.1、1.1", "L1-1.1.1, L2-2.1.1, L2-1.1", ""),
        ("（中级）2.1 茶艺演示", "L2-2.1", ""),
        ("1、2", "L1-1, L1-2", ""),
        ("2. 冲泡", "L1-2", ""),
        // Ranges.
        ("2.1.1至2.1.2", "L1-2.1.1, L1-2.1.2", ""),
        ("2.1.1—2.1.2、1.1.1～2", "L1-2.1.1, L1-2.1.2, L1-1.1.1, L1-1.1.2", ""),
        ("L1-1.1.1 – L1-1.1.2", "L1-1.1.1, L1-1.1.2", ""),
        ("1.1.1-1.1.2", "L1-1.1.1, L1-1.1.2", ""),
        ("2.1.1至2.1.9、1.1", "L1-1.1", "2.1.1至2.1.9"),
        ("1.1.1至2.1.1", "", "1.1.1至2.1.1"),
        ("2.1.2至2.1.1", "", "2.1.2至2.1.1"),
        // Parts that are no code.
        ("2.1.1、L9-1.1.1", "L1-2.1.1", "L9-1.1.1"),
        ("2.1.1和2.1.9", "L1-2.1.1", "2.1.9"),
        ("2.1.1、待定", "L1-2.1.1", "待定"),
        ("高级1.1、2.1", "L1-2.1", "高级1.1"),
        ("绿茶 2.9 迎宾 1.1", "L1-1.1", "2.9"),
        ("2.1.1及其他", "L1-2.1.1", "其他"),
        ("待定", "", "待定"),
        ("900002:L1-1.1", "", "900002:L1-1.1"),
        // Words of requirements have signs and numbers of their own.
        ("2.1.1 能用玻璃杯冲泡绿茶。2.1.2 能说明水温对茶汤的影响。", "L1-2.1.1, L1-2.1.2", ""),
        ("2.1.1 能用杯、壶，泡3种茶；2.1.2 能说明水温和时间", "L1-2.1.1, L1-2.1.2", ""),
        ("2.1.1能冲泡2.1.2能说明", "L1-2.1.1, L1-2.1.2", ""),
        ("迎宾、2.1绿茶冲泡", "L1-1.1, L1-2.1", ""),
        ("能介绍茶单。", "L1-1.1.2", ""),
    ];
    for (cell, codes, told) in cases {
        let expected = (codes.to_owned(), told.split_terminator('|').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(import(cell), expected, "{cell}");
    }
}

#[test]
fn a_table_that_does_not_fit_is_told_row_by_row() {
    let site = Site::new();
    // What is merged in Excel stands in each row.
    let table = "等级,编号,课程,融通方式,学时,学期,学分\n\
                 初级,1.1.1,茶艺,融入,32+32,3,4\n\
                 ,1.1.2,茶艺,部分融入,32+32,3,4.0\n\
                 ,2.1.1,茶艺,融入,,,\n\
                 ,2.1.2,茶艺,融入,8+8,4,2\n\
                 ,2.1,茶艺,融入,四十,3,4\n\
                 中级,2.1.1,,,,,\n\
                 ,1.1.1,无,,,,\n";
    site.write("表.csv", table);
    let run = site.run(&["import", "programme", "表.csv"]).ends(0);
    let run = run.says("E5“8+8”没有读入").says("上面的行写的不一样").says("F5“4”").says("G5“2”").says("E6“四十”");
    let run = run.says("B7“2.1.1”没有读入").says("没有写课程");
    assert_eq!(run.said.matches("没有读入").count(), 5, "{}", run.said);
    let file = fs::read_to_string(site.path("content/programmes/表.yaml")).expect("the file");
    assert!(file.contains("    hours: {theory: 32, practice: 32}\n    covers:\n"), "{file}");
    assert_eq!(file.matches("theory").count(), 1, "{file}");
    // What is to be filled in is said before a build stops for it.
    run.says("content/programmes/表.yaml:2 college").says("表.yaml:4 school_type: 院校类型：中等职业学校、");
    site.run(&["check"]).ends(1).says("content/programmes/表.yaml:4");
    // Equal hours that are too few for a course are those of the rows, and never its own.
    site.write(
        "分.csv",
        "等级,编号,课程,融通方式,学时,学分\n初级,1.1.1,茶艺,融入,4+4,4\n,1.1.2,茶艺,融入,4+4,4\n,2.1,茶艺,融入,2+2,\n",
    );
    let run = site.run(&["import", "programme", "分.csv"]).ends(0).says("分.yaml:9 hours: 整门课程的学时");
    assert!(!run.said.contains("没有读入"), "{}", run.said);
    let file = fs::read_to_string(site.path("content/programmes/分.yaml")).expect("the file");
    let covers = "    hours: 待填\n    covers:\n      - {code: [L1-1.1.1], how: 融入, hours: {theory: 4, practice: 4}}\n      \
                  - {code: [L1-1.1.2], how: 融入, hours: {theory: 4, practice: 4}}\n      \
                  - {code: [L1-2.1], how: 融入, hours: {theory: 2, practice: 2}}\n";
    assert!(file.ends_with(covers), "{file}");
    fs::remove_file(site.path("content/programmes/分.yaml")).expect("the file goes");
    site.write("课程.csv", "课程,学时\n茶艺,16+16\n");
    site.run(&["import", "programme", "课程.csv"]).ends(1).says("错误[no-plan-table]").says("（A1）").says("“编号”");
    assert!(!site.path("content/programmes/课程.yaml").exists());
    // A course without what it is for.
    site.write("缺.csv", "编号,课程\n,茶艺\n");
    site.run(&["import", "programme", "缺.csv"]).ends(0).says("B2“茶艺”没有读入").says("levels: ");
}

#[test]
fn coverage_is_an_answer_or_a_file() {
    let site = Site::new();
    let table = site.run(&["coverage"]).ends(0);
    assert!(table.answer.contains("L1-2.1.2") && table.answer.contains("本级："), "{}", table.answer);
    assert!(table.said.is_empty(), "{}", table.said);
    site.write("content/900001/lessons/menu.md", STUB);
    site.run(&["coverage"]).ends(0).says("warning[stub]").says("看原文和改法");
    fs::remove_file(site.path("content/900001/lessons/menu.md")).expect("the lesson goes");
    let json = site.run(&["coverage", "--format", "json"]).ends(0);
    let parsed: serde_json::Value = serde_json::from_str(&json.answer).expect("the answer is JSON");
    assert_eq!(parsed["schema"], "kebiao/coverage/1");
    site.run(&["coverage", "--format", "json", "--out", "out/coverage.json"]).ends(0).answers_nothing();
    assert_eq!(fs::read_to_string(site.path("out/coverage.json")).expect("the file"), json.answer);
    site.run(&["coverage", "--out", "out/coverage.json/x"]).ends(2).answers_nothing().says("写不了");
}

#[test]
fn thresholds_end_a_check_with_one() {
    let site = Site::new();
    site.run(&["check", "--min-coverage", "0"]).ends(0);
    site.run(&["check", "--min-coverage", "80", "--level", "初级"]).ends(1).says("没有达到达标线 80%，还差 4 条");
    site.run(&["check", "--min-coverage", "80", "--level", "顶级"]).ends(2).says("没有等级“顶级”");
    site.run(&["check", "--min-coverage", "101"]).ends(2);
    site.run(&["check", "--level", "L1"]).ends(2);
    site.write("kebiao.yaml", "coverage: {minimum: {L1: {teach: 50}, L2: 0}}\n");
    site.run(&["check"]).ends(1).says("错误[below-minimum]").says("讲授已覆盖 25%");
    // A threshold is a goal: the site is made all the same.
    site.run(&["build"]).ends(0);
}

#[test]
fn what_to_write_next_is_ranked() {
    let site = Site::new();
    let table = site.run(&["coverage", "--next"]).ends(0);
    assert!(table.answer.starts_with("初级 2.1 绿茶冲泡"), "{}", table.answer);
    let json = site.run(&["coverage", "--next", "--format", "json"]).ends(0);
    let parsed: serde_json::Value = serde_json::from_str(&json.answer).expect("the answer is JSON");
    assert_eq!(parsed["schema"], "kebiao/next/1");
    let of_level = site.run(&["coverage", "--next", "--level", "初级", "--format", "json"]).ends(0);
    let parsed: serde_json::Value = serde_json::from_str(&of_level.answer).expect("the answer is JSON");
    assert_eq!(parsed["filter"]["level"], "初级");
    site.run(&["coverage", "--next", "--level", "初级", "--format", "xlsx", "--out", "先写.xlsx"]).ends(0);
    let excel = crate::reports::sheets(&fs::read(site.path("先写.xlsx")).expect("the workbook"));
    assert!(excel.values().flatten().flatten().any(|cell| cell == "筛选条件：等级：初级"), "{excel:?}");
    site.run(&["coverage", "--next", "--format", "csv"]).ends(0).gives("code,task,closes,percent");
    site.run(&["coverage", "--format", "xlsx"]).ends(2).says("--out");
    site.run(&["coverage", "--format", "docx", "--out", "表.docx"]).ends(0);
    site.run(&["coverage", "--by", "task", "--format", "xlsx", "--out", "表.xlsx"]).ends(0);
}

#[test]
fn help_is_an_answer_and_a_wrong_command_is_not() {
    let site = Site::new();
    for arguments in [&["--help"][..], &["help"], &["build", "--help"], &["--version"]] {
        let ran = site.run(arguments).ends(0);
        assert!(!ran.answer.is_empty() && ran.said.is_empty());
    }
    for command in ["build", "serve", "check", "coverage", "parse"] {
        assert!(site.run(&["--help"]).answer.contains(command));
    }
    // By itself it serves a site; where there is none, it tells what it can do.
    let nowhere = tempfile::tempdir().expect("a temporary folder");
    run(nowhere.path(), &[]).ends(0).gives("kebiao [命令]");
    run(nowhere.path(), &["serve", "--port", "0"]).ends(2).answers_nothing().says("这里不是站点的文件夹");
    fs::write(nowhere.path().join("茶艺.txt"), STANDARD.replace('→', "\t")).expect("a new file");
    run(nowhere.path(), &[]).ends(0).gives("kebiao new 我的课程 --standard \"茶艺.txt\"");
    for arguments in [&["biuld"][..], &["build", "--nothing"], &["coverage", "--format", "pdf"], &["parse"]] {
        let ran = site.run(arguments).ends(2).answers_nothing();
        assert!(!ran.said.is_empty());
    }
}

#[test]
fn help_and_what_is_wrong_with_a_command_are_in_the_site_s_language() {
    let site = Site::new();
    let commands = ["new", "build", "serve", "check", "coverage", "review", "parse", "pack", "import", "suggest"];
    let more = [&["import", "lesson"][..], &["import", "programme"], &["explain"], &["schema"], &["completions"]];
    let helps: Vec<Vec<&str>> = commands.iter().map(|it| vec![*it]).chain(more.map(<[_]>::to_vec)).collect();
    let help = |site: &Site, command: &[&str]| site.run(&[command, &["--help"]].concat()).ends(0).answer;
    // Clap's own words are English, and none of them is left.
    for command in helps.iter().map(Vec::as_slice).chain([&[][..]]) {
        let chinese = help(&site, command);
        for word in ["Usage", "Options", "Print", "default:", "possible", "[OPTIONS]"] {
            assert!(!chinese.contains(word), "{chinese}");
        }
        assert!(chinese.contains("用法：kebiao") && chinese.contains("显示这段说明"), "{chinese}");
    }
    let wrong = |site: &Site, command: &[&str], cure: &str| {
        site.run(command).ends(2).answers_nothing().says(cure);
    };
    wrong(&site, &["biuld"], "没有命令 biuld；是不是想写 build？");
    wrong(&site, &["build", "--ot", "x"], "没有选项 --ot；是不是想写 --out？");
    wrong(&site, &["build", "x"], "多了 x");
    wrong(&site, &["coverage", "--format", "xls"], "--format <形式> 不能是 xls；是不是想写 xlsx？");
    wrong(&site, &["coverage", "--format"], "--format <形式> 后面没有写值；可以是 table、csv");
    wrong(&site, &["build", "--out"], "--out <文件夹> 后面没有写值\n用法：kebiao build [选项]");
    wrong(&site, &["help", "biuld"], "没有命令 biuld；是不是想写 build？\n用法：kebiao [命令]");
    wrong(&site, &["coverage", "--next", "--by", "task"], "不能一起用");
    wrong(&site, &["check", "--min-coverage", "200"], "要写 0 到 100 的整数");
    wrong(&site, &["check", "--level", "L1"], "还要写上 --min-coverage <百分比>");
    wrong(&site, &["serve", "--port", "x"], "要写整数");
    wrong(&site, &["review", "a"], "还要写上 --by <姓名>、--verdict <结论>");
    wrong(&site, &["review", "a", "--by", "b", "--verdict", "好"], "可以是 符合、基本符合、不符合");
    wrong(&site, &["import"], "lesson");
    site.write("kebiao.yaml", "language: en\n");
    let mut all = String::new();
    for command in helps.iter().map(Vec::as_slice).chain([&[][..]]) {
        let english = help(&site, command);
        all.push_str(&english);
        let english = english.replace("符合", "").replace("基本", "").replace('不', "");
        let is_han = |it: char| ('\u{4e00}'..='\u{9fff}').contains(&it);
        assert!(english.contains("Usage: kebiao") && !english.contains(is_han), "{english}");
    }
    // And every English word of the help is in one, in whatever lines.
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let all = plain(&all);
    let source = fs::read_to_string(repository("src/cli/english.rs")).expect("a readable source");
    let mut said = 0;
    for word in source.split('"').skip(1).step_by(2).filter(|word| word.is_ascii() || word.contains("符合 (")) {
        // Those on the left name commands and arguments.
        let is_said =
            source.contains(&format!("=> \"{word}\"")) || source.contains(&format!("{{\n            \"{word}\""));
        if is_said {
            said += 1;
            assert!(all.contains(&plain(word)), "no help says {word:?}");
        }
    }
    assert!(said > 80, "{said}");
    wrong(&site, &["biuld"], "there is no command biuld; did you mean build?");
    wrong(&site, &["new"], "still missing: <FOLDER>");
    site.write("kebiao.yaml", "language: zh-CN\n");
    // What is said leads to its page, in part or as a whole.
    let stub = "内容不足：这一节自己的文字只有 12 个字（至少 80 个），它的对应标注不计入覆盖";
    for words in ["内容不足", "stub", "错误[stub]: …"] {
        site.run(&["explain", words]).ends(0).gives("警告[stub]");
    }
    // A whole message has words of other pages too; its own page is named first.
    site.run(&["explain", stub]).ends(2).says("可能是：\n  stub  ");
}

#[test]
fn a_second_build_writes_nothing() {
    let site = Site::built();
    let record = || fs::read_to_string(site.record(".manifest").expect("a manifest")).expect("a readable manifest");
    let (before, recorded) = (site.output(), record());
    site.run(&["build"]).ends(0).says("没有变化");
    assert!(site.output() == before && record() == recorded);
    // Files of another time are looked at, and left as they are.
    site.age();
    site.run(&["build"]).ends(0).says("没有变化");
    assert_eq!((site.output(), site.young()), (before, BTreeSet::new()));
}

#[test]
fn a_build_that_has_nothing_to_do_says_what_was_said() {
    let site = Site::new();
    site.write("content/900001/lessons/menu.md", STUB);
    let findings = |ran: Ran| ran.said.split_once("完成").expect("a last line").0.to_owned();
    let first = findings(site.run(&["build"]).ends(0).says("警告[stub]"));
    assert_eq!(findings(site.run(&["build"]).ends(0).says("，没有变化，")), first);
    // Asked otherwise, it answers otherwise.
    let short = findings(site.run(&["build", "--findings", "short"]).ends(0));
    assert!(short != first && short.contains("stub"), "{short}");
    assert_eq!(findings(site.run(&["build", "--findings", "short"]).ends(0)), short);
    site.run(&["build", "--strict"]).ends(1).says("没有生成网站");
    assert_eq!(findings(site.run(&["build"]).ends(0)), first);
    // An edit of the same length in the same instant is one too.
    site.write("content/900001/lessons/green.md", &LESSON.replace("八十五", "八十四"));
    let edited = site.output();
    site.run(&["build"]).ends(0).says("写入");
    site.write("content/900001/lessons/green.md", LESSON);
    site.run(&["build"]).ends(0).says("写入");
    assert_eq!(site.output(), edited);
    // What was kept and cannot be read is not missed.
    fs::write(site.record(".said").expect("what was said"), "nonsense").expect("a writable record");
    assert_eq!(findings(site.run(&["build"]).ends(0).says("，没有变化，")), first);
}

#[test]
fn an_edit_writes_the_pages_that_differ_and_equals_a_clean_build() {
    let site = Site::built();
    let before = site.output();
    site.age();
    site.write("content/900001/lessons/green.md", &LESSON.replace("泡一杯绿茶", "冲泡绿茶"));
    let ran = site.run(&["build"]).ends(0);
    let after = site.output();
    let written = differing(&before, &after);
    assert!(written.contains("900001/l1-2.1-green.html") && !written.contains("900001/majors.html"), "{written:?}");
    assert_eq!(site.young(), written);
    ran.says(&format!("写入 {} 个文件", written.len()));
    let clean = Site::new();
    clean.write("content/900001/lessons/green.md", &LESSON.replace("泡一杯绿茶", "冲泡绿茶"));
    clean.run(&["build"]).ends(0);
    assert_eq!(differing(&after, &clean.output()), BTreeSet::new());
}

#[test]
fn a_picture_that_changes_is_copied_again() {
    let site = Site::built();
    site.age();
    site.write("content/900001/lessons/glass.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n");
    site.run(&["build"]).ends(0).says("写入 1 个文件");
    assert_eq!(site.young(), BTreeSet::from(["900001/files/green/glass.svg".to_owned()]));
}

#[test]
fn a_lesson_that_goes_takes_its_page_along() {
    let site = Site::built();
    site.write("site/900001/files/notes.txt", "留着\n");
    fs::remove_file(site.path("content/900001/lessons/green.md")).expect("the lesson goes");
    site.run(&["build"]).ends(0).says("删去 4 个");
    let output = site.output();
    assert!(!output.contains_key("900001/l1-2.1-green.html") && !output.contains_key("900001/files/green/glass.svg"));
    assert!(!site.path("site/900001/files/green").exists(), "an empty folder goes too");
    assert_eq!(output["900001/files/notes.txt"], "留着\n".as_bytes());
}

#[test]
fn a_page_that_someone_removed_is_made_again() {
    let site = Site::built();
    let before = site.output();
    fs::remove_file(site.path("site/900001/terms.html")).expect("the page goes");
    site.age();
    site.run(&["build"]).ends(0).says("写入 1 个文件");
    assert_eq!(site.young(), BTreeSet::from(["900001/terms.html".to_owned()]));
    assert_eq!(site.output(), before);
}

#[test]
fn a_page_that_someone_emptied_is_made_again() {
    let site = Site::built();
    let before = site.output();
    // A clock of files ticks every few milliseconds; who edits is slower.
    sleep(Duration::from_millis(20));
    site.write("site/900001/terms.html", "");
    site.run(&["build"]).ends(0).says("写入 1 个文件");
    assert_eq!(site.output(), before);
    site.run(&["build"]).ends(0).says("没有变化");
}

#[test]
fn an_answer_never_goes_over_what_a_site_is_made_from() {
    let site = Site::built();
    for file in ["seeds/900001.txt", "content/x.txt", "kebiao.yaml", "site/../seeds/900001.txt"] {
        site.run(&["coverage", "--out", file]).ends(2).says("不能写到");
    }
    site.run(&["coverage", "--out", "表.txt"]).ends(0);
}

#[test]
fn foreign_files_stay() {
    let site = Site::new();
    site.write("site/CNAME", "example.com\n");
    site.write("site/900001/old.html", "旧\n");
    site.run(&["build"]).ends(0);
    site.write("content/900001/lessons/green.md", &LESSON.replace("泡一杯绿茶", "冲泡绿茶"));
    site.run(&["build"]).ends(0);
    let output = site.output();
    assert_eq!((&*output["CNAME"], &*output["900001/old.html"]), ("example.com\n".as_bytes(), "旧\n".as_bytes()));
}

#[test]
fn a_foreign_file_in_the_way_is_not_overwritten() {
    let site = Site::new();
    site.write("site/900001/l1-2.1-green.html", "别人的\n");
    let before = site.output();
    site.run(&["build"]).ends(2).answers_nothing().says("l1-2.1-green.html 已经在那里，.kebiao/ 里却没有它的记录");
    assert_eq!(site.output(), before);
    // The same beside a site that is built already.
    let site = Site::built();
    site.write("site/900001/l1-2.1-black.html", "别人的\n");
    site.write("content/900001/lessons/black.md", &LESSON.replace("绿茶", "红茶"));
    let before = site.output();
    site.run(&["build"]).ends(2).says("l1-2.1-black.html 已经在那里，.kebiao/ 里却没有它的记录");
    assert_eq!(site.output(), before);
    // Once it is out of the way, all is well.
    fs::remove_file(site.path("site/900001/l1-2.1-black.html")).expect("the foreign file goes");
    site.run(&["build"]).ends(0);
    assert_ne!(site.output(), before);
}

#[test]
fn errors_leave_the_last_site() {
    let site = Site::built();
    let before = site.output();
    site.age();
    site.write("content/900001/lessons/green.md", &LESSON.replace("teach=2.1.2", "teach=2.1.9"));
    site.run(&["build"]).ends(1).says("上一次生成的网站没有改动");
    assert_eq!((site.output(), site.young()), (before, BTreeSet::new()));
}

#[test]
fn a_broken_template_leaves_the_last_site() {
    let site = Site::built();
    let before = site.output();
    site.write("kebiao.yaml", "theme: ours\n");
    // The one cannot be read, the other fails on the last pages only.
    for template in ["{% if %}", "{{ view.no_such_thing.at_all }}"] {
        site.write("themes/ours/lesson.html", template);
        site.run(&["build"]).ends(1).says("错误[template-fault]").says("themes/ours/lesson.html:1:");
        assert_eq!(site.output(), before, "{template}");
        assert!(site.waiting().is_empty() && site.record(".kebiao-part").is_none());
    }
    // One that leans on nothing has no place, but a reason.
    site.write("themes/ours/lesson.html", "{% extends \"no-such.html\" %}");
    site.run(&["build"]).ends(1).says("错误[template-fault]").says("no-such.html");
    let site = Site::new();
    site.write("kebiao.yaml", "theme: ours\n");
    site.write("themes/ours/lesson.html", "{{ view.no_such_thing.at_all }}");
    site.run(&["build"]).ends(1);
    assert!(site.output().is_empty());
}

#[test]
fn a_build_that_was_broken_off_is_made_right() {
    let site = Site::built();
    let before = site.output();
    let manifest = site.record(".manifest").expect("a manifest");
    // Killed while it was writing: parts lie about, and the mark stands.
    // Its last line was not finished, so that file was not made yet: what lies there is someone's.
    let mark = "index.html\n900001/gone.html\n../mine.html\n900001/fore";
    fs::write(manifest.with_extension("building"), mark).expect("the mark");
    site.write("site/index.html.kebiao-part", "半页");
    site.write("site/900001/gone.html.kebiao-part", "半页");
    site.write("site/900001/foreign.html.kebiao-part", "别人的");
    site.write("mine.html.kebiao-part", "别人的");
    site.run(&["build"]).ends(0);
    fs::remove_file(site.path("site/900001/foreign.html.kebiao-part")).expect("a foreign file stays");
    fs::remove_file(site.path("mine.html.kebiao-part")).expect("a foreign file stays");
    assert_eq!(site.output(), before);
    assert_eq!(site.waiting(), "");
    // Killed while it was renaming: the manifest says which files may be either.
    let listed = fs::read_to_string(&manifest).expect("a readable manifest");
    let lines = listed.lines().map(|line| match line.split(' ').nth(1) {
        Some(path) if path.ends_with("terms.html") || path.ends_with("majors.html") => format!("- {path}\n"),
        _ => format!("{line}\n"),
    });
    let listed = lines.collect::<String>().replacen('\n', "\n- 900001/l1-2.1-gone.html\n", 1);
    fs::write(&manifest, listed).expect("a writable manifest");
    fs::write(manifest.with_extension("building"), "900001/majors.html\n").expect("the mark");
    site.write("site/900001/terms.html", "旧的\n");
    site.write("site/900001/l1-2.1-gone.html", "不再有的\n");
    site.write("site/900001/majors.html.kebiao-part", "半页");
    site.run(&["build"]).ends(0);
    assert_eq!(site.output(), before);
    assert_eq!(site.waiting(), "");
}

#[test]
fn a_first_build_that_was_broken_off_is_made_right() {
    let (site, clean) = (Site::built(), Site::built());
    let manifest = site.record(".manifest").expect("a manifest");
    fs::remove_dir_all(site.path("site")).expect("the site goes");
    fs::write(manifest.with_extension("building"), "900001/terms.html\n").expect("the mark");
    fs::remove_file(manifest).expect("the manifest goes");
    site.write("site/900001/terms.html.kebiao-part", "半页");
    site.run(&["build"]).ends(0);
    assert_eq!(differing(&site.output(), &clean.output()), BTreeSet::new());
}

#[test]
fn a_site_without_its_record_is_adopted() {
    let site = Site::built();
    let before = site.output();
    fs::remove_dir_all(site.path(".kebiao")).expect("the record goes");
    site.age();
    site.run(&["build"]).ends(0).says("没有变化");
    assert_eq!((site.output(), site.young()), (before, BTreeSet::new()));
    // From then on it is known again.
    fs::remove_file(site.path("content/900001/lessons/green.md")).expect("the lesson goes");
    site.run(&["build"]).ends(0).says("删去 4 个");
}

#[test]
fn a_record_that_is_spoilt_does_no_harm() {
    let site = Site::built();
    let before = site.output();
    for spoilt in [
        &b""[..],
        b"nonsense",
        b"a\nb\n- ../../kebiao.yaml\n0 /etc/passwd\n",
        b"\xff\n- \xff\n",
        b"\0\n- a\0b\n\x1b[1m\n",
    ] {
        for record in [".manifest", ".building"] {
            fs::write(site.record(record).expect("a record"), spoilt).expect("a writable record");
        }
        site.write("kebiao.yaml", "# 什么也没有\n");
        site.run(&["build"]).ends(0);
        assert!(site.path("kebiao.yaml").exists() && site.output() == before);
    }
}

#[test]
fn a_mark_that_a_disk_damaged_loses_no_page() {
    for spoilt in [&b"\0"[..], b"x", b"\xff\n\0\0\0"] {
        let (site, clean) = (Site::built(), Site::new());
        for site in [&site, &clean] {
            site.write("content/900001/lessons/green.md", &LESSON.replace("泡一杯绿茶", "冲泡绿茶"));
        }
        fs::write(site.record(".building").expect("a mark"), spoilt).expect("a writable mark");
        site.run(&["build"]).ends(0);
        clean.run(&["build"]).ends(0);
        assert_eq!(differing(&site.output(), &clean.output()), BTreeSet::new(), "{spoilt:?}");
        assert_eq!(site.waiting(), "");
    }
}

#[test]
fn what_was_said_is_not_said_again_where_it_was_damaged() {
    let site = Site::built();
    let said = site.record(".said").expect("what was said");
    let text = fs::read_to_string(&said).expect("a readable record");
    fs::write(&said, text + "胡言乱语\n").expect("a writable record");
    let ran = site.run(&["build"]).ends(0).says("没有变化");
    assert!(!ran.said.contains("胡言乱语"), "{}", ran.said);
}

#[test]
fn an_output_that_came_back_from_a_copy_is_made_again() {
    let (site, clean) = (Site::built(), Site::new());
    // A copy keeps the times of files, and these are older than the last build.
    let before: Vec<(PathBuf, Vec<u8>, SystemTime)> = files(&site.path("site"))
        .into_iter()
        .map(|(_, path)| {
            let time = fs::metadata(&path).and_then(|it| it.modified()).expect("a time");
            (path.clone(), fs::read(&path).expect("a readable file"), time)
        })
        .collect();
    for site in [&site, &clean] {
        site.write("kebiao.yaml", "title: 茶艺课程\n");
        site.run(&["build"]).ends(0);
    }
    for (path, bytes, time) in &before {
        fs::write(path, bytes).expect("the copy comes back");
        let file = fs::File::options().write(true).open(path).expect("a file that can be written");
        file.set_modified(*time).expect("a file's time can be set");
    }
    site.run(&["build"]).ends(0).says("写入");
    assert_eq!(differing(&site.output(), &clean.output()), BTreeSet::new());
    site.run(&["build"]).ends(0).says("没有变化");
}

#[test]
fn a_folder_in_the_place_of_a_record_is_told() {
    let site = Site::built();
    let [said, manifest] = [".said", ".manifest"].map(|record| site.record(record).expect("a record"));
    let become_folder = |record: &Path| {
        fs::remove_file(record).expect("the record goes");
        fs::create_dir(record).expect("a folder in its place");
    };
    // What was said can be said again.
    become_folder(&said);
    site.run(&["build"]).ends(0).says("没有变化");
    become_folder(&manifest);
    site.run(&["build"]).ends(2).says("那里是一个文件夹，应当是文件");
    let site = Site::new();
    site.write(".kebiao", "别人的\n");
    site.run(&["build"]).ends(2).says("那里已经有一个文件；移走它");
}

#[test]
fn output_never_goes_where_texts_are() {
    let site = Site::new();
    let before = read(site.folder.path());
    let folders =
        [".", "..", "./", "nowhere/..", "seeds", "content", "content/900001", "themes/x", ".kebiao", "Seeds/x"];
    for folder in folders {
        site.run(&["build", "--out", folder]).ends(2).answers_nothing().says("输出文件夹不能");
        assert_eq!(differing(&before, &read(site.folder.path())), BTreeSet::new(), "{folder}");
    }
    site.write("kebiao.yaml", "# 输出\noutput: .\n");
    site.run(&["build"]).ends(2).says("kebiao.yaml:2: 输出文件夹不能");
    let site_path = site.folder.path().to_str().expect("a UTF-8 path").to_owned();
    site.run(&["build", "--out", &site_path]).ends(2).says("输出文件夹不能");
}

#[test]
fn one_folder_has_one_record_however_it_is_written() {
    let site = Site::built();
    let absolute = site.path("site").to_str().expect("a UTF-8 path").to_owned();
    for folder in ["site", "site/", "./site", "nowhere/../site", absolute.as_str()] {
        site.run(&["build", "--out", folder]).ends(0).says("没有变化");
    }
    assert_eq!(files(&site.path(".kebiao")).len(), 4, "a list, a mark, what was said, and lessons");
}

#[test]
fn an_output_folder_elsewhere_has_a_record_of_its_own() {
    let (site, other) = (Site::built(), tempfile::tempdir().expect("a temporary folder"));
    let folder = other.path().join("out");
    site.run(&["build", "--out", folder.to_str().expect("a UTF-8 path")]).ends(0);
    assert_eq!(differing(&site.output(), &read(&folder)), BTreeSet::new());
    assert_eq!(files(&site.path(".kebiao")).len(), 7);
    assert!(!other.path().join(".kebiao").exists());
}

#[cfg(unix)]
#[test]
fn a_link_inside_the_output_is_not_written_through() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let site = Site::new();
    fs::create_dir(site.path("site")).expect("a new folder");
    std::os::unix::fs::symlink(elsewhere.path(), site.path("site/900001")).expect("a new link");
    site.run(&["build"]).ends(2).says("是一个链接");
    assert!(read(elsewhere.path()).is_empty());
    assert!(site.output().is_empty());
    // Nor is anything removed through it.
    let site = Site::built();
    let moved = elsewhere.path().join("moved");
    fs::rename(site.path("site/900001"), &moved).expect("the folder moves");
    std::os::unix::fs::symlink(&moved, site.path("site/900001")).expect("a new link");
    let before = read(&moved);
    fs::remove_file(site.path("content/900001/lessons/green.md")).expect("the lesson goes");
    site.run(&["build"]).ends(2).says("是一个链接");
    assert_eq!(read(&moved), before);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_page_is_not_written_through() {
    let site = Site::new();
    site.write("mine.txt", "我的\n");
    fs::create_dir(site.path("site")).expect("a new folder");
    std::os::unix::fs::symlink(site.path("mine.txt"), site.path("site/index.html")).expect("a new link");
    site.run(&["build"]).ends(2).says("已经在那里，.kebiao/ 里却没有它的记录");
    assert_eq!(fs::read(site.path("mine.txt")).expect("the file"), "我的\n".as_bytes());
}

#[test]
fn drafts_have_pages_only_when_asked() {
    let site = Site::built();
    let page = "900001/l1-1.1-welcome.html";
    assert!(!site.output().contains_key(page));
    site.run(&["build", "--drafts"]).ends(0);
    assert!(site.output().contains_key(page));
    site.run(&["build"]).ends(0).says("删去 1 个");
    assert!(!site.output().contains_key(page));
    let said = String::from_utf8(site.output()["900001/coverage.html"].clone()).expect("UTF-8");
    assert!(!said.contains("l1-1.1-welcome"), "no link leads to a page that is not there");
}

#[test]
fn a_disk_that_refuses_ends_with_2() {
    let site = Site::new();
    site.write("site", "不是文件夹\n");
    site.run(&["build"]).ends(2).answers_nothing().says("错误: ").says("site");
    assert_eq!(fs::read_to_string(site.path("site")).expect("the file"), "不是文件夹\n");
}

#[test]
fn a_file_where_a_folder_should_be_ends_with_2() {
    let site = Site::built();
    fs::remove_dir_all(site.path("site/900001")).expect("the folder goes");
    site.write("site/900001", "不是文件夹\n");
    let before = site.output();
    site.run(&["build"]).ends(2).answers_nothing().says("写不了");
    assert_eq!(site.output(), before);
}

#[test]
fn a_file_that_cannot_be_replaced_leaves_no_other_old() {
    let site = Site::new();
    // A program that another test starts just now holds the lock too, until it has begun.
    let open = || Folder::open(&site.path(""), Path::new("out"), "kebiao").ok();
    let folder = || {
        (0..500)
            .find_map(|_| {
                open().or_else(|| {
                    sleep(Duration::from_millis(10));
                    None
                })
            })
            .expect("nobody builds there")
    };
    let made = |text: &str| ["a.html", "b.html", "c.html"].map(|path| Output { path: path.into(), bytes: text.into() });
    let of = |outputs: &[Output]| {
        Manifest(outputs.iter().map(|it| (it.path.clone(), Some(Fingerprint::of(&[&it.bytes])))).collect())
    };
    let put = |text: &str| {
        let (folder, outputs) = (folder(), made(text));
        for output in &outputs {
            folder.put(output).expect("a disk that takes it");
        }
        (folder, of(&outputs))
    };
    let stands = |name: &str| fs::read_to_string(site.path(&format!("out/{name}"))).unwrap_or_default();
    let (first, manifest) = put("old");
    first.commit(&manifest).expect("a disk that takes all");
    drop(first);
    // As where another program holds the page: what waits does not come into its place.
    let (second, manifest) = put("new");
    fs::remove_file(site.path("out/b.html.kebiao-part")).expect("a page that waits");
    let error = second.commit(&manifest).expect_err("one page is missing");
    assert!(error.to_string().contains("里有 1 个文件没能更新，其余的都是新的：b.html"), "{error}");
    assert_eq!(["a.html", "b.html", "c.html"].map(stands), ["new", "old", "new"]);
    drop(second);
    // The next build knows which one that is.
    let before = folder().before().clone();
    assert!(before.0["b.html"].is_none() && before.0["a.html"].is_some());
    let (third, manifest) = put("new");
    assert_eq!(third.commit(&manifest).expect("a disk that takes all").written, 1);
    assert_eq!(stands("b.html"), "new");
    assert_eq!(fs::read_dir(site.path("out")).expect("a folder").count(), 3);
}

#[test]
fn what_can_be_no_file_everywhere_is_written_nowhere() {
    let site = Site::built();
    let before = site.output();
    for name in ["CON", "aux/x", "a:b", "x?y", "trail. ", "x /y"] {
        site.run(&["build", "--out", name]).ends(2).says("不能作文件或文件夹的名字");
        site.run(&["coverage", "--out", &format!("{name}/x.txt")]).ends(2).answers_nothing().says("不能作文件");
        site.run(&["pack", "--out", &format!("{name}/x.zip")]).ends(2).says("不能作文件或文件夹的名字");
        site.run(&["new", name, "--standard", "seeds/900001.txt"]).ends(2).says("不能作文件或文件夹的名字");
        assert!(!site.path(name.split('/').next().unwrap_or(name)).exists(), "{name}");
    }
    site.write("kebiao.yaml", "output: con.site\n");
    site.run(&["build"]).ends(2).says("kebiao.yaml:1").says("con.site");
    // A name that kebiao makes is made safe.
    site.write("kebiao.yaml", "title: CON\n");
    site.run(&["pack"]).ends(0).says("x-CON.zip");
    assert_eq!(site.output(), before);
}

#[test]
fn what_the_system_means_is_said_in_words_of_our_own() {
    let site = Site::built();
    site.run(&["coverage", "--out", "site/index.html/x.txt"]).ends(2).says("路径中间有一段是文件").says("换一个路径");
    let long = format!("{}.txt", "长".repeat(200));
    site.run(&["coverage", "--out", &long]).ends(2).says("路径太长；把名字改短");
    site.write("kebiao.yaml", "language: en\n");
    site.run(&["coverage", "--out", &long]).ends(2).says("the path is too long; take a shorter name");
}

#[test]
fn a_folder_where_a_page_should_be_is_seen_before_the_first_page_changes() {
    let site = Site::built();
    fs::remove_file(site.path("site/900001/terms.html")).expect("the page goes");
    site.write("site/900001/terms.html/mine.txt", "我的\n");
    site.write("content/900001/lessons/green.md", &LESSON.replace("泡一杯绿茶", "冲泡绿茶"));
    let before = site.output();
    site.run(&["build"]).ends(2).says("terms.html 是一个文件夹");
    assert_eq!(site.output(), before);
}

#[test]
fn a_first_build_that_fails_leaves_no_folders() {
    let site = Site::new();
    site.write("kebiao.yaml", "theme: ours\n");
    site.write("themes/ours/lesson.html", "{{ view.no_such_thing.at_all }}");
    site.run(&["build"]).ends(1);
    assert!(!site.path("site").exists());
}

#[test]
fn a_foreign_file_where_a_page_would_wait_is_not_overwritten() {
    let site = Site::new();
    site.write("site/index.html.kebiao-part", "别人的\n");
    let before = site.output();
    site.run(&["build"]).ends(2).says("像是上一次没有生成完留下的");
    assert_eq!(site.output(), before);
}

#[cfg(unix)]
#[test]
fn a_link_where_something_of_ours_waits_is_not_written_through() {
    use std::os::unix::fs::symlink;

    let site = Site::new();
    site.write("mine.txt", "我的\n");
    let mine = || fs::read_to_string(site.path("mine.txt")).expect("the file");
    fs::create_dir(site.path("site")).expect("a new folder");
    symlink("../mine.txt", site.path("site/index.html.kebiao-part")).expect("a new link");
    site.run(&["build"]).ends(2).says("像是上一次没有生成完留下的");
    assert_eq!(mine(), "我的\n");
    fs::remove_file(site.path("site/index.html.kebiao-part")).expect("the link goes");
    // The same among the records.
    site.run(&["build"]).ends(0);
    let manifest = site.record(".manifest").expect("a manifest");
    let part = manifest.with_extension("manifest.kebiao-part");
    symlink("../mine.txt", &part).expect("a new link");
    site.write("content/900001/lessons/green.md", &LESSON.replace("泡一杯绿茶", "冲泡绿茶"));
    site.run(&["build"]).ends(0);
    assert_eq!(mine(), "我的\n");
    for name in [manifest.clone(), manifest.with_extension("building")] {
        fs::remove_file(&name).expect("the record goes");
        symlink("../mine.txt", &name).expect("a new link");
        site.write("content/900001/lessons/green.md", LESSON);
        site.run(&["build"]);
        assert_eq!(mine(), "我的\n", "{}", name.display());
    }
}

#[cfg(unix)]
#[test]
fn output_never_goes_where_texts_are_through_a_link() {
    let site = Site::new();
    std::os::unix::fs::symlink("content", site.path("link")).expect("a new link");
    let before = read(site.folder.path());
    for folder in ["link", "link/x", "link/x/y"] {
        site.run(&["build", "--out", folder]).ends(2).says("输出文件夹不能在 content/ 里");
        assert_eq!(differing(&before, &read(site.folder.path())), BTreeSet::new(), "{folder}");
    }
}

#[cfg(unix)]
#[test]
fn a_configuration_may_be_a_link() {
    let site = Site::new();
    site.write("shared.yaml", "output: public\n");
    std::os::unix::fs::symlink("shared.yaml", site.path("kebiao.yaml")).expect("a new link");
    site.run(&["build"]).ends(0).says("→ public/");
    // An editor marks an open file by a link that leads nowhere.
    std::os::unix::fs::symlink("someone@somewhere", site.path("content/900001/lessons/.#green.md")).expect("a link");
    site.run(&["build"]).ends(0).says("没有变化");
}

#[test]
fn two_builds_at_once_do_not_disturb_each_other() {
    let site = Site::built();
    let mark = fs::File::open(site.record(".building").expect("a mark")).expect("a readable mark");
    mark.lock().expect("a lock");
    site.write("content/900001/lessons/green.md", &LESSON.replace("泡一杯绿茶", "冲泡绿茶"));
    let before = site.output();
    site.run(&["build"]).ends(2).says("另一个 kebiao 正在生成同一个网站");
    assert_eq!(site.output(), before);
    // Another output folder is another matter.
    site.run(&["build", "--out", "other"]).ends(0);
    drop(mark);
    site.run(&["build"]).ends(0);
    assert_eq!(differing(&site.output(), &read(&site.path("other"))), BTreeSet::new());
}

#[test]
fn nobody_need_listen() {
    use std::process::Stdio;

    let site = Site::new();
    site.write("content/900001/lessons/menu.md", STUB);
    for arguments in [&["check", "--strict"][..], &["build", "--strict"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kebiao"))
            .args(arguments)
            .current_dir(site.folder.path())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stderr.take());
        assert_eq!(child.wait().expect("an end").code(), Some(1));
    }
}

#[test]
fn a_standard_may_lie_anywhere_in_the_folder() {
    let site = Site::new();
    site.write("docs/old/900001.txt", &STANDARD.replace('→', "\t"));
    fs::remove_file(site.path("seeds/900001.txt")).expect("the standard moves");
    site.write("kebiao.yaml", "standards: [{file: docs/old/900001.txt}]\n");
    site.run(&["build"]).ends(0).says("6 条要求");
    site.write("kebiao.yaml", "standards: [{file: ../900001.txt}]\n");
    site.run(&["build"]).ends(1).says("错误[missing-path]");
}

#[test]
fn a_picture_in_a_theme_is_left_alone() {
    let site = Site::new();
    site.write("kebiao.yaml", "theme: ours\n");
    site.write("themes/ours/custom.css", ":root { --brand: #8c1515 }\n");
    fs::write(site.path("themes/ours/logo.png"), b"\x89PNG\xff\x00\x81").expect("a new file");
    site.run(&["build"]).ends(0);
    site.run(&["check"]).ends(0).says("提示[unused-file]").says("themes/ours/logo.png");
}

#[test]
fn a_standard_that_cannot_be_read_is_the_only_error() {
    let site = Site::new();
    fs::write(site.path("seeds/900009.txt"), b"\xff\xff\xff\xff").expect("a new file");
    site.write("content/900009/lessons/a.md", "---\ntask: L1-1.1\ntitle: 甲\n---\n");
    let ran = site.run(&["check"]).ends(1).says("错误[undecodable-text]").says("共 1 个错误");
    assert!(!ran.said.contains("unknown-folder"), "{}", ran.said);
}

#[test]
fn no_output_tells_where_or_when_it_was_made() {
    let (one, other) = (Site::built(), Site::built());
    assert_eq!(differing(&one.output(), &other.output()), BTreeSet::new());
    let folder = one.folder.path().to_str().expect("a UTF-8 path");
    for (name, bytes) in one.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(folder), "{name} holds the folder's path");
    }
}

#[test]
fn what_editors_leave_behind_is_not_read() {
    let site = Site::built();
    let before = site.output();
    for name in [".green.md.swp", "~$green.md", "green.md~", ".DS_Store", "Thumbs.db"] {
        site.write(&format!("content/900001/lessons/{name}"), "\0\0");
    }
    site.run(&["build"]).ends(0).says("没有变化");
    assert_eq!(site.output(), before);
}

#[test]
fn an_english_site_is_spoken_to_in_english() {
    let site = Site::new();
    site.write("kebiao.yaml", "language: en\n");
    site.run(&["build"]).ends(0).says("done: ").says("requirements (");
    site.run(&["build"]).ends(0).says("nothing changed");
    site.run(&["check"]).ends(0).says("note[claims-nothing]: this lesson claims no requirement");
    site.run(&["coverage"]).ends(0).gives("with those below: covered ");
    site.run(&["build", "--out", "content/site"]).ends(2).says("error: the output folder cannot be in content/");
    fs::remove_file(site.path("site/index.html")).expect("a file that can be removed");
    fs::create_dir(site.path("site/index.html")).expect("a new folder");
    site.run(&["build"]).ends(2).says("is a folder where a page belongs");
    site.write("seeds/900001.txt", "nothing\n");
    site.run(&["build"]).ends(1).says("no site was made; the last one stays as it was");
    site.run(&["parse", "seeds/900001.txt"]).ends(1).says("没有找到职业技能要求的表格");
    site.run(&["parse", "seeds/900001.txt", "--language", "en"]).ends(1).says("there is no table of requirements");
    site.run(&["parse", "no.txt", "--language", "en"]).ends(2).says("error: there is no file no.txt; ");
    site.run(&["parse", "no.txt", "--language", "fr"]).ends(2).says("zh-CN, en");
}

#[test]
fn figures_of_coverage_are_what_one_sees_last() {
    let site = Site::new();
    // A finding that leaves the figures right stands before them, in a line.
    site.write("content/900001/materials.csv", "名称,文件,讲授,备注\n绿茶,materials/a.txt,L1-2.1.1,\n");
    site.write("content/900001/materials/a.txt", "水温");
    let ran = site.run(&["coverage"]).ends(0);
    let line = "content/900001/materials.csv:1:10: warning[unknown-column]: ";
    assert!(ran.said.starts_with(line) && ran.said.lines().count() == 2, "{}", ran.said);
    assert!(ran.said.ends_with("运行 `kebiao check` 看原文和改法\n"), "{}", ran.said);
    let wrong = site.run(&["coverage", "--level", "L7"]).ends(2);
    assert_eq!(wrong.said.lines().count(), 1, "{}", wrong.said);
    // With errors there are none, which is said last.
    site.write("content/900001/waivers.yaml", "- {requirement: L1-9.9.9, why: 没有茶具}\n");
    let ran = site.run(&["coverage"]).ends(1);
    assert!(ran.answer.is_empty() && ran.said.ends_with("没有给出覆盖情况：先改好上面的错误\n"), "{}", ran.said);
}

#[test]
fn majors_of_other_levels_have_nothing_of_what_is_asked_for() {
    let site = Site::new();
    site.write("content/900001/majors.yaml", "levels: {中等职业学校: [L1], 高等职业学校: [L1, L2]}\n");
    let all = site.run(&["coverage", "--by", "major"]).ends(0).answer;
    let some = site.run(&["coverage", "--by", "major", "--level", "L2"]).ends(0).answer;
    assert!(all.contains("中等职业学校") && !some.contains("0/0"), "{all}{some}");
    assert!(some.contains("高等职业学校") && !some.contains("中等职业学校"), "{some}");
    let next = site.run(&["coverage", "--next", "--format", "csv"]).ends(0).answer;
    assert!(next.contains("code,task,closes,percent,") && next.contains(",2,50.0,"), "{next}");
    let next = site.run(&["coverage", "--next", "--format", "json"]).ends(0).answer;
    assert!(next.contains("\"percent\": 50.0"), "{next}");
}

#[test]
fn a_report_does_not_bear_the_name_of_another() {
    let site = Site::new();
    let asked = |format: &str, out: &str| site.run(&["coverage", "--format", format, "--out", out]);
    asked("xlsx", "a.docx").ends(2).says("写 --out a.xlsx；要 docx 就写 --format docx");
    asked("docx", "a.xlsx").ends(2).says("写 --out a.docx");
    asked("xlsx", "a").ends(2).says("写 --out a.xlsx");
    asked("csv", "a.json").ends(2).says("写 --out a.csv");
    asked("table", "a.xlsx").ends(2).says("写 --out a.txt；要 xlsx 就写 --format xlsx");
    asked("table", "a.txt").ends(0);
    asked("xlsx", "A.XLSX").ends(0);
    site.run(&["coverage", "--paper"]).ends(2).says("--paper（上报版）只用于 --format xlsx");
    assert!(!site.path("a.docx").exists() && site.path("A.XLSX").exists());
}

#[test]
fn a_review_names_the_file_that_it_changed() {
    let site = Site::new();
    let reviewed = site.run(&["review", "green", "--by", "李敏", "--verdict", "符合", "--date", "2026-11-26"]);
    assert!(reviewed.said.contains("content/900001/reviews.yaml") && reviewed.answer.is_empty(), "{}", reviewed.said);
    reviewed.ends(0);
    site.run(&["check", "--strict"]).ends(0);
    site.write("content/900001/lessons/glass.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path/></svg>\n");
    let changed = site.run(&["check", "--strict"]);
    assert!(changed.said.contains("suspect-claim"), "{}", changed.said);
    changed.ends(1);
    // By its path, and only for one requirement.
    let path = "content/900001/lessons/green.md";
    site.run(&["review", path, "--by", "李敏", "--verdict", "符合", "--claim", "2.1.2"]).ends(0);
    site.run(&["check", "--strict"]).ends(0);
    for wrong in [["review", "grean", "--claim", "2.1.2"], ["review", "green", "--claim", "2.1.1"]] {
        site.run(&[&wrong[..], &["--by", "李敏", "--verdict", "符合"]].concat()).ends(2);
    }
    site.run(&["review", "welcome", "--by", "李敏", "--verdict", "符合"]).ends(2);
    // Nobody reviews nothing, and the file stays as it was.
    for by in ["", "　 "] {
        site.run(&["review", "green", "--by", by, "--verdict", "符合"]).ends(2).says("--by 后面没有写评审人");
    }
    site.run(&["check", "--strict"]).ends(0);
    // A material is named by its file, and shown as looked into.
    site.write("content/900001/materials/a.docx", "x");
    site.write("content/900001/materials.csv", "名称,文件,讲授\n绿茶,materials/a.docx,L1-2.1.1\n");
    let material = ["review", "materials\\a.docx", "--by", "李敏", "--verdict", "符合", "--claim"];
    site.run(&[&material[..], &["2.1.1"]].concat()).ends(2).says("没有标注 2.1.1；它标注了 L1-2.1.1");
    site.run(&[&material[..], &["L1-2.1.1"]].concat()).ends(0).says("对 materials/a.docx 的评审结论为“符合”");
    let json = site.run(&["coverage", "--format", "json"]).ends(0);
    assert!(json.answer.contains("\"by\":\"李敏\""), "{}", json.answer);
    site.write("content/900001/materials/a.docx", "y");
    site.run(&["check"]).ends(0).says("警告[suspect-claim]").says("kebiao review materials/a.docx --claim L1-2.1.1");
    let dated = ["review", "green", "--by", "李敏", "--verdict", "符合", "--date", "昨天"];
    site.run(&dated).ends(2).says("--date <年-月-日> 不能是 昨天；写成 2026-09-01 这样");
}

#[test]
fn a_word_file_becomes_a_draft_and_writes_over_nothing() {
    let site = Site::new();
    let word = package("<w:body><w:p><w:r><w:t>先温杯，再投茶。</w:t></w:r></w:p></w:body>");
    fs::write(site.path("备课 1.docx"), word).expect("a new file");
    let nowhere = site.run(&["import", "lesson", "备课 1.docx"]);
    assert!(nowhere.said.contains("--task L1-1.1"), "{}", nowhere.said);
    nowhere.ends(2);
    site.run(&["import", "lesson", "备课1.docx"]).ends(2).says("没有文件 备课1.docx；是不是 备课 1.docx？");
    site.run(&["import", "lesson", "教案.docx"]).ends(2).says("没有文件 教案.docx；把文件拖到这个窗口里");
    site.run(&["import", "lesson", "content"]).ends(2).says("content 是文件夹");
    fs::write(site.path("截图.docx"), b"\x89PNG\r\n").expect("a new file");
    site.run(&["import", "lesson", "截图.docx"]).ends(1).says("错误[not-word]: 这是一张图片").says("文字识别");
    site.run(&["import", "lesson", "备课 1.docx", "--task", "L1-9.9"]).ends(2);
    site.run(&["import", "lesson", "备课 1.docx", "--task", "L1-2.1", "--out", "备课.md"]).ends(2);
    site.run(&["import", "lesson", "备课 1.docx", "--task", "初级2.1"]).ends(0);
    let path = site.path("content/900001/lessons/备课-1.md");
    let made = fs::read_to_string(&path).expect("the lesson");
    assert_eq!(made, "---\ntask: L1-2.1\ntitle: 备课 1\nstatus: draft\n---\n\n先温杯，再投茶。\n");
    site.run(&["build", "--drafts"]).ends(0);
    fs::write(&path, made.replace("draft", "ready")).expect("a lesson");
    site.run(&["import", "lesson", "备课 1.docx", "--task", "L1-2.1"]).ends(2);
    assert_eq!(fs::read_to_string(&path).expect("the lesson"), made.replace("draft", "ready"));
}

/// The site would be made with defaults, and its author would wait for the settings.
#[test]
fn settings_under_another_name_are_told() {
    let site = Site::new();
    for name in ["kebiao.yml", "kebiao.yaml.txt"] {
        site.write(name, "title: 茶艺课\n");
        let ran = site.run(&["check", "--findings", "short"]);
        assert!(ran.said.contains(&format!("{name}: warning[unread-file]: 站点的设置没有读入")), "{}", ran.said);
    }
    site.write("kebiao.yaml", "title: 茶艺课\n");
    assert!(!site.run(&["check"]).said.contains("unread-file"));
}

#[test]
fn lines_of_windows_show_no_sign_at_their_ends() {
    let site = Site::new();
    site.write("content/900001/lessons/green.md", &LESSON.replace("2.1.2", "2.1.9").replace('\n', "\r\n"));
    let ran = site.run(&["check"]);
    assert!(ran.said.contains("| ## 水温 {teach=2.1.9}\n"), "{}", ran.said);
    assert!(!ran.said.contains(['␍', '\r']), "{}", ran.said);
}

/// What would be told there of missing standards would mislead.
#[test]
fn a_folder_of_a_site_is_told_from_the_site() {
    let site = Site::new();
    for command in ["build", "check", "serve", "pack"] {
        let ran = run(&site.path("content"), &[command]);
        assert_eq!(ran.code, 2);
        assert!(ran.said.starts_with("错误: 这里不是站点的文件夹，上面的 "), "{}", ran.said);
    }
}

/// Places in such a file are not those of its bytes, and no note promises what was just refused.
#[test]
fn a_file_that_is_not_utf_8_is_to_be_saved_first() {
    let site = Site::new();
    let lesson = "---\ntask：L1-2.1\ntitle: 茶\n---\n\n好,水\n";
    fs::write(site.path("content/900001/lessons/gbk.md"), encoding_rs::GBK.encode(lesson).0).expect("a new file");
    let promise = "办法: `：` 写作 `:`；`kebiao check --fix` 会替你改";
    assert!(site.run(&["check"]).said.contains(promise));
    let ran = site.run(&["check", "--fix"]);
    assert!(ran.answer.contains("gbk.md：不是 UTF-8 编码，没有改"), "{}", ran.answer);
    assert!(!ran.said.contains(promise) && ran.said.contains("另存为 UTF-8，`kebiao check --fix` 才能替你改"));
    assert!(ran.said.contains("把文件另存为 UTF-8，再运行 `kebiao check --fix`"), "{}", ran.said);
}
