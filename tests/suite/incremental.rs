//! The law of the incremental build: whatever was edited, renamed, removed or damaged since, it ends as a first build
//! of the same texts does. It says the same, it leaves the same bytes, and it writes no file that stays the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use kebiao::output::Fingerprint;
use proptest::prelude::*;

use crate::cli::{differing, read, run};
use crate::folder::{cases, files};

const STANDARD: &str = include_str!("../cases/standard.txt");
const SECOND: &str = include_str!("../sites/two-standards/seeds/900002.txt");
const GREEN: &str = include_str!("../sites/tea/content/900001/lessons/green-tea.md");
const REVIEWS: &str = include_str!("../sites/tea/content/900001/reviews.yaml");
const PROGRAMME: &str =
    "college: 某校\nmajor: 旅游服务与管理\nschool_type: 中等职业学校\nlevels: \"900001:L1\"\ncourses:\n";

/// A text of at least eighty characters, and a block of code.
const BODY: &str = "水温决定茶汤的滋味。绿茶的芽叶嫩，水太烫会把它烫熟，茶汤发黄、发苦；水太凉，香气出不来。\
                    一般用八十到八十五度的水，先倒少量润茶，再沿杯壁高冲，看茶叶在杯中上下翻动，约两分钟后即可品饮。甲。\n\n\
                    ```python\nprint('甲')\n```\n";

/// Where texts may lie, and what may stand there; the first is what a site begins with, and none may be there, too.
/// Each holds a 甲, which becomes a 乙 where a file changes and keeps its size.
fn places() -> Vec<(&'static str, Vec<String>)> {
    let standard = STANDARD.replace('→', "\t").replace("某某技术", "甲某技术");
    let lesson = |head: &str, rest: &str| format!("---\n{head}\nstatus: ready\n---\n{rest}\n{BODY}");
    let (reviews, _) = REVIEWS.split_once("- lesson: three-teas").expect("reviews of two lessons");
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let theme = |main: &str| format!("{{% extends \"base.html\" %}}{{% block main %}}甲{main}{{% endblock main %}}");
    vec![
        (
            "kebiao.yaml",
            texts(&[
                "title: 甲茶\ntheme: ours\n",
                "title: 甲茶\n",
                "title: 甲茶\nlanguage: en\ntheme: ours\ncoverage: {stub: 10}\n",
                "title: 甲茶\nbase_url: https://example.org/\nstandards:\n  - {file: seeds/900001.txt, notice: 甲}\n",
                "titel: 甲茶\n",
            ]),
        ),
        (
            "seeds/900001.txt",
            vec![
                standard.clone(),
                standard.replace("能介绍茶单", "能介绍茶单和茶具"),
                standard.replace("2. 冲泡\t2.1 茶艺演示\t<p>2.1.1 能演示三种茶的冲泡。</p>", ""),
                standard.replace("茶艺与茶文化", "茶艺"),
            ],
        ),
        ("seeds/900002.txt", vec![SECOND.replace("本标准", "甲标准"), "各位同事：\n甲下周一开会。\n".to_owned()]),
        (
            "content/900001/lessons/green-tea.md",
            vec![
                GREEN.replace("茶艺组", "甲组").replace("[[tea-table|茶席上的奉茶]]", "奉茶"),
                GREEN
                    .replace("泡碧螺春，", "泡甲茶，")
                    .replace("茶汤清亮", "甲汤清亮")
                    .replace("[[tea-table|茶席上的奉茶]]", "奉茶"),
                lesson("task: L1-2.1\ntitle: 绿茶甲", "\n## 水温 {teach=2.1.2}\n\n![杯](images/glass.svg)\n"),
                lesson("task: L1-2.1\ntitle: 绿茶甲", "\n## 水温 {teach=2.1.9}\n"),
            ],
        ),
        (
            "content/900001/lessons/b/welcome.md",
            vec![
                lesson("task: L1-1.1\ntitle: 迎客甲", "\n## 迎客 {teach=1.1.1 practise=1.1.2 output=甲单}\n"),
                lesson("task: L1-1.1\ntitle: 迎客甲", "\n参见[[green-tea]]和[[L2-1.1]]。\n"),
                "---\ntask: L1-1.1\ntitle: 迎客甲\n---\n\n还没有写完。\n".to_owned(),
            ],
        ),
        ("content/900001/lessons/水温.md", vec![lesson("level: L2\ntitle: 水温甲", "\n## 演示 {teach=2.1.1 part}\n")]),
        (
            "content/900001/lessons/images/glass.svg",
            texts(&["<svg xmlns=\"http://www.w3.org/2000/svg\"><!--甲--></svg>"]),
        ),
        ("content/900001/lessons/水温.csv", texts(&["茶,水温\n甲,80\n"])),
        ("content/900001/strands.yaml", texts(&["- {strand: 甲, tasks: [L1-2.1, L2-2.1]}\n"])),
        (
            "content/900001/majors.yaml",
            texts(&["levels: {中等职业学校: [L1]} # 甲\n", "levels: {中等职业学校: [L7]} # 甲\n"]),
        ),
        ("content/900001/errata.yaml", texts(&["- {at: L1-1.1.2, find: 茶单, replace: 甲单, why: 甲}\n"])),
        ("content/900001/reviews.yaml", vec![reviews.replace("李敏", "甲"), reviews.replace("步骤能照做", "甲")]),
        ("content/900001/waivers.yaml", texts(&["- {requirement: L1-1.1.1, why: 甲, by: 甲}\n"])),
        ("content/900001/materials.csv", texts(&["名称,类型,文件或链接,讲授\n甲,课件,materials/a.pptx,初级 2.1.1\n"])),
        ("content/900001/materials/a.pptx", texts(&["甲"])),
        (
            "content/pages/about.md",
            texts(&["---\ntitle: 甲站\n---\n\n参见[[900002:L1-1.1]]。\n", "---\ntitel: 甲\n---\n"]),
        ),
        ("content/courses/tea.yaml", texts(&["name: 甲课\nweeks:\n  - {week: 1, topic: 甲, hours: {theory: 1}}\n"])),
        (
            "content/programmes/a.yaml",
            vec![PROGRAMME.to_owned() + "  - {name: 甲, covers: [{code: \"900001:L1-1.1.1\", how: 融入}]}\n"],
        ),
        ("themes/ours/lesson.html", vec![theme("{{ body | safe }}"), theme("{{ view.nothing }}"), theme("")]),
        ("themes/ours/terms.html", vec![theme("{{ view.terms[0].zh }}")]),
        ("themes/ours/custom.css", texts(&[".甲{color:red}\n"])),
        ("themes/ours/words/zh-CN.yaml", texts(&["coverage: 甲表\n", "coverege: 甲表\n"])),
    ]
}

/// The lessons are renamed into each other's places and into these.
const MORE_LESSONS: [&str; 2] = ["content/900001/lessons/泡茶.md", "content/900001/lessons/b/green-tea.md"];

#[derive(Clone, Debug)]
enum Deed {
    Write(usize, prop::sample::Index),
    Remove(usize),
    /// Other bytes of the same size.
    Turn(usize),
    /// The same, from a copy that is older than the last build.
    Restore(usize),
    Touch(usize),
    Rename(prop::sample::Index, prop::sample::Index),
    Swap(prop::sample::Index, prop::sample::Index),
    RenameFolder,
    /// Every text is from the same moment, long ago, as in a folder that was unpacked.
    Age,
    RemoveOutput(prop::sample::Index),
    EmptyOutput(prop::sample::Index),
    /// What was kept to be quicker says something else: as it was damaged, or as another program kept it.
    Spoil(Spoilt),
}

#[derive(Clone, Copy, Debug)]
enum Spoilt {
    /// Each 甲 a 乙.
    Damaged,
    /// So much of it is left.
    Cut(prop::sample::Index),
    /// Each 甲 a 乙, with the sum that another program would have made.
    Others,
}

fn deed() -> impl Strategy<Value = Deed> {
    let place = || 0..places().len();
    let any = any::<prop::sample::Index>;
    prop_oneof![
        6 => (place(), any()).prop_map(|(place, text)| Deed::Write(place, text)),
        2 => place().prop_map(Deed::Remove),
        4 => place().prop_map(Deed::Turn),
        1 => place().prop_map(Deed::Restore),
        1 => place().prop_map(Deed::Touch),
        2 => (any(), any()).prop_map(|(from, to)| Deed::Rename(from, to)),
        1 => (any(), any()).prop_map(|(one, other)| Deed::Swap(one, other)),
        1 => Just(Deed::RenameFolder),
        1 => Just(Deed::Age),
        1 => any().prop_map(Deed::RemoveOutput),
        1 => any().prop_map(Deed::EmptyOutput),
        3 => spoilt().prop_map(Deed::Spoil),
    ]
}

fn spoilt() -> impl Strategy<Value = Spoilt> {
    prop_oneof![Just(Spoilt::Damaged), Just(Spoilt::Others), any::<prop::sample::Index>().prop_map(Spoilt::Cut)]
}

/// How a build is asked for.
#[derive(Clone, Debug)]
struct Asked {
    elsewhere: bool,
    drafts: bool,
    strict: bool,
    form: &'static str,
}

impl Asked {
    fn output(&self) -> &'static str {
        if self.elsewhere { "out" } else { "site" }
    }

    fn arguments(&self) -> Vec<&'static str> {
        let mut arguments = vec!["build", "--findings", self.form, "--out", self.output()];
        arguments.extend(self.drafts.then_some("--drafts"));
        arguments.extend(self.strict.then_some("--strict"));
        arguments
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let flag = |odds| prop::bool::weighted(odds);
    let form = prop::sample::select(vec!["human", "human", "json", "short"]);
    (flag(0.2), flag(0.2), flag(0.1), form).prop_map(|(elsewhere, drafts, strict, form)| Asked {
        elsewhere,
        drafts,
        strict,
        form,
    })
}

/// Writes a text as a stick does, whose clock knows every other second only.
fn write(path: &Path, text: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
    fs::write(path, text).expect("a new text");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_secs();
    date(path, UNIX_EPOCH + Duration::from_secs(now / 2 * 2));
}

fn date(path: &Path, time: SystemTime) {
    let file = fs::File::options().write(true).open(path).expect("a file that can be written");
    file.set_modified(time).expect("a file's time can be set");
}

fn long_ago() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_600_000_000)
}

/// The texts of a site, by their paths.
fn texts(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let settings = Some(site.join("kebiao.yaml")).filter(|path| path.exists());
    let settings = settings.map(|path| ("kebiao.yaml".to_owned(), fs::read(path).expect("a readable file")));
    let folders = ["seeds", "content", "themes"].into_iter();
    let texts = folders.flat_map(|folder| {
        read(&site.join(folder)).into_iter().map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
    });
    texts.chain(settings).collect()
}

fn lessons() -> Vec<&'static str> {
    places().into_iter().map(|(path, _)| path).filter(|path| path.ends_with(".md")).chain(MORE_LESSONS).collect()
}

/// The file's bytes with each 甲 a 乙, or the other way round.
fn turned(path: &Path) -> Vec<u8> {
    let text = String::from_utf8(fs::read(path).expect("a text")).expect("UTF-8");
    let [from, to] = if text.contains('甲') { ["甲", "乙"] } else { ["乙", "甲"] };
    text.replace(from, to).into_bytes()
}

/// What builds keep for the next ones, by what it is made from.
const KEPT: [&str; 2] = [".kebiao/coloured", ".kebiao/lessons"];

fn spoil(path: &Path, how: Spoilt) {
    let mut bytes = fs::read(path).expect("what a build kept");
    if let Spoilt::Cut(at) = how {
        bytes.truncate(at.index(bytes.len() + 1));
    }
    let [from, to] = ["甲", "乙"].map(str::as_bytes);
    for at in 0..bytes.len().saturating_sub(from.len()) {
        let sign = &mut bytes[at..at + from.len()];
        if sign == from && !matches!(how, Spoilt::Cut(_)) {
            sign.copy_from_slice(to);
        }
    }
    let sum = Fingerprint::of(&[b"another program", bytes.get(16..).unwrap_or_default()]).bytes();
    if let (Spoilt::Others, Some(first)) = (how, bytes.first_chunk_mut()) {
        *first = sum;
    }
    fs::write(path, bytes).expect("a record can be written");
}

fn carry_out(site: &Path, output: &str, deed: &Deed) {
    let place = |place: usize| site.join(places()[place].0);
    let there = |place: usize| Some(site.join(places()[place].0)).filter(|path| path.exists());
    match deed {
        Deed::Write(index, text) => write(&place(*index), text.get(&places()[*index].1).as_bytes()),
        Deed::Remove(index) => drop(fs::remove_file(place(*index))),
        Deed::Turn(index) => there(*index).into_iter().for_each(|path| write(&path, &turned(&path))),
        Deed::Restore(index) => there(*index).into_iter().for_each(|path| {
            write(&path, &turned(&path));
            date(&path, long_ago());
        }),
        Deed::Touch(index) => there(*index).into_iter().for_each(|path| date(&path, SystemTime::now())),
        // Where the first is not there, nothing happens.
        Deed::Rename(from, to) => drop(fs::rename(site.join(from.get(&lessons())), site.join(to.get(&lessons())))),
        Deed::Swap(one, other) => {
            let [one, other] = [one, other].map(|it| site.join(it.get(&lessons())));
            if one.exists() && other.exists() && one != other {
                let aside = one.with_extension("aside");
                fs::rename(&one, &aside).and_then(|()| fs::rename(&other, &one)).expect("files can be renamed");
                fs::rename(&aside, &other).expect("files can be renamed");
            }
        }
        Deed::RenameFolder => {
            let [one, other] = ["b", "c"].map(|name| site.join("content/900001/lessons").join(name));
            let (from, to) = if one.exists() { (one, other) } else { (other, one) };
            drop(fs::rename(from, to));
        }
        Deed::Spoil(how) => {
            KEPT.map(|name| site.join(name)).iter().filter(|path| path.exists()).for_each(|path| spoil(path, *how));
        }
        Deed::Age => texts(site).keys().for_each(|path| date(&site.join(path), long_ago())),
        Deed::RemoveOutput(index) | Deed::EmptyOutput(index) => {
            let outputs: Vec<String> = read(&site.join(output)).into_keys().collect();
            if !outputs.is_empty() {
                let path = site.join(output).join(index.get(&outputs));
                if matches!(deed, Deed::RemoveOutput(_)) {
                    fs::remove_file(path).expect("the output goes");
                } else {
                    fs::write(&path, "").expect("the output is emptied");
                    date(&path, long_ago());
                }
            }
        }
    }
}

/// What was said, but for how much was written and how long it took.
fn without_figures(said: &str) -> String {
    let line = |line: &str| match line.split_once(['）', ')']) {
        Some((begin, _)) if line.starts_with("完成") || line.starts_with("done") => begin.to_owned(),
        _ => line.to_owned(),
    };
    said.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// When each file of a folder was written, and which one it is, where the system counts files.
fn stamps(folder: &Path) -> BTreeMap<String, (SystemTime, u64)> {
    let stamp = |path: &Path| {
        let found = fs::metadata(path).expect("a file that is there");
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&found);
        #[cfg(not(unix))]
        let number = 0;
        (found.modified().expect("a time"), number)
    };
    let there = Some(folder).filter(|folder| folder.exists());
    there.into_iter().flat_map(files).map(|(name, path)| (name, stamp(&path))).collect()
}

fn assert_as_if_first(site: &Path, asked: &Asked) {
    let output = site.join(asked.output());
    let (before, stamps_before) = (read(&output), stamps(&output));
    let first = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in texts(site) {
        write(&first.path().join(path), &bytes);
    }
    let [checked, checked_first] = [site, first.path()].map(|folder| run(folder, &["check"]));
    assert_eq!((checked.code, checked.said), (checked_first.code, checked_first.said));
    let ran = run(site, &asked.arguments());
    let expected = run(first.path(), &asked.arguments());
    assert_eq!(without_figures(&ran.said), without_figures(&expected.said));
    assert_eq!((ran.code, &ran.answer), (expected.code, &expected.answer));
    let after = read(&output);
    let wanted = if ran.code == 0 { read(&first.path().join(asked.output())) } else { before.clone() };
    let wrong = differing(&after, &wanted);
    assert!(wrong.is_empty(), "these are not as after a first build: {wrong:?}");
    for (path, (time, number)) in stamps(&output) {
        let Some((time_before, number_before)) = stamps_before.get(&path) else { continue };
        if before.get(&path) == after.get(&path) {
            assert_eq!(time, *time_before, "{path} was written though nothing changed in it");
        } else {
            // Another file takes its place at once; who is killed leaves the one or the other.
            assert!(number != *number_before || cfg!(not(unix)), "{path} was written into");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(4), max_shrink_iters: 32, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn an_incremental_build_equals_a_first_one(
        steps in prop::collection::vec((prop::collection::vec(deed(), 1..3), asked()), 4..7),
    ) {
        let site = tempfile::tempdir().expect("a temporary folder");
        for (path, texts) in places() {
            write(&site.path().join(path), texts[0].as_bytes());
        }
        run(site.path(), &["build"]).ends(0);
        for kept in KEPT {
            let bytes = fs::read(site.path().join(kept)).expect("what a build kept");
            assert!(String::from_utf8_lossy(&bytes).contains('甲'), "{kept} holds nothing that could be spoilt");
        }
        for (deeds, asked) in steps {
            for deed in &deeds {
                carry_out(site.path(), asked.output(), deed);
            }
            assert_as_if_first(site.path(), &asked);
        }
    }
}

/// A section has as many characters as before and begins with others, which its pages and all tables show.
#[test]
fn what_begins_otherwise_is_shown_anew() {
    let site = tempfile::tempdir().expect("a temporary folder");
    for (path, texts) in places() {
        write(&site.path().join(path), texts[0].as_bytes());
    }
    run(site.path(), &["build"]).ends(0);
    let before = read(&site.path().join("site"));
    let lesson = site.path().join("content/900001/lessons/水温.md");
    let text = fs::read_to_string(&lesson).expect("a lesson");
    write(&lesson, text.replace("水温决定", "水质决定").as_bytes());
    assert_as_if_first(site.path(), &Asked { elsewhere: false, drafts: false, strict: false, form: "human" });
    let after = read(&site.path().join("site"));
    for path in ["900001/l2-2.1.1.html", "900001/coverage.json", "900001/coverage.xlsx"] {
        assert_ne!(before.get(path), after.get(path), "{path} still shows what was there");
    }
    assert_eq!(before.get("900001/coverage.csv"), after.get("900001/coverage.csv"));
}
