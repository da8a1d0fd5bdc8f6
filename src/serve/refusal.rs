//! Why the site cannot be served, in Chinese and in English side by side.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::Language;
use crate::disk;

/// Something that the system would not do.
#[derive(Debug)]
#[expect(missing_docs, reason = "the sentences say what each is")]
pub enum Refusal {
    NoPort(u16, io::Error),
    NoThread(io::Error),
    Unwatchable(PathBuf, notify::Error),
    NoCtrlC(ctrlc::Error),
}

impl Refusal {
    /// The sentence, without what the system says.
    pub fn say(&self, language: Language) -> String {
        language.of(match self {
            Self::NoPort(port, _) => [
                format!("从 {port} 起没有能用的端口；请用 --port 换一个"),
                format!("no port from {port} on can be used; choose another one with --port"),
            ],
            Self::NoThread(_) => ["启动不了服务".to_owned(), "cannot start to serve".to_owned()],
            Self::Unwatchable(path, _) => {
                let path = path.display();
                [format!("看不到 {path} 里的改动"), format!("cannot see what changes in {path}")]
            }
            Self::NoCtrlC(_) => ["接收不到 Ctrl+C".to_owned(), "cannot be told by Ctrl+C to end".to_owned()],
        })
    }
}

/// Who tries again when the cause is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Whoever ran the program.
    ByHand,
    /// The program.
    ByItself,
}

/// Why a world refused, from what was wanted down to what the system means by it, and what to do.
pub fn said(error: &anyhow::Error, again: Again, language: Language) -> String {
    let Some([_, cure]) = cause(error, language) else { return wanted(error, language) };
    let then = match again {
        Again::ByHand => ["，再运行一次", ", and run this again"],
        Again::ByItself => ["，随后会自动再试", "; it is tried again by itself"],
    };
    let [stop, then] = [language.of(["；", "; "]), language.of(then)];
    format!("{}{stop}{cure}{then}", wanted(error, language))
}

/// The same without what to do.
pub(super) fn wanted(error: &anyhow::Error, language: Language) -> String {
    let said = error.chain().map(|it| {
        let refusals = (it.downcast_ref::<disk::Refusal>(), it.downcast_ref::<Refusal>());
        match (refusals, of_disk(error, it).and_then(|it| disk::cause(it, language))) {
            ((Some(refusal), _), _) => refusal.say(language),
            ((_, Some(refusal)), _) => refusal.say(language),
            (_, Some([what, _])) => what.to_owned(),
            _ => it.to_string(),
        }
    });
    said.collect::<Vec<_>>().join(": ")
}

/// What the system means, and what to do.
pub(super) fn cause(error: &anyhow::Error, language: Language) -> Option<[&'static str; 2]> {
    error.chain().find_map(|it| disk::cause(of_disk(error, it)?, language))
}

/// One of the errors that led to another, where it is the disk's: a port that is refused is open in no other program.
fn of_disk<'a>(error: &anyhow::Error, one: &'a (dyn Error + 'static)) -> Option<&'a io::Error> {
    match one.downcast_ref::<notify::Error>() {
        Some(notify::Error { kind: notify::ErrorKind::Io(error), .. }) => Some(error),
        _ if error.is::<disk::Refusal>() => one.downcast_ref(),
        _ => None,
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
            // The sentence says all that this means.
            Self::NoPort(_, cause) if cause.kind() == io::ErrorKind::PermissionDenied => None,
            Self::NoPort(_, cause) | Self::NoThread(cause) => Some(cause),
            Self::Unwatchable(_, cause) => Some(cause),
            Self::NoCtrlC(cause) => Some(cause),
        }
    }
}
