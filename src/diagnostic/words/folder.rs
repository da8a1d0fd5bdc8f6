//! What is said of the site's folder and of its files' bytes.

use crate::diagnostic::argument::Unread;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, did_you_mean, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    paths(finding).or_else(|| settings(finding)).or_else(|| files(finding)).or_else(|| bytes(finding))
}

fn paths(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::NoStandard => [
            said(
                "没有找到职业技能等级标准",
                "",
                &[
                    "把标准（.docx、.pdf、.md 或 .txt）放进 `seeds/` 文件夹，或在 kebiao.yaml 的 `standards` 里写明它的路径",
                ],
            ),
            said(
                "there is no vocational skills standard",
                "",
                &[
                    "put the standard (.docx, .pdf, .md or .txt) into `seeds/`, or write its path under `standards` in kebiao.yaml",
                ],
            ),
        ],
        Finding::MissingPath { path, nearest } => {
            let [chinese, english] = did_you_mean(
                nearest.as_deref(),
                [
                    "路径从站点文件夹写起，用 `/` 分隔；标准放在 `seeds/` 里",
                    "paths start at the site's folder, with `/` between their parts; standards lie in `seeds/`",
                ],
            );
            // A folder without files is not told from one that is not there.
            let fact = if path.ends_with('/') {
                ["没有这个文件夹，或者里面没有文件", "there is no such folder, or no file is in it"]
            } else {
                ["这个路径不存在", "this path leads nowhere"]
            };
            [
                said(format!("找不到 `{path}`"), fact[0], &[&chinese]),
                said(format!("`{path}` is not there"), fact[1], &[&english]),
            ]
        }
        Finding::StandardTwice { code } => [
            said(
                format!("有两份标准的标准代码都是 `{code}`"),
                "",
                &["删去其中一份；同一标准的不同版本暂不能放在一个站点里"],
            ),
            said(
                format!("two standards have the code `{code}`"),
                "",
                &["remove one of them; a site cannot yet hold two editions of one standard"],
            ),
        ],
        Finding::UnknownFolder { folder, nearest } => {
            let [chinese, english] = did_you_mean(
                nearest.as_deref(),
                [
                    "文件夹的名字应当是标准代码，例如 `content/530047`",
                    "the folder's name must be a standard's code, as in `content/530047`",
                ],
            );
            [
                said(format!("`content/{folder}` 不对应任何一份标准"), "", &[&chinese]),
                said(format!("`content/{folder}` belongs to no standard"), "", &[&english]),
            ]
        }
        _ => return None,
    })
}

fn settings(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::ListedTwice { path } => [
            said(format!("`standards` 里把 `{path}` 列了两次"), "这是第二次", &["删去其中一处"]),
            said(format!("`standards` lists `{path}` twice"), "this is the second time", &["remove one of them"]),
        ],
        Finding::UnusableLogo { path } => [
            said(format!("`{path}` 不能用作校徽"), "", &["用 .svg、.png、.jpg 或 .webp 格式的图片"]),
            said(format!("`{path}` cannot be the logo"), "", &["use a picture that ends in .svg, .png, .jpg or .webp"]),
        ],
        Finding::NotAnAddress { written } => [
            said(
                format!("`{written}` 不是完整的网址"),
                "",
                &[
                    "以 `https://` 或 `http://` 开头，不含空格和引号；`base_url` 写到网站所在的文件夹为止，不含 `?` 和 `#`",
                ],
            ),
            said(
                format!("`{written}` is not a whole address"),
                "",
                &[
                    "begin with `https://` or `http://`, without spaces and quotation marks; `base_url` ends with the site's folder, without `?` and `#`",
                ],
            ),
        ],
        Finding::EditWithoutPath => [
            said(
                "`edit` 里没有写文件路径的位置",
                "这里没有 `{path}`",
                &["在网址中该写文件路径的地方写 `{path}`，例如 `https://gitee.com/school/course/edit/master/{path}`"],
            ),
            said(
                "`edit` has no place for the path of a file",
                "there is no `{path}` here",
                &[
                    "write `{path}` where the path of a file belongs, as in `https://github.com/school/course/edit/main/{path}`",
                ],
            ),
        ],
        _ => return None,
    })
}

fn files(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::UnreadFile { kind: Unread::Seed } => [
            said(
                "这个文件没有读入",
                "",
                &[
                    "标准以 .txt、.md 或 .docx 结尾，直接放在 `seeds/` 里；kebiao.yaml 里写了 `standards` 时，只读列在那里的",
                ],
            ),
            said(
                "this file was not read",
                "",
                &[
                    "standards end in .txt, .md or .docx and lie in `seeds/` itself; where kebiao.yaml has `standards`, only those in the list are read",
                ],
            ),
        ],
        Finding::UnreadFile { kind: Unread::Shared } => [
            said(
                "这个文件没有用到",
                "",
                &[
                    "`content/courses/` 和 `content/programmes/` 里只读 .yaml 文件，`content/pages/` 里读 .md 文件，都直接放在里面，不放在下一层文件夹",
                ],
            ),
            said(
                "this file is not used",
                "",
                &[
                    "of `content/courses/` and `content/programmes/` only .yaml files in the folder itself are read, and of `content/pages/` .md files",
                ],
            ),
        ],
        Finding::UnreadFile { kind: Unread::Content } => [
            said(
                "这个文件没有用到",
                "",
                &[
                    "学习单元放在 `lessons/` 里，文件名以 .md 结尾；Word 文件（.docx）用 `kebiao import lesson` 读入；此外只读 strands.yaml、majors.yaml、errata.yaml、waivers.yaml、exam.yaml、reviews.yaml、snapshots/*.yaml 和 materials.csv（或 .xlsx）",
                ],
            ),
            said(
                "this file is not used",
                "",
                &[
                    "lessons lie in `lessons/` and end in .md, and Word files (.docx) are brought in with `kebiao import lesson`; of the rest only strands.yaml, majors.yaml, errata.yaml, waivers.yaml, exam.yaml, reviews.yaml, snapshots/*.yaml and materials.csv (or .xlsx) are read",
                ],
            ),
        ],
        Finding::UnreadFile { kind: Unread::HiddenEnding } => [
            said(
                "这个文件没有用到：它的名字以 .txt 结尾",
                "",
                &["在“查看”里勾选“文件扩展名”，才看得见它；改名，去掉末尾的 .txt"],
            ),
            said(
                "this file is not used: its name ends in .txt",
                "",
                &["let Windows show file name extensions, then rename it without the last one"],
            ),
        ],
        Finding::UnreadFile { kind: Unread::OtherWord } => [
            said("这个文件没有用到", "", &["用 Word 或 WPS 打开它，另存为 .docx，再用 `kebiao import lesson` 读入"]),
            said(
                "this file is not used",
                "",
                &["open it in Word or WPS, save it as .docx, and bring that in with `kebiao import lesson`"],
            ),
        ],
        Finding::UnreadFile { kind: Unread::Settings } => [
            said(
                "站点的设置没有读入：文件名不是 `kebiao.yaml`",
                "",
                &["改名为 kebiao.yaml；看不见末尾的 .txt 时，先在“查看”里勾选“文件扩展名”"],
            ),
            said(
                "the site's settings were not read: the file's name is not `kebiao.yaml`",
                "",
                &[
                    "rename it to kebiao.yaml; where Windows hides the end of the name, let it show file name extensions",
                ],
            ),
        ],
        Finding::UnreadFile { kind: Unread::Materials } => [
            said(
                "这张材料表没有读入",
                "",
                &["把它移到 `content/标准代码/` 里，与 `lessons/`、`materials/` 这两个文件夹并列"],
            ),
            said(
                "this table of materials was not read",
                "",
                &["move it into the standard's folder in `content/`, beside `lessons/` and `materials/`"],
            ),
        ],
        Finding::UnusedFile => [
            said("这个文件没有用到", "", &["如不需要，可以删去"]),
            said("this file is not used", "", &["remove it if nobody needs it"]),
        ],
        _ => return None,
    })
}

fn bytes(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::EmptyText => [
            said("文件是空的", "", &["检查文件是否保存成功"]),
            said("the file is empty", "", &["see whether it was saved"]),
        ],
        Finding::UndecodableText { byte } => {
            let byte = byte + 1;
            [
                said(
                    format!("认不出文件的编码（从第 {byte} 个字节起）"),
                    "",
                    &[
                        "是文本的，用记事本打开，另存为 UTF-8 编码；是 Word 文件改的名，把后缀改回 .docx，用 `kebiao import lesson` 读入",
                    ],
                ),
                said(
                    format!("the file is in no known encoding (from byte {byte} on)"),
                    "",
                    &[
                        "if it is text, open it in an editor and save it as UTF-8; if it is a Word file under another name, name it .docx again and bring it in with `kebiao import lesson`",
                    ],
                ),
            ]
        }
        Finding::GuessedEncoding { encoding } => [
            said(format!("文件不是 UTF-8 编码，按 {encoding} 读取"), "", &["如有乱码，请另存为 UTF-8"]),
            said(
                format!("the file is not UTF-8, and was read as {encoding}"),
                "",
                &["if characters look wrong, save it as UTF-8"],
            ),
        ],
        _ => return None,
    })
}
