//! Word files as lessons: words stay the same words, and what could not be kept is told.

use kebiao::author::import;
use kebiao::content::markdown::{broken_formula, events};
use kebiao::diagnostic::{Finding, Foreign, Lost};
use kebiao::form::Limit;
use proptest::prelude::*;
use pulldown_cmark::{Event, Tag, TagEnd};

use crate::print::{package, package_with, zipped};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn run(looks: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{looks}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn imported(body: &str) -> kebiao::author::Imported {
    let bytes = package(&format!("<w:body>{body}</w:body>"));
    import(&bytes, Limit::default(), "pictures").expect("a Word file")
}

fn written(body: &str) -> String {
    imported(body).text
}

fn lost(body: &str) -> Vec<(u32, &'static str)> {
    let findings = imported(body).document.findings;
    findings.into_iter().map(|(line, finding)| (line, finding.code())).collect()
}

/// What a reader sees of a Markdown text, white space aside.
fn seen(markdown: &str) -> String {
    let mut seen = String::new();
    for (event, _) in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::InlineHtml(html) | Event::Html(html) => assert_eq!(html.trim(), "<!-- -->"),
            Event::InlineMath(_) | Event::DisplayMath(_) => panic!("no formula was written: {markdown}"),
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {
                panic!("only words were written: {markdown}")
            }
            _ => {}
        }
    }
    seen.split_whitespace().collect()
}

const SIGNS: &str = "[a1 .*_`#>|~$!&;:=+{}\\[\\]()<\\\\\"'。：，（讲\u{3000}中练=考-]{0,24}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_words_stay_the_same_words(lines in proptest::collection::vec("[^\\pC]{0,40}", 1..4), signs in SIGNS) {
        for text in lines.iter().chain([&signs]) {
            let wanted: String = text.split_whitespace().collect();
            prop_assert_eq!(seen(&written(&paragraph(&run("", text)))), wanted.clone());
            let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(&run("", text)));
            let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(text), cell("末"));
            prop_assert_eq!(seen(&written(&table)), wanted + "末");
        }
    }

    #[test]
    fn looks_change_no_words(runs in proptest::collection::vec((0..8usize, SIGNS), 1..5)) {
        let looks = ["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", "<w:strike/>", "<w:b/><w:strike/>", "", "<w:b w:val=\"0\"/>"];
        let inside: String = runs.iter().map(|(look, text)| run(looks[*look], text)).collect();
        let wanted: String = runs.iter().flat_map(|(_, text)| text.split_whitespace()).collect();
        prop_assert_eq!(seen(&written(&paragraph(&inside))), wanted);
    }
}

#[test]
fn headings_keep_their_words() {
    for text in ["C# 与 {#名}", "一、讲｛讲＝2.1.1｝ #", "a | b `c` *d*"] {
        let heading = format!("<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>{}</w:p>", run("<w:b/>", text));
        let markdown = written(&(paragraph(&run("", "先")) + &heading));
        assert!(markdown.contains("\n## "), "{markdown}");
        let wanted: String = text.split_whitespace().collect();
        assert_eq!(seen(&markdown), "先".to_owned() + &wanted, "{markdown}");
    }
}

#[test]
fn bold_lines_that_are_counted_are_headings() {
    let body = ["一、教学目标", "（一）知识"].map(|text| paragraph(&run("<w:b/>", text))).concat();
    assert_eq!(written(&(body + &paragraph(&run("", "会泡茶。")))), "## 一、教学目标\n\n### （一）知识\n\n会泡茶。\n");
}

#[test]
fn looks_links_and_blanks_are_written() {
    let body = run("", "请") + &run("<w:b/>", "注意：") + &run("", "水") + &run("<w:i/>", "烫");
    assert_eq!(written(&paragraph(&body)), "请**注意：**水*烫*\n");
    let blank = run("", "水温") + &run("<w:u w:val=\"single\"/>", "      ") + &run("", "度");
    assert_eq!(written(&paragraph(&blank)), "水温\\_\\_\\_\\_\\_\\_度\n");
    let raised = run("", "m") + &run("<w:vertAlign w:val=\"superscript\"/>", "2");
    assert_eq!(written(&paragraph(&raised)), "m²\n");
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/a b\" </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    let body = format!("{field}{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", run("", "网站"));
    assert_eq!(written(&paragraph(&body)), "[网站](<https://example.org/a%20b>)\n");
}

#[test]
fn formulas_become_latex() {
    let part = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let cases = [
        (format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", part("a"), part("b")), "$\\frac{a}{b}$"),
        (format!("<m:rad><m:deg>{}</m:deg><m:e>{}</m:e></m:rad>", part("3"), part("x")), "$\\sqrt[3]{x}$"),
        (
            format!(
                "<m:sSubSup><m:e>{}</m:e><m:sub>{}</m:sub><m:sup>{}</m:sup></m:sSubSup>",
                part("x"),
                part("i"),
                part("2")
            ),
            "${x}_{i}^{2}$",
        ),
        (part("α≤β"), "$\\alpha \\le \\beta$"),
        (part("转化率"), "$\\text{转化率}$"),
        (
            format!(
                "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary>",
                part("i=1"),
                part("n"),
                part("i")
            ),
            "$\\sum_{i=1}^{n} {i}$",
        ),
        (
            format!(
                "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e><m:m><m:mr><m:e>{}</m:e><m:e>{}</m:e></m:mr></m:m></m:e></m:d>",
                part("1"),
                part("2")
            ),
            "$\\left[\\begin{matrix}1 & 2\\end{matrix}\\right]$",
        ),
    ];
    for (omml, tex) in cases {
        let markdown = written(&paragraph(&format!("{}<m:oMath>{omml}</m:oMath>", run("", "式"))));
        assert_eq!(markdown.trim(), format!("式{tex}"));
        assert!(events(&markdown).iter().all(|(event, _)| broken_formula(event).is_none()), "{markdown}");
    }
    let strange = paragraph("<m:oMath><m:strange/><m:r><m:t>x+y</m:t></m:r></m:oMath>");
    assert_eq!((written(&strange).as_str(), lost(&strange)), ("x+y\n", vec![(1, "not-kept")]));
}

#[test]
fn what_cannot_be_kept_is_told_at_its_paragraph() {
    let chart = run("", "图表如下") + "<w:r><w:drawing><c:chart r:id=\"rId9\"/></w:drawing></w:r>";
    let boxed = "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>";
    let changed = "<w:ins w:id=\"1\"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>旧</w:delText></w:r></w:del>";
    let body = paragraph(&run("", "开头")) + &paragraph(&chart) + &paragraph(boxed) + &paragraph(changed);
    let read = imported(&body);
    assert_eq!(read.text, "开头\n\n图表如下\n\n框里\n\n新\n");
    let told: Vec<(u32, &str)> = read.document.findings.iter().map(|(line, it)| (*line, it.code())).collect();
    assert_eq!(told, [(2, "not-kept"), (3, "moved"), (5, "moved")]);
}

#[test]
fn questions_are_asked_only_where_they_can_be_read() {
    let lines = |lines: &[&str]| lines.iter().map(|line| paragraph(&run("", line))).collect::<String>();
    let paper = lines(&["1. 冲泡绿茶，水温以（ ）为宜。", "A. 八十度 B. 一百度", "答案：A", "小结：多练。"]);
    let expected = "```quiz\n1. 冲泡绿茶，水温以（ ）为宜。\nA. 八十度 B. 一百度\n答案：A\n```\n\n小结：多练。\n";
    assert_eq!(written(&paper), expected);
    assert_eq!(written(&lines(&["1. 温杯。", "2. 投茶。"])), "1\\. 温杯。\n\n2\\. 投茶。\n");
    // A whole paper, whose answers stand at its end.
    let questions = ["一、单选题", "1. 先做什么？ A. 温杯 B. 投茶", "二、判断题", "1. 先温杯。", "2. 用开水。"];
    let answers = ["参考答案", "一、1. A", "二、1. 对 2. 错"];
    let whole = [&questions[..], &answers].concat();
    let paper = lines(&[&["试卷如下。"], &whole[..], &["小结：多练。"]].concat());
    assert_eq!(written(&paper), format!("试卷如下。\n\n```quiz\n{}\n```\n\n小结：多练。\n", whole.join("\n")));
    // One that lacks an answer is no quiz as a whole.
    assert!(!written(&lines(&[&questions[..], &["参考答案", "一、1. A", "二、1. 对"]].concat())).contains("quiz"));
}

/// A picture and a table of data stay in the question that they belong to.
#[test]
fn a_paper_with_pictures_is_a_quiz() {
    let line = |line: &str| paragraph(&run("", line));
    let picture = "<w:r><w:drawing><a:blip r:embed=\"rId1\"/></w:drawing></w:r>";
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", line(text));
    let row = |cells: [&str; 2]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = format!("<w:tbl>{}{}</w:tbl>", row(["渠道", "点击"]), row(["搜索", "40"]));
    let body = [
        line("一、单选题"),
        line("1. 图中是什么？（ ）"),
        paragraph(picture),
        line("A. 盖碗 B. 茶则"),
        line("二、简答题"),
        line("2. 看表，哪个渠道好？"),
        table,
        line("参考答案"),
        line("1. A"),
        line("2. 搜索。"),
    ];
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let names = "xmlns:w=\"w\" xmlns:a=\"a\" xmlns:r=\"r\"";
    let document = format!("<w:document {names}><w:body>{}</w:body></w:document>", body.concat());
    let drawn = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned();
    let parts = [
        ("_rels/.rels", relations("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", relations("image", "media/image1.svg")),
        ("word/document.xml", document),
        ("word/media/image1.svg", drawn),
    ];
    let read = import(&zipped(&parts), Limit::default(), "pictures").expect("a Word file");
    let (name, _) = read.pictures.first().expect("a picture");
    let quiz = format!(
        "```quiz\n一、单选题\n1. 图中是什么？（ ）\n![](pictures/{name})\nA. 盖碗 B. 茶则\n二、简答题\n2. 看表，哪个渠道好？\n| 渠道 | 点击 |\n|---|---|\n| 搜索 | 40 |\n参考答案\n1. A\n2. 搜索。\n```\n"
    );
    assert_eq!(read.text, quiz);
}

/// The usual paper: parts in bold or as headings, all answers at its end, and a text behind them.
#[test]
fn a_paper_with_its_answers_at_the_end_is_a_quiz() {
    let line = |line: &str| paragraph(&run("", line));
    let bold = |line: &str| paragraph(&run("<w:b/>", line));
    let blank = paragraph(&(run("", "1．温杯用") + &run("<w:u w:val=\"single\"/>", "      ") + &run("", "。")));
    let questions = [
        bold("一、单项选择题（每小题2分，共4分）"),
        line("1．泡绿茶用（    ）的水。"),
        line("A．八十度  B．一百度"),
        line("2．泡红茶用（    ）的水。"),
        paragraph(&(run("", "A．八十度") + "<w:r><w:tab/></w:r>" + &run("", "B．一百度"))),
        bold("二、判断题"),
        line("1．绿茶芽叶嫩。（    ）"),
        bold("三、填空题"),
        blank,
        bold("四、简答题"),
        line("1．简述步骤。"),
    ];
    let answers = ["一、1．A  2．B", "二、1．√", "三、1．热水", "四、1．先温杯，后投茶。"].map(line).concat();
    let questions = line("2026年期末试卷") + &questions.concat();
    let after = bold("小结") + &line("多练。");
    let read = imported(&(questions.clone() + &bold("参考答案") + &answers + &after));
    let quiz = "2026年期末试卷\n\n```quiz\n一、单项选择题（每小题2分，共4分）\n1．泡绿茶用（    ）的水。\nA．八十度  B．一百度\n";
    assert!(read.text.starts_with(quiz), "{}", read.text);
    assert!(read.text.ends_with("四、1．先温杯，后投茶。\n```\n\n**小结**\n\n多练。\n"), "{}", read.text);
    assert_eq!(read.document.findings, []);
    // An answer is missing, so that nothing is guessed: it stays text and is told at the first question.
    let read = imported(&(questions + &bold("参考答案") + &line("一、1．A")));
    let what = Lost::Questions { count: 4 };
    assert!(!read.text.contains("```quiz"), "{}", read.text);
    assert_eq!(read.document.findings, [(3, Finding::NotKept { what })]);
}

#[test]
fn paragraphs_of_a_cell_are_told_once_a_table() {
    let cell = |texts: &[&str]| {
        let inside: String = texts.iter().map(|text| paragraph(&run("", text))).collect();
        format!("<w:tc>{inside}</w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let rows = row(&[cell(&["目标"]), cell(&["会泡", "会品"])]) + &row(&[cell(&["步骤", "一"]), cell(&["温杯"])]);
    let table = format!("<w:tbl>{rows}</w:tbl>");
    assert_eq!(lost(&table), [(1, "moved")]);
    assert!(written(&table).contains("会泡 会品"));
}

#[test]
fn a_large_line_in_the_middle_at_the_top_is_the_name() {
    let middle =
        |looks: &str, text: &str| format!("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", run(looks, text));
    let rest = paragraph(&run("", "会泡茶。"));
    let large = imported(&(middle("<w:sz w:val=\"36\"/>", "《泡茶》教案") + &rest));
    assert_eq!((large.title.as_deref(), large.text.as_str()), (Some("《泡茶》教案"), "会泡茶。\n"));
    assert_eq!(imported(&(middle("", "《泡茶》教案") + &rest)).title, None);
    assert_eq!(imported(&(rest.clone() + &middle("<w:b/>", "《泡茶》教案"))).title, None);
}

#[test]
fn what_is_no_word_file_is_refused() {
    let refused = |bytes: &[u8]| import(bytes, Limit::default(), "x").map(|_| ()).expect_err("no Word file");
    assert_eq!(refused(b"{\\rtf1"), Finding::OldWord);
    assert_eq!(refused(b"PK\x03\x04").code(), "broken-file");
    let office = |main: &str| {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
        let relation =
            format!("<Relationships><Relationship Id=\"a\" Type=\"{kind}\" Target=\"{main}\"/></Relationships>");
        zipped(&[("_rels/.rels", relation), (main, "<workbook/>".to_owned())])
    };
    for (bytes, kind) in [
        (b"\x89PNG\r\n\x1a\n".to_vec(), Foreign::Picture),
        (b"%PDF-1.7\n".to_vec(), Foreign::Pdf),
        (office("xl/workbook.xml"), Foreign::Sheet),
        (office("ppt/presentation.xml"), Foreign::Slides),
        (b"\n<!DOCTYPE html><p>a".to_vec(), Foreign::Page),
        ("# 备课\n".into(), Foreign::Text),
        (encoding_rs::GBK.encode("这是一份备课用的文字。").0.into_owned(), Foreign::Text),
        (Vec::new(), Foreign::Empty),
        (zipped(&[("a.txt", "a".to_owned())]), Foreign::Other),
        (b"\x00\x01\x02\xff\xfe".to_vec(), Foreign::Other),
    ] {
        assert_eq!(refused(&bytes), Finding::NotWord { kind });
    }
}

#[test]
fn emphasis_is_emphasis() {
    let body = run("", "甲") + &run("<w:b/>", "(乙)") + &run("", "丙") + &run("<w:i/>", "丁") + &run("<w:b/>", "戊");
    let markdown = written(&paragraph(&body));
    let events = events(&markdown);
    let strong = events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Strong))).count();
    let ends = events.iter().filter(|(event, _)| matches!(event, Event::End(TagEnd::Emphasis))).count();
    assert_eq!((strong, ends), (2, 1), "{markdown}");
}

/// Each style of Word's own that a list may have stands in a list for itself, at its first level.
#[test]
fn lists_are_as_deep_as_their_styles_say() {
    let names = ["List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2"];
    let kind = |(index, name): (usize, &str)| {
        let format = if name.contains("Bullet") { "bullet" } else { "decimal" };
        let level = |at: usize| {
            let sign = at + 1;
            format!("<w:lvl w:ilvl=\"{at}\"><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"%{sign}.\"/></w:lvl>")
        };
        format!("<w:abstractNum w:abstractNumId=\"{index}\">{}{}</w:abstractNum>", level(0), level(1))
    };
    let list = |index: usize| format!("<w:num w:numId=\"{index}\"><w:abstractNumId w:val=\"{index}\"/></w:num>");
    let style = |(index, name): (usize, &str)| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"s{index}\"><w:name w:val=\"{name}\"/>\
            <w:pPr><w:numPr><w:numId w:val=\"{index}\"/></w:numPr></w:pPr></w:style>"
        )
    };
    let numbering: String = names.into_iter().enumerate().map(kind).chain((0..names.len()).map(list)).collect();
    let mut styles: String = names.into_iter().enumerate().map(style).collect();
    styles += "<w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"教案列表\"/><w:basedOn w:val=\"s1\"/></w:style>";
    let item = |style: &str, more: &str, text: &str| {
        paragraph(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}", run("", text)))
    };
    let text = |body: &str| {
        let bytes = package_with(&format!("<w:body>{body}</w:body>"), &numbering, &styles);
        import(&bytes, Limit::default(), "pictures").expect("a Word file").text
    };
    let bullets = [("s0", "备具"), ("s1", "杯"), ("s2", "玻璃杯"), ("own", "壶"), ("s0", "备茶")];
    let body: String = bullets.iter().map(|(style, text)| item(style, "", text)).collect();
    assert_eq!(text(&body), "- 备具\n  - 杯\n    - 玻璃杯\n  - 壶\n- 备茶\n");
    let numbers = [("s3", "温杯"), ("s4", "注水"), ("s4", "弃水"), ("s3", "投茶")];
    let body: String = numbers.iter().map(|(style, text)| item(style, "", text)).collect();
    assert_eq!(text(&body), "1. 温杯\n   1. 注水\n   2. 弃水\n2. 投茶\n");
    // What a paragraph says of itself goes before its style's name.
    let level = |level: usize| format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"0\"/></w:numPr>");
    let body = item("s1", &level(0), "备具") + &item("s1", &level(1), "杯") + &item("s0", &level(0), "备茶");
    assert_eq!(text(&body), "- 备具\n  - 杯\n- 备茶\n");
}

/// Markdown counts in numbers alone.
#[test]
fn steps_in_letters_stay_below_their_step() {
    let level = |at: usize, format: &str, sign: &str| {
        format!("<w:lvl w:ilvl=\"{at}\"><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{sign}\"/></w:lvl>")
    };
    let kind = |levels: [String; 2]| {
        let num = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        format!("<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>{num}", levels.concat())
    };
    let item = |at: usize, text: &str| {
        let list = format!("<w:pPr><w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
        paragraph(&(list + &run("", text)))
    };
    let body = item(0, "温杯") + &item(1, "注水") + &item(1, "弃水") + &item(0, "投茶");
    let text = |second: String| {
        let numbering = kind([level(0, "decimal", "%1."), second]);
        let bytes = package_with(&format!("<w:body>{body}</w:body>"), &numbering, "");
        import(&bytes, Limit::default(), "pictures").expect("a Word file").text
    };
    assert_eq!(text(level(1, "lowerLetter", "%2)")), "1. 温杯\n   - a) 注水\n   - b) 弃水\n2. 投茶\n");
    // Those of a question are choices.
    assert_eq!(text(level(1, "upperLetter", "%2.")), "1. 温杯\n\nA. 注水\n\nB. 弃水\n\n2. 投茶\n");
}
