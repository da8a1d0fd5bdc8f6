//! What is said of a Word file that becomes a lesson.

use crate::diagnostic::argument::{Foreign, Lost};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    match finding {
        Finding::NotWord { kind } => Some(not_word(*kind)),
        Finding::NotKept { what } => Some(moved(what).unwrap_or_else(|| lost(what))),
        _ => None,
    }
}

fn not_word(kind: Foreign) -> Both {
    let both = |[chinese, english]: [&str; 2], [deed, cure]: [&str; 2]| {
        [
            said(format!("{chinese}，变不成学习单元；要 Word 文件（.docx）"), "", &[deed]),
            said(format!("{english} and cannot become a lesson; that takes a Word file (.docx)"), "", &[cure]),
        ]
    };
    match kind {
        Foreign::Picture => both(
            ["这是一张图片", "this is a picture"],
            [
                "要里面的文字，先用文字识别（OCR）软件转成 Word；只要图，放到学习单元旁边，写作 `![说明](文件名)`",
                "for its words, make it a Word file by text recognition (OCR); for the picture alone, put it beside a lesson and write `![what it shows](its name)`",
            ],
        ),
        Foreign::Pdf => both(
            ["这是 PDF", "this is a PDF"],
            [
                "用 Word 或 WPS 打开它，另存为 .docx；只是给学生下载的，放到学习单元旁边，写作 `[名称](文件名)`",
                "open it in Word or WPS and save it as .docx; if students are only to download it, put it beside a lesson and write `[name](its name)`",
            ],
        ),
        Foreign::Sheet => both(
            ["这是表格", "this is a sheet"],
            [
                "把要用的部分复制到 Word 里，存为 .docx；课证对接表用 `kebiao import programme`",
                "copy what is needed into Word and save it as .docx; a table of courses and requirements goes to `kebiao import programme`",
            ],
        ),
        Foreign::Slides => both(
            ["这是演示文稿", "these are slides"],
            [
                "把要写成学习单元的内容复制到 Word 里，存为 .docx；课件本身登记在 materials.csv 里",
                "copy into Word what should be a lesson and save it as .docx; the slides themselves are listed in materials.csv",
            ],
        ),
        Foreign::Page => both(
            ["这是网页", "this is a web page"],
            ["用 Word 或 WPS 打开它，另存为 .docx", "open it in Word or WPS and save it as .docx"],
        ),
        Foreign::Text => both(
            ["这是纯文本", "this is plain text"],
            [
                "已经是 Markdown 的，不用导入，直接放进 lessons/；别的文字粘贴到 Word 里，存为 .docx",
                "put Markdown into lessons/ as it is; paste any other text into Word and save it as .docx",
            ],
        ),
        Foreign::Empty => both(
            ["这个文件是空的", "this file is empty"],
            ["看看是不是拷贝没有完成；重新复制一份", "see whether it was copied whole, and copy it again"],
        ),
        Foreign::Other => both(
            ["认不出这是什么文件", "this is no known kind of file"],
            ["在原来的程序里打开，另存为 .docx", "open it in its own program and save it as .docx"],
        ),
    }
}

fn moved(what: &Lost) -> Option<Both> {
    Some(match what {
        Lost::TextBox => [
            said("文本框里的文字移到了这一段之后", "", &["看看放在那里合不合适"]),
            said("the words of a text box stand behind this paragraph now", "", &["see whether they are right there"]),
        ],
        Lost::Changes => [
            said("文件里有修订，按全部接受读入", "从这一段起", &["不想接受的，在 Word 里先拒绝，再导入一次"]),
            said(
                "the file has tracked changes, which are read as accepted",
                "from this paragraph on",
                &["reject in Word what is not wanted, and import it again"],
            ),
        ],
        Lost::MergedCells => [
            said("表格里有合并的单元格，合并处只有第一格有文字", "", &["对照原表看看；必要时在空格里补上文字"]),
            said(
                "the table has merged cells; only the first one of them has their words",
                "",
                &["compare it with the print, and fill in empty cells where they are needed"],
            ),
        ],
        Lost::NestedTable => [
            said("单元格里还有表格，里面的文字并成了一行", "", &["对照原表看看；必要时把里面的表格另写一张"]),
            said(
                "there is a table within a cell; its words are in one line now",
                "",
                &["compare it with the print, and write the inner table by itself where it is needed"],
            ),
        ],
        Lost::CellParagraphs => [
            said(
                "单元格里的几段文字并成了一行，中间空一格",
                "",
                &["对照原表看看；必要时一段写成一行表格，或用分号隔开"],
            ),
            said(
                "several paragraphs of a cell are one line now, with a space between them",
                "",
                &["compare it with the print; where it is needed, give each a row, or put semicolons between them"],
            ),
        ],
        _ => return None,
    })
}

fn lost(what: &Lost) -> Both {
    match what {
        Lost::Chart => as_picture(["图表", "a chart"]),
        Lost::SmartArt => as_picture(["SmartArt 图形", "a SmartArt graphic"]),
        Lost::Object => as_picture(["嵌入的对象（表格、幻灯片或旧式公式）", "an embedded sheet, slide or old formula"]),
        Lost::Drawing => as_picture(["画的图形", "a drawing"]),
        Lost::Picture { kind } if kind.is_empty() => as_picture(["图片", "a picture"]),
        Lost::Picture { kind } => as_picture([&format!("{kind} 图片"), &format!("a picture of kind {kind}")]),
        Lost::Comment { text } => [
            said(format!("批注没有带过来：{text}"), "", &["要留的，写进正文"]),
            said(format!("a comment was left out: {text}"), "", &["write into the text what is to stay"]),
        ],
        Lost::Formula { text } => [
            said(format!("公式只带来了文字：{text}"), "", &["用 LaTeX 重写，放在两个 $ 之间，例如 `$\\frac{a}{b}$`"]),
            said(
                format!("of a formula only the words were kept: {text}"),
                "",
                &["write it anew as LaTeX between two $, as in `$\\frac{a}{b}$`"],
            ),
        ],
        Lost::Link { target } => [
            said(
                format!("链接没有带过来：{target}"),
                "",
                &["文件放到学习单元旁边，写作 `[文字](文件名)`；站内的页面写作 `[[名称]]`"],
            ),
            said(
                format!("a link was left out: {target}"),
                "",
                &["put the file beside the lesson and write `[words](its name)`; pages of the site are `[[name]]`"],
            ),
        ],
        Lost::Script { text } => [
            said(format!("上标或下标成了普通文字：{text}"), "", &["写成公式，例如 `$x^{2}$`"]),
            said(
                format!("words above or below the line stand in it now: {text}"),
                "",
                &["write them as a formula, as in `$x^{2}$`"],
            ),
        ],
        Lost::Questions { count } => [
            said(
                format!("{count} 道题没有成为自测题，按正文写入"),
                "题里有图片或公式，或者不是每道题都读得出答案",
                &[
                    "把这些题和参考答案从 Word 复制到学习单元里，前面加一行 ```quiz，后面加一行 ```；再用 `kebiao check`，它说出哪道题读不懂",
                ],
            ),
            said(
                format!("{count} questions did not become a quiz and stand in the text"),
                "there are pictures or formulas in them, or not all of their answers could be read",
                &[
                    "copy them and their answers from Word into the lesson, with a line ```quiz before and a line ``` behind them; `kebiao check` then tells which one cannot be read",
                ],
            ),
        ],
        Lost::TextBox | Lost::Changes | Lost::MergedCells | Lost::NestedTable | Lost::CellParagraphs => {
            unreachable!("what was moved is said before")
        }
    }
}

fn as_picture([chinese, english]: [&str; 2]) -> Both {
    [
        said(
            format!("{chinese}没有带过来"),
            "",
            &["在 Word 里把它另存为 PNG 图片，放到学习单元旁边，写作 `![说明](文件名)`"],
        ),
        said(
            format!("{english} was left out"),
            "",
            &["save it as a PNG picture in Word, put it beside the lesson and write `![what it shows](its name)`"],
        ),
    ]
}
