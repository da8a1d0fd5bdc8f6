//! What the system means when it refuses, in words of our own, and the cure: its own are English, or say nothing.

use std::io::{self, ErrorKind};

use crate::diagnostic::Language;

/// Why it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    InUse,
    NotAllowed,
    Full,
    WriteProtected,
    TooLong,
    OddName,
    NotThere,
    NoFolder,
    Folder,
    File,
}

/// What an error means, and what to do before it is tried again; nothing where the system knows more than we do.
pub fn cause(error: &io::Error, language: Language) -> Option<[&'static str; 2]> {
    let error = first(error);
    let number = error.raw_os_error().filter(|_| cfg!(windows));
    let said = match of(error.kind(), number)? {
        Cause::InUse => [
            ["这个文件正在别的程序（例如 Word、Excel）里打开", "先关掉它"],
            ["another program has it open (Word or Excel, say)", "close it there"],
        ],
        Cause::NotAllowed => [
            ["没有权限：它是只读的、属于别人，或者正在别的程序（例如 Word、Excel）里打开", "先关掉它，或者去掉“只读”"],
            [
                "not allowed: it is read-only, belongs to somebody else, or another program has it open (Word or Excel, say)",
                "close it there, or make it writable",
            ],
        ],
        Cause::Full => [["磁盘满了", "先腾出一些空间"], ["the disk is full", "make room on it"]],
        Cause::WriteProtected => {
            [["这个磁盘是只读的", "换一个位置"], ["this disk is read-only", "choose another place"]]
        }
        Cause::TooLong => [
            ["路径太长", "把名字改短，或者把站点移到离磁盘根目录更近的文件夹"],
            ["the path is too long", "take a shorter name, or move the site nearer to the root of the disk"],
        ],
        Cause::OddName => [
            ["系统不允许这样的名字", "换一个名字，不含 < > : \" / \\ | ? *"],
            ["the system allows no such name", "take another one, with none of < > : \" / \\ | ? *"],
        ],
        Cause::NotThere => [
            ["没有这个文件夹或磁盘", "检查路径，看看 U 盘是不是插好了"],
            ["there is no such folder or disk", "look at the path, and whether the USB stick is plugged in"],
        ],
        Cause::NoFolder => [
            ["路径中间有一段是文件，不是文件夹", "换一个路径"],
            ["a part of the path is a file where a folder should be", "choose another path"],
        ],
        Cause::Folder => {
            [["那里是一个文件夹，应当是文件", "移走它"], ["a folder is there, where a file should be", "move it away"]]
        }
        Cause::File => [["那里已经有一个文件", "移走它"], ["a file is there already", "move it away"]],
    };
    Some(language.of(said))
}

/// What the system said, below what others wrapped around it.
fn first(error: &io::Error) -> &io::Error {
    let mut within = error.get_ref().and_then(|it| it.source());
    while let Some(error) = within {
        match error.downcast_ref::<io::Error>() {
            Some(error) => return first(error),
            None => within = error.source(),
        }
    }
    error
}

/// `number` is that of Windows, which tells more than the kind.
fn of(kind: ErrorKind, number: Option<i32>) -> Option<Cause> {
    match (number, kind) {
        (Some(32 | 33), _) => Some(Cause::InUse),
        (Some(123), _) => Some(Cause::OddName),
        (Some(206), _) => Some(Cause::TooLong),
        (Some(3 | 15 | 21 | 53 | 67), _) | (_, ErrorKind::NotFound) => Some(Cause::NotThere),
        (_, ErrorKind::PermissionDenied) => Some(Cause::NotAllowed),
        (_, ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy) => Some(Cause::InUse),
        (_, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Some(Cause::Full),
        (_, ErrorKind::ReadOnlyFilesystem) => Some(Cause::WriteProtected),
        (_, ErrorKind::InvalidFilename) => Some(Cause::TooLong),
        (Some(267), _) | (_, ErrorKind::NotADirectory) => Some(Cause::NoFolder),
        (_, ErrorKind::IsADirectory) => Some(Cause::Folder),
        (_, ErrorKind::AlreadyExists) => Some(Cause::File),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::{Cause, cause, of};
    use crate::diagnostic::Language;

    #[test]
    fn numbers_of_windows_tell_more_than_kinds() {
        let windows = |number| of(ErrorKind::Other, Some(number));
        assert_eq!([32, 33].map(windows), [Some(Cause::InUse); 2]);
        assert_eq!([3, 15, 21].map(windows), [Some(Cause::NotThere); 3]);
        assert_eq!(windows(206), Some(Cause::TooLong));
        assert_eq!(windows(123), Some(Cause::OddName));
        assert_eq!(windows(267), Some(Cause::NoFolder));
        assert_eq!(of(ErrorKind::PermissionDenied, Some(5)), Some(Cause::NotAllowed));
        assert_eq!(of(ErrorKind::Other, None), None);
    }

    #[test]
    fn what_others_wrapped_around_an_error_hides_nothing() {
        let said = |error: &Error| cause(error, Language::default()).map(|[what, _]| what);
        let plain = Error::from(ErrorKind::StorageFull);
        assert_eq!(said(&plain), Some("磁盘满了"));
        assert_eq!(said(&Error::new(ErrorKind::StorageFull, "what a library says")), Some("磁盘满了"));
        assert_eq!(said(&Error::other("what a library says")), None);
    }
}
