//! Why the world refused, in Chinese and in English side by side.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Language;

/// So many files are named: whoever has more of them open knows.
const SHOWN: usize = 5;

/// Something that the disk would not do, or that must not be done to it.
#[derive(Debug)]
#[expect(missing_docs, reason = "the sentences say what each is")]
pub enum Refusal {
    // By the system
    NoCurrentFolder(io::Error),
    NoAnswer(io::Error),
    Unreadable(PathBuf, io::Error),
    NotThere { path: PathBuf, nearest: Option<String> },
    IsFolder(PathBuf),
    Unwritable(PathBuf, io::Error),
    Unremovable(PathBuf, io::Error),
    Unlockable(PathBuf, io::Error),
    Held { output: PathBuf, paths: Vec<String>, cause: io::Error },
    // By us
    NoName(String),
    OddName(PathBuf),
    OddPath(String),
    Link(PathBuf),
    AnotherBuild(PathBuf),
    AroundSite(PathBuf),
    OutputWithin { folder: &'static str, path: PathBuf },
    AnswerWithin { folder: &'static str, path: PathBuf },
    OverSettings(PathBuf),
    Foreign(PathBuf),
    ForeignPart(PathBuf),
    FolderInPlace(PathBuf),
    ForeignPack(PathBuf),
    NoSite,
    NotEmpty(PathBuf),
    NoStandardBeside,
    StandardsBeside(Vec<PathBuf>),
}

impl Refusal {
    /// The file or folder that the system refused.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Unreadable(path, _) | Self::Unwritable(path, _) | Self::Unlockable(path, _) => Some(path),
            _ => None,
        }
    }

    /// The sentence, without what the system says.
    #[expect(clippy::too_many_lines, reason = "a table, one sentence a refusal")]
    pub fn say(&self, language: Language) -> String {
        language.of(match self {
            Self::NoCurrentFolder(_) => {
                ["读不了当前文件夹".to_owned(), "cannot read the folder that this runs in".to_owned()]
            }
            Self::NoAnswer(_) => ["写不了标准输出".to_owned(), "cannot write to standard output".to_owned()],
            Self::Unreadable(path, _) => both(path, |path| [format!("读不了 {path}"), format!("cannot read {path}")]),
            Self::NotThere { path, nearest } => both(path, |path| match nearest {
                Some(near) => [
                    format!("没有文件 {path}；是不是 {near}？"),
                    format!("there is no file {path}; did you mean {near}?"),
                ],
                None => [
                    format!("没有文件 {path}；把文件拖到这个窗口里，就会写出它的完整路径"),
                    format!("there is no file {path}; drag the file into this window, and its whole path is written"),
                ],
            }),
            Self::IsFolder(path) => both(path, |path| {
                [
                    format!("{path} 是文件夹；要写的是里面某个文件的路径"),
                    format!("{path} is a folder; name one of the files in it"),
                ]
            }),
            Self::Unwritable(path, _) => both(path, |path| [format!("写不了 {path}"), format!("cannot write {path}")]),
            Self::Unremovable(path, _) => both(path, |path| [format!("删不了 {path}"), format!("cannot remove {path}")]),
            Self::Unlockable(path, _) => both(path, |path| [format!("锁不了 {path}"), format!("cannot lock {path}")]),
            Self::Held { output, paths, .. } => both(output, |output| {
                let (some, count) = (&paths[..paths.len().min(SHOWN)], paths.len());
                let more = if count > SHOWN { ["等", ", …"] } else { ["", ""] };
                [
                    format!("{output} 里有 {count} 个文件没能更新，其余的都是新的：{}{}", some.join("、"), more[0]),
                    format!(
                        "all of {output} is new but what could not be written, {count} in all: {}{}",
                        some.join(", "),
                        more[1]
                    ),
                ]
            }),
            Self::NoName(name) => [
                format!("“{name}”不能作文件或文件夹的名字：有的系统不允许；换一个，不含 \\ / : * ? \" < > |，不以点或空格结尾，也不是 con、nul 之类"),
                format!("`{name}` cannot name a file or folder on every system; take another name, with none of \\ / : * ? \" < > |, no dot or space at its end, and no device such as con or nul"),
            ],
            Self::OddName(path) => both(path, |path| {
                [format!("文件名不是 UTF-8 编码：{path}"), format!("this file's name is not UTF-8: {path}")]
            }),
            Self::OddPath(path) => [format!("不合法的输出路径 {path}"), format!("{path} leads out of the output folder")],
            Self::Link(path) => both(path, |path| {
                [
                    format!("{path} 是一个链接，没有写到它指向的地方"),
                    format!("{path} is a link, and nothing was written to where it leads"),
                ]
            }),
            Self::AnotherBuild(path) => both(path, |path| {
                [
                    format!("另一个 kebiao 正在生成同一个网站（{path}）；等它结束，再运行一次"),
                    format!("another kebiao is building the same site ({path}); wait until it ends, and run this again"),
                ]
            }),
            Self::AroundSite(path) => both(path, |path| {
                [
                    format!("输出文件夹不能是站点文件夹本身或它的上级：{path}"),
                    format!("the output folder cannot be the site's own folder or one around it: {path}"),
                ]
            }),
            Self::OutputWithin { folder, path } => both(path, |path| {
                [
                    format!("输出文件夹不能在 {folder}/ 里：{path}"),
                    format!("the output folder cannot be in {folder}/: {path}"),
                ]
            }),
            Self::AnswerWithin { folder, path } => both(path, |path| {
                [format!("不能写到 {folder}/ 里：{path}"), format!("nothing can be written into {folder}/: {path}")]
            }),
            Self::OverSettings(path) => both(path, |path| {
                [format!("不能写到站点的设置里：{path}"), format!("this would overwrite the site's settings: {path}")]
            }),
            Self::Foreign(path) => both(path, |path| {
                [
                    format!(
                        "{path} 已经在那里，.kebiao/ 里却没有它的记录，所以没有覆盖；如果是以前生成的，把整个输出文件夹移走再运行一次，否则换一个输出文件夹"
                    ),
                    format!(
                        "{path} is there already and .kebiao/ does not list it, so it was left alone; if an earlier build made it, move the whole output folder away and run this again, else choose another output folder"
                    ),
                ]
            }),
            Self::ForeignPart(path) => both(path, |path| {
                [
                    format!("{path} 像是上一次没有生成完留下的，.kebiao/ 里却没有它的记录，所以没有覆盖；可以删掉它，这样的文件多的话，把整个输出文件夹移走再运行一次"),
                    format!("{path} looks like what a build left that was broken off, but .kebiao/ does not list it, so it was left alone; remove it, or, where there are many such files, move the whole output folder away, and run this again"),
                ]
            }),
            Self::FolderInPlace(path) => both(path, |path| {
                [
                    format!("{path} 是一个文件夹，这里应当是网页；请移走它"),
                    format!("{path} is a folder where a page belongs; move it away"),
                ]
            }),
            Self::ForeignPack(path) => both(path, |path| {
                [
                    format!("{path} 已经在那里，不是 kebiao 打包的，没有覆盖它；移走它，或用 --out 换一个名字"),
                    format!("{path} is there already and was not packed by kebiao; move it away, or choose another name with --out"),
                ]
            }),
            Self::NoSite => [
                "这里不是站点的文件夹：没有 kebiao.yaml，也没有 seeds/；到站点的文件夹里运行，或用 kebiao new 新建一个".to_owned(),
                "this is no site's folder: it has neither kebiao.yaml nor seeds/; run this in one, or make one with kebiao new".to_owned(),
            ],
            Self::NotEmpty(path) => both(path, |path| {
                [
                    format!("{path} 里已经有文件，没有动它；换一个名字，或先清空它"),
                    format!("{path} is not empty and was left alone; choose another name, or empty it first"),
                ]
            }),
            Self::NoStandardBeside => [
                "这个文件夹里没有找到标准；把标准（.docx、.pdf、.md 或 .txt）放到这里，或写明它在哪里：kebiao new 文件夹 --standard 标准.docx".to_owned(),
                "no standard lies in this folder; put one here (.docx, .pdf, .md or .txt), or say where it is: kebiao new FOLDER --standard standard.docx".to_owned(),
            ],
            Self::StandardsBeside(paths) => {
                let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
                [
                    format!("这里有几份标准：{}；写明用哪一份：--standard {}", names.join("、"), names[0]),
                    format!("several standards lie here: {}; say which: --standard {}", names.join(", "), names[0]),
                ]
            }
        })
    }
}

/// What to make of the system's reason where a file cannot be read.
pub(super) fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> anyhow::Error {
    let path = path.to_owned();
    |cause| Refusal::Unreadable(path, cause).into()
}

/// The same where a file cannot be written.
pub(super) fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> anyhow::Error {
    let path = path.to_owned();
    |cause| Refusal::Unwritable(path, cause).into()
}

fn both(path: &Path, say: impl Fn(String) -> [String; 2]) -> [String; 2] {
    say(plain(path))
}

/// A path as people write it: without what Windows puts before one that it has resolved.
fn plain(path: &Path) -> String {
    let path = path.display().to_string();
    match (path.strip_prefix(r"\\?\UNC\"), path.strip_prefix(r"\\?\")) {
        (Some(rest), _) => format!(r"\\{rest}"),
        (_, Some(rest)) => rest.to_owned(),
        _ => path,
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.say(Language::default()))
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NoCurrentFolder(cause)
            | Self::NoAnswer(cause)
            | Self::Unreadable(_, cause)
            | Self::Unwritable(_, cause)
            | Self::Unremovable(_, cause)
            | Self::Unlockable(_, cause)
            | Self::Held { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
