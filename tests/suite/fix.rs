//! What `check --fix` mends, and that it changes nothing else.

use std::fs;

use kebiao::author::{Fix, fixes};
use kebiao::content::markdown::events;
use kebiao::diagnostic::Diagnostics;
use kebiao::project::{Files, Project};
use proptest::prelude::*;
use pulldown_cmark::Event;

use crate::cli::Site;
use crate::folder::cases;

const PATH: &str = "content/900001/lessons/a.md";
const HEAD: &str = "---\ntask: L1-2.1\ntitle: 甲,乙\n---\n";

/// What becomes of a file.
fn fixed(bytes: &[u8]) -> Option<Fix> {
    let files = Files::from([(PATH.to_owned(), bytes.to_vec())]);
    let project = Project::of(files.clone(), &mut Diagnostics::default());
    fixes(&project, &files).pop()
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
    site.run(&["check", "--fix"]).ends(2).says("b.md");
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
