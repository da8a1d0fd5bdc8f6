//! What `check --fix` mends, and that it changes nothing else.

use std::fs;

use kebiao::author::{Fix, fixes};
use kebiao::content::markdown::events;
use kebiao::curriculum::Syllabus;
use kebiao::output::Manifest;
use kebiao::project::Files;
use proptest::prelude::*;
use pulldown_cmark::Event;

use crate::cli::Site;
use crate::folder::{Compiled, cases, compile};

const PATH: &str = "content/900001/lessons/a.md";
const HEAD: &str = "---\ntask: L1-2.1\ntitle: 甲,乙\n---\n";

/// What becomes of a file.
fn fixed(bytes: &[u8]) -> Option<Fix> {
    let files = Files::from([(PATH.to_owned(), bytes.to_vec())]);
    let found = compile(files.clone());
    fixes(&found.project, &found.diagnostics, &files).pop()
}

/// The text of a lesson after it is mended as often as there is something to mend.
fn body(text: &str) -> String {
    let whole = format!("{HEAD}{text}");
    let bytes = fixed(whole.as_bytes()).map_or(whole.into_bytes(), |fix| fix.bytes.expect("a text in UTF-8"));
    let text = String::from_utf8(bytes).expect("UTF-8 stays UTF-8");
    text.strip_prefix(HEAD).expect("the head stays as it is").to_owned()
}

#[test]
fn marks_between_chinese_characters_become_full_width() {
    assert_eq!(body("茶汤发黄,就是水太烫; 对吗?对!好:行\n"), "茶汤发黄，就是水太烫；对吗？对！好：行\n");
    assert_eq!(body("冬天,\n温杯,\r\n- 一,二\n"), "冬天，\n温杯,\r\n- 一，二\n");
    for left in [
        "`甲,乙`",
        "$甲,乙$",
        "<!-- 甲,乙 -->",
        "[[甲,乙]]",
        "![图](甲,乙.svg)",
        "3,000",
        "a,b",
        "见 www.x.cn/甲,乙",
        "甲,  乙",
        "甲\\,乙",
    ] {
        assert_eq!(body(&format!("{left}\n")), format!("{left}\n"));
    }
}

#[test]
fn line_ends_and_byte_order_marks_stay() {
    let mended = |text: &[u8]| fixed(text).and_then(|fix| fix.bytes).expect("something to mend");
    let text = format!("{HEAD}甲,乙\n丙\n").replace('\n', "\r\n");
    assert_eq!(mended(text.as_bytes()), text.replace("甲,乙\r\n丙", "甲，乙\r\n丙").as_bytes());
    let old = text.replace("\r\n", "\r");
    assert_eq!(mended(old.as_bytes()), old.replace("甲,乙\r丙", "甲，乙\r丙").as_bytes());
    let marked = format!("\u{feff}{text}");
    assert_eq!(mended(marked.as_bytes()), marked.replace("甲,乙\r\n丙", "甲，乙\r\n丙").as_bytes());
}

#[test]
fn what_is_not_utf_8_is_left_alone() {
    let text = format!("{HEAD}绿茶要用八十度的水,不要用开水。\n");
    let gbk = encoding_rs::GBK.encode(&text).0;
    assert_eq!(fixed(&gbk), Some(Fix { path: PATH.to_owned(), places: 1, bytes: None }));
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let fix = fixed(&[b"\xff\xfe", &units[..]].concat());
    assert_eq!(fix.and_then(|fix| fix.bytes), None);
}

#[test]
fn each_file_that_changes_is_named_and_the_standard_never_changes() {
    let site = Site::built();
    let seed = fs::read(site.path("seeds/900001.txt")).expect("a readable standard");
    let text = format!("{HEAD}## 甲 {{output=表}}\n\n茶汤发黄,就是水太烫;对。\n");
    site.write("content/900001/lessons/b.md", &text);
    site.run(&["check"]).ends(0).says("提示[half-width]").says("还有 1 处").says("kebiao check --fix");
    let ran = site.run(&["check", "--fix"]).ends(0);
    assert_eq!(ran.answer, "content/900001/lessons/b.md：改了 2 处\n");
    assert!(!ran.said.contains("half-width"), "{}", ran.said);
    let after = fs::read_to_string(site.path("content/900001/lessons/b.md")).expect("a readable lesson");
    assert_eq!(after, text.replace("黄,就", "黄，就").replace("烫;对", "烫；对"));
    site.run(&["check", "--fix"]).ends(0).answers_nothing();
    assert_eq!(fs::read(site.path("seeds/900001.txt")).expect("a readable standard"), seed);
    let beside = fs::read_dir(site.path("content/900001/lessons")).expect("a readable folder").count();
    assert_eq!(beside, 4, "nothing is left beside the lessons");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_refuses() {
    use std::os::unix::fs::PermissionsExt as _;
    let site = Site::new();
    let text = format!("{HEAD}茶汤发黄,就是水太烫。\n");
    site.write("content/900001/lessons/b.md", &text);
    let path = site.path("content/900001/lessons/b.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("rights can be set");
    site.run(&["check", "--fix"]).ends(2).says("b.md").says("没有权限").says("去掉“只读”，再运行一次");
    assert_eq!(fs::read_to_string(&path).expect("a readable lesson"), text);
}

/// What a reader sees, but for marks and spaces: nothing of it may change.
fn shape(text: &str) -> Vec<String> {
    let is_mark = |it: char| ",;:?!，；：？！".contains(it) || it.is_whitespace();
    let seen = |event: Event| match event {
        Event::Text(text) => text.replace(is_mark, ""),
        Event::SoftBreak => String::new(),
        event => format!("{event:?}").replace(['，', '；', '：', '？', '！'], "!"),
    };
    let events: Vec<String> = events(text).into_iter().map(|(event, _)| seen(event)).collect();
    // Where a text is cut into events means nothing.
    events.into_iter().filter(|it| !it.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(1024), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mending_again_mends_nothing_and_only_marks_change(
        parts in prop::collection::vec(
            prop_oneof!["[,;:?!] ?", "[茶水温汤]{1,2}", "[a-z0-9`$*_\\[\\]()|<>#~^\\\\{}@/ -]", "\n", "\n\n", "```\n", "https://", "\\[\\[", "!\\["],
            0..40,
        )
    ) {
        let text = parts.concat();
        let once = body(&text);
        prop_assert_eq!(body(&once), once.clone());
        let plain = |text: &str| text.replace(['，', '；', '：', '？', '！', ',', ';', ':', '?', '!', ' '], "");
        prop_assert_eq!(plain(&once), plain(&text));
        prop_assert_eq!(shape(&once).concat(), shape(&text).concat());
    }
}

/// All files of a site after everything in them is mended.
fn mended(files: &Files) -> Files {
    let found = compile(files.clone());
    let mut mended = files.clone();
    for fix in fixes(&found.project, &found.diagnostics, files) {
        mended.insert(fix.path, fix.bytes.expect("a text in UTF-8"));
    }
    mended
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files[path].clone()).expect("UTF-8 stays UTF-8")
}

const OTHERWISE: &str = "\u{feff}---\r
任务：初级２．１
标题：泡一杯绿茶：从温杯开始\r
学时：１２
# 只有一张桌子：轮流做
类型：实训
状态: \"定稿\"
作者：【张三，李四】
目标：｛知识：说出水温、时间，能力：泡好一杯茶｝
---

## 水温｛讲＝２.１.１、2.1.2｝

任务：绿茶的芽叶嫩，水太烫会把它烫熟，茶汤发黄、发苦；水太凉，香气出不来。一般用八十到八十五度的水，先倒少量润茶，再沿杯壁高冲。

## 动手泡 {练＝２.１.１　成果=冲泡记录、表（Ａ）}

两人一组，一人冲泡，一人记录，再交换。每人泡两杯，一杯用八十度的水，一杯用刚烧开的水，放在一起看颜色、闻香气、尝滋味，把差别写进记录表。

1. 温杯。

```quiz
考核：［2.1.1，初级2.1.2］
题型：单选
题目：冲泡绿茶，先做什么：温杯还是投茶？
选项：｛A：温杯，B：投茶｝
答案：“A”
解析：先温杯，茶汤才不会凉得太快。
```

```rubric
考核：［2.1.1，2.1.2］
评分标准：
　- {要点：水温，分值：60，评分标准：八十到八十五度}
　-　要点：时间
　　 分值：４０
　　 评分标准：约两分钟
```
";

#[test]
fn what_an_input_method_wrote_becomes_what_is_usual_and_the_site_stays_the_same() {
    let usual = "\u{feff}---\r
task: L1-2.1
title: 泡一杯绿茶：从温杯开始\r
hours: 12
# 只有一张桌子：轮流做
kind: lab
status: ready
authors: [张三, 李四]
goals: {knowledge: 说出水温、时间, ability: 泡好一杯茶}
---

## 水温 {teach=2.1.1,2.1.2}

任务：绿茶的芽叶嫩，水太烫会把它烫熟，茶汤发黄、发苦；水太凉，香气出不来。一般用八十到八十五度的水，先倒少量润茶，再沿杯壁高冲。

## 动手泡 {practise=2.1.1 output=冲泡记录、表（Ａ）}

两人一组，一人冲泡，一人记录，再交换。每人泡两杯，一杯用八十度的水，一杯用刚烧开的水，放在一起看颜色、闻香气、尝滋味，把差别写进记录表。

1. 温杯。

```quiz
assess: [2.1.1, 2.1.2]
kind: single
question: 冲泡绿茶，先做什么：温杯还是投茶？
choices: {A: 温杯, B: 投茶}
answer: \"A\"
why: 先温杯，茶汤才不会凉得太快。
```

```rubric
assess: [2.1.1, 2.1.2]
criteria:
   - {point: 水温, score: 60, standard: 八十到八十五度}
   -   point: 时间
       score: 40
       standard: 约两分钟
```
";
    let files = Files::from([
        ("seeds/900001.txt".to_owned(), include_str!("../cases/standard.txt").replace('→', "\t").into_bytes()),
        ("kebiao.yaml".to_owned(), "语言：zh-CN\n标题：茶\n".into()),
        (PATH.to_owned(), OTHERWISE.into()),
        ("content/900001/strands.yaml".to_owned(), "- ｛主线：泡茶，任务：［初级2.1，中级 2.1］｝\n".into()),
        ("content/900001/waivers.yaml".to_owned(), "- 要求：L1-1.1.2\n  原因：没有茶单\n  决定人：教研室\n".into()),
    ]);
    let once = mended(&files);
    assert_eq!(text(&once, PATH), usual);
    assert_eq!(text(&once, "kebiao.yaml"), "language: zh-CN\ntitle: 茶\n");
    assert_eq!(text(&once, "content/900001/strands.yaml"), "- {strand: 泡茶, tasks: [L1-2.1, L2-2.1]}\n");
    assert_eq!(text(&once, "content/900001/waivers.yaml"), "- requirement: L1-1.1.2\n  why: 没有茶单\n  by: 教研室\n");
    let (mut before, mut after) = (compile(files.clone()), compile(once.clone()));
    assert_eq!(before.findings().matches("written-otherwise").count(), 15, "{}", before.findings());
    assert_eq!(after.findings().matches("written-otherwise").count(), 0, "{}", after.findings());
    let (before, after) = (before.build(&Manifest::default()).0, after.build(&Manifest::default()).0);
    let differ = |path: &&String| before.get(*path) != after.get(*path);
    assert_eq!(before.keys().chain(after.keys()).filter(differ).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(mended(&once), once);
}

#[test]
fn claims_with_colons_become_usual_ones() {
    let heads = [
        ("## 一｛讲：2.1.1；练：2.1.2，成果＝体检：表、页｝", "## 一 {teach=2.1.1 practise=2.1.2 output=体检：表、页}"),
        ("## 二 { teach = 2.1.1 }", "## 二 {teach=2.1.1}"),
        ("## 三 {teach: 2.1.1, ２.１.２; part}", "## 三 {teach=2.1.1, 2.1.2 part}"),
        ("## 四 {assess:900001:L1-2.1.1；2.1.2}", "## 四 {assess=900001:L1-2.1.1,2.1.2}"),
        ("## 五 {answer}", "## 五 {answer}"),
    ];
    let lesson = |lines: Vec<&str>| format!("---\ntask: L1-2.1\ntitle: 甲\n---\n\n{}\n", lines.join("\n\n文字。\n\n"));
    let files = Files::from([
        ("seeds/900001.txt".to_owned(), include_str!("../cases/standard.txt").replace('→', "\t").into_bytes()),
        (PATH.to_owned(), lesson(heads.iter().map(|(written, _)| *written).collect()).into()),
    ]);
    let once = mended(&files);
    assert_eq!(text(&once, PATH), lesson(heads.iter().map(|(_, usual)| *usual).collect()));
    assert_eq!(mended(&once), once);
}

const STANDARD: (&str, &str) = ("seeds/900001.txt", include_str!("../cases/standard.txt"));

/// Whoever links to a section still gets there.
#[test]
fn anchors_stay() {
    for claim in [
        "｛讲＝初级2.1.1｝",
        "{teach=初级 2.1.1}",
        "{讲=初级-2.1.1、2.1.2}",
        "{teach=中级1.1.1}",
        "｛讲：２.1.1；练：2.1.2｝",
        "{ teach = L1-2.1.1 }",
        "｛答案｝",
        "{#甲 讲=初级2.1.1}",
        "",
    ] {
        let text = format!("{HEAD}## 甲,乙:丙 {claim}\n\n丁\n");
        let of = |text: &str| {
            Files::from(
                [STANDARD, (PATH, text)].map(|(path, text)| (path.to_owned(), text.replace('→', "	").into_bytes())),
            )
        };
        let anchors = |found: &Compiled| -> Vec<String> {
            let lessons = found.curriculum.syllabuses.iter().flat_map(Syllabus::lessons);
            lessons.flat_map(|lesson| &lesson.written.body.headings).map(|heading| heading.anchor.clone()).collect()
        };
        let before = compile(of(&text));
        let fix = fixes(&before.project, &before.diagnostics, &of(&text)).pop().expect("a comma to mend");
        let after = String::from_utf8(fix.bytes.expect("a text in UTF-8")).expect("UTF-8 stays UTF-8");
        assert_eq!((anchors(&before).len(), anchors(&before)), (1, anchors(&compile(of(&after)))), "{after}");
    }
}
