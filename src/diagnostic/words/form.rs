//! What is said of Word files, damaged files and tables made of spaces.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    file(finding).or_else(|| table(finding))
}

fn file(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::FileTooLarge { limit } => {
            let more = limit * 2;
            [
                said(
                    format!("文件太大，超过 {limit} MiB"),
                    "",
                    &[&format!("去掉其中的图片再试；确需读入时加上 `--limit {more}`")],
                ),
                said(
                    format!("the file is too large, over {limit} MiB"),
                    "",
                    &[&format!("take out its pictures and try again; if it must be read, add `--limit {more}`")],
                ),
            ]
        }
        Finding::OldWord => [
            said("这是旧版 Word（.doc）或 WPS 的文件，读不了", "", &["用 Word 或 WPS 打开，另存为 .docx"]),
            said(
                "this is a file of an old Word (.doc) or of WPS, which cannot be read",
                "",
                &["open it in Word or WPS and save it as .docx"],
            ),
        ],
        Finding::EncryptedFile => [
            said("文件设了密码，读不了", "", &["用设密码的程序打开，去掉密码后重新保存"]),
            said(
                "the file has a password and cannot be read",
                "",
                &["open it in the program that set the password, remove the password and save it"],
            ),
        ],
        Finding::BrokenFile { kind } => [
            said(format!("{kind} 文件不完整或已损坏"), "", &["重新下载或复制一份；能打开时，打开后另存一份"]),
            said(
                format!("the {kind} file is incomplete or damaged"),
                "",
                &["download or copy it again; if it opens, save it under another name"],
            ),
        ],
        Finding::UnknownForm => [
            said(
                "认不出这是什么文件",
                "",
                &["标准可以是 Word（.docx）、PDF、Markdown（.md）或纯文本（.txt）；表格、演示文稿等请另存为其中一种"],
            ),
            said(
                "this is no kind of file that can be read",
                "",
                &[
                    "a standard may be Word (.docx), PDF, Markdown (.md) or plain text (.txt); save sheets and slides as one of these",
                ],
            ),
        ],
        Finding::UnreadNotes { count } => [
            said(
                format!("{count} 条脚注或尾注没有读入"),
                "注释的文字不在这一行里",
                &["注释若是标准的内容，在 Word 里把它移到正文，另存后再读"],
            ),
            said(
                format!("{count} footnotes or endnotes are not read"),
                "their text is not in this line",
                &["if they belong to the standard, move them into the text in Word and save it"],
            ),
        ],
        _ => return None,
    })
}

fn table(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::UnreadableColumns => [
            said(
                "分不清这张表格的各栏",
                "这一行下面，各栏的文字之间没有贯通的空白",
                &["使各栏上下对齐，中间至少空两格；或改用制表符（Tab）隔开；有 Word 或 PDF 文件时，直接用它"],
            ),
            said(
                "the columns of this table cannot be told apart",
                "below this line no gap runs through between the columns",
                &[
                    "align the columns with two spaces or more between them, or set tabs between them; if you have it as Word or PDF, use that file",
                ],
            ),
        ],
        Finding::GuessedRows => [
            said(
                "这张表没有框线，编号也看不出哪条要求属于哪个工作任务，只能按上下位置猜",
                "",
                &["对照原文核对读入的结果；有出入时，改用 Word 文件或带框线的 PDF"],
            ),
            said(
                "this table has no borders, and its numbers do not tell which task a requirement belongs to; their places were taken for it",
                "",
                &["compare what was read with the print; where it differs, use the Word file or a PDF with borders"],
            ),
        ],
        Finding::NestedTable => [
            said(
                "单元格里还有表格，里面的文字按段落读入",
                "",
                &["对照原文检查这一行；如有错乱，在 Word 里把里面的表格转换成文字"],
            ),
            said(
                "there is a table within a cell; its text was read as paragraphs",
                "",
                &["compare this row with the print; if it is wrong, convert the inner table to text in Word"],
            ),
        ],
        _ => return None,
    })
}
