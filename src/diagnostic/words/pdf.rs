//! What is said of PDFs and pictures.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::PdfWithoutText => [
            said(
                "PDF 里没有文字，可能是扫描件",
                "",
                &["向发布单位索取 Word 或带文字的 PDF；或先用文字识别（OCR）软件转成 Word"],
            ),
            said(
                "the PDF holds no text; it may be a scan",
                "",
                &[
                    "ask the issuer for a Word file or a PDF with text, or make it a Word file by text recognition (OCR)",
                ],
            ),
        ],
        Finding::Picture => [
            said(
                "这是一张图片，里面的文字读不了",
                "",
                &["向发布单位索取 Word 或带文字的 PDF；或先用文字识别（OCR）软件转成 Word"],
            ),
            said(
                "this is a picture, whose text cannot be read",
                "",
                &[
                    "ask the issuer for a Word file or a PDF with text, or make it a Word file by text recognition (OCR)",
                ],
            ),
        ],
        Finding::UnknownCharacters { characters } => [
            said(
                format!("PDF 的字体没有说明 {characters} 个字是什么"),
                "这一行里的 � 就是认不出的字",
                &["对照原文看这一行；最好向发布单位索取 Word 文件，或用 Word 打开这份 PDF，另存为 .docx"],
            ),
            said(
                format!("the fonts of the PDF do not tell what {characters} of its characters are"),
                "each � in this line stands for one",
                &[
                    "compare the line with the PDF; better ask the issuer for a Word file, or open the PDF in Word and save it as .docx",
                ],
            ),
        ],
        Finding::WithoutPdf => [
            said("这个版本的 kebiao 读不了 PDF", "", &["换用带 PDF 功能的版本，或把标准另存为 .docx"]),
            said("this kebiao was made without PDF", "", &["use one made with PDF, or save the standard as .docx"]),
        ],
        _ => return None,
    })
}
