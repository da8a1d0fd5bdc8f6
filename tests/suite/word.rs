//! What Word and WPS files are made of, each by the smallest body that has it: no line is lost, and none is invented.

use crate::forms::{lines, read};
use crate::print::package;

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn cell(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

fn plain(text: &str) -> String {
    cell("", &paragraph(&run(text)))
}

fn header() -> String {
    row(&["工作领域", "工作任务", "职业技能要求"].map(plain))
}

#[test]
fn merged_cells_are_empty_where_they_go_on() {
    let merged = |begins: bool, width: u32, text: &str| {
        let merge = if begins { "<w:vMerge w:val=\"restart\"/>" } else { "<w:vMerge/>" };
        cell(&format!("<w:gridSpan w:val=\"{width}\"/>{merge}"), &paragraph(&run(text)))
    };
    let wide = |text: &str| cell("<w:gridSpan w:val=\"3\"/>", &paragraph(&run(text)));
    let rows = [
        row(&[merged(true, 2, "工作领域"), merged(true, 1, "工作任务"), wide("职业技能要求")]),
        row(&[merged(true, 2, "1. 接待"), merged(true, 1, "1.1 迎宾"), wide("1.1.1 能迎宾。")]),
        row(&[merged(false, 2, ""), merged(false, 1, ""), wide("1.1.2 能介绍茶单。")]),
        row(&[merged(false, 2, ""), plain("1.2 送客"), wide("1.2.1 能送客。")]),
    ];
    let expected = "工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t1.1.1 能迎宾。\n\
                    \t\t1.1.2 能介绍茶单。\n\t1.2 送客\t1.2.1 能送客。\n";
    assert_eq!(lines(&table(&rows)), expected);
}

#[test]
fn a_table_in_a_frame_is_a_table() {
    let inner = table(&[header(), row(&["1. 接待", "1.1 迎宾", "1.1.1 能迎宾。"].map(plain))]);
    let frame = table(&[row(&[cell("", &(paragraph(&run("表 1 甲（初级）")) + &inner + "<w:p/>"))])]);
    let expected = "表 1 甲（初级）\n工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t1.1.1 能迎宾。\n";
    let reading = read("x.docx", &package(&format!("<w:body>{frame}</w:body>")));
    assert_eq!(reading.text, expected);
    assert!(!reading.codes.contains(&"nested-table"), "{}", reading.shown);
}

#[test]
fn changes_are_read_as_accepted() {
    let changed = "<w:del w:id=\"1\"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>新</w:t></w:r></w:ins>\
        <w:moveFrom w:id=\"3\"><w:r><w:t>走</w:t></w:r></w:moveFrom><w:moveTo w:id=\"4\"><w:r><w:t>来</w:t></w:r></w:moveTo>\
        <w:r><w:rPr><w:rPrChange w:id=\"5\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>字</w:t></w:r>";
    let inserted = "<w:tr><w:trPr><w:ins w:id=\"6\"/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>增</w:t></w:r></w:p></w:tc></w:tr>";
    let deleted = "<w:tr><w:trPr><w:del w:id=\"7\"/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr>";
    assert_eq!(lines(&(paragraph(changed) + &table(&[inserted.into(), deleted.into()]))), "新来字\n\t增\n");
}

#[test]
fn controls_links_and_fields_are_what_they_show() {
    let content = |inside: &str| {
        format!("<w:sdt><w:sdtPr><w:alias w:val=\"名\"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> SEQ 表 </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let body = [
        content(&paragraph(&content(&run("控件里")))),
        paragraph(&format!("{}{field}{}", run("表 "), run(" 甲（初级）"))),
        paragraph(&format!("<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", run("7"))),
        paragraph(&format!(
            "<w:hyperlink w:anchor=\"_Toc1\">{}<w:r><w:tab/></w:r>{}</w:hyperlink>",
            run("1 范围"),
            run("2")
        )),
        paragraph(&format!("<w:smartTag>{}</w:smartTag><w:customXml>{}</w:customXml>", run("智"), run("能"))),
    ];
    assert_eq!(lines(&body.concat()), "控件里\n表 1 甲（初级）\n7\n1 范围\t2\n智能\n");
    let rows = [header(), content(&row(&[plain("1. 甲"), content(&plain("1.1 乙")), plain("1.1.1 能丙。")]))];
    assert_eq!(lines(&table(&rows)).lines().nth(1), Some("1. 甲\t1.1 乙\t1.1.1 能丙。"));
}

#[test]
fn breaks_tabs_and_signs_are_kept() {
    let breaks = "<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:br w:type=\"page\"/><w:t>页</w:t><w:lastRenderedPageBreak/><w:t>中</w:t></w:r>";
    let signs = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"宋体\" w:char=\"F041\"/><w:noBreakHyphen/><w:softHyphen/><w:t>B</w:t></w:r>";
    let requirement = "<w:r><w:t>1.1.1 能甲，</w:t><w:br/><w:t>并能乙。</w:t></w:r>";
    let rows = [header(), row(&[plain("1. 甲"), plain("1.1 乙"), cell("", &paragraph(requirement))])];
    assert_eq!(lines(&(paragraph(breaks) + &paragraph(signs))), "上\n下\n页中\n•A-B\n");
    let reading = read("x.docx", &package(&format!("<w:body>{}</w:body>", table(&rows))));
    assert_eq!(
        reading.json.pointer("/levels/0/fields/0/tasks/0/requirements/0/text").and_then(|it| it.as_str()),
        Some("能甲，并能乙。")
    );
}

#[test]
fn notes_stay_out_and_are_told() {
    let noted = |kind: &str| format!("{}<w:r><w:{kind}Reference w:id=\"2\"/></w:r>", run("能迎宾。"));
    let rows = [header(), row(&[plain("1. 甲"), plain("1.1 乙"), cell("", &paragraph(&noted("footnote")))])];
    let body = paragraph(&noted("endnote")) + &table(&rows);
    let reading = read("x.docx", &package(&format!("<w:body>{body}</w:body>")));
    assert_eq!(reading.codes.iter().filter(|code| **code == "unread-notes").count(), 2, "{}", reading.shown);
}

#[test]
fn numbers_come_from_paragraphs_and_from_styles() {
    let numbered = |list: &str, level: &str, text: &str| {
        paragraph(&format!(
            "<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}",
            run(text)
        ))
    };
    let styled = |style: &str, more: &str, text: &str| {
        paragraph(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}", run(text)))
    };
    let body = [
        styled("1", "", "范围"),
        styled("10", "", "术语"),
        // A heading that is not to be numbered says so.
        styled("1", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "前言"),
        styled("1", "", "要求"),
        numbered("2", "0", "甲"),
        numbered("2", "1", "乙"),
        numbered("2", "2", "能丙。"),
        numbered("2", "2", "能丁。"),
        // The list of the next table begins anew.
        numbered("3", "0", "戊"),
        numbered("3", "1", "己"),
        numbered("99", "0", "没有的表"),
    ];
    let expected = "第一章 范围\n第二章 术语\n前言\n第三章 要求\n1. 甲\n1.1 乙\n1.1.1 能丙。\n1.1.2 能丁。\n1. 戊\n1.1 己\n没有的表\n";
    assert_eq!(lines(&body.concat()), expected);
}

#[test]
fn boxes_on_a_page_are_read_behind_their_line() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(&run(text)));
    let drawing = format!("<w:r><w:drawing><wps:txbx xmlns:wps=\"w\">{}</wps:txbx></w:drawing></w:r>", boxed("新框"));
    let picture = format!(
        "<w:r><w:pict><v:shape xmlns:v=\"v\"><v:textbox>{}</v:textbox></v:shape></w:pict></w:r>",
        boxed("旧框")
    );
    let rows =
        [header(), row(&[plain("1. 甲"), plain("1.1 乙"), cell("", &paragraph(&(run("1.1.1 能丙。") + &drawing)))])];
    let body = paragraph(&(picture + &run("封面"))) + &table(&rows);
    assert_eq!(lines(&body), "封面\n旧框\n工作领域\t工作任务\t职业技能要求\n1. 甲\t1.1 乙\t1.1.1 能丙。\n新框\n");
}

#[test]
fn a_row_costs_no_more_than_it_holds() {
    let wide = row(&vec![plain("工作领域"); 1_000]);
    let short = row(&["1. 接待", "1.1 迎宾"].map(plain));
    let text = lines(&table(&[&[wide][..], &vec![short; 100]].concat()));
    assert!(text.lines().skip(1).all(|line| line.matches('\t').count() < 63), "Word makes no wider tables");
}
