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

/// Why a world refused, from what was wanted down to what the system says.
pub fn said(error: &anyhow::Error, language: Language) -> String {
    let said =
        error.chain().map(|cause| match (cause.downcast_ref::<disk::Refusal>(), cause.downcast_ref::<Refusal>()) {
            (Some(refusal), _) => refusal.say(language),
            (_, Some(refusal)) => refusal.say(language),
            _ => cause.to_string(),
        });
    said.collect::<Vec<_>>().join(": ")
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.say(Language::default()))
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NoPort(_, cause) | Self::NoThread(cause) => Some(cause),
            Self::Unwatchable(_, cause) => Some(cause),
            Self::NoCtrlC(cause) => Some(cause),
        }
    }
}
