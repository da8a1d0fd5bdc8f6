//! What a request gets: an output from memory, or why not. A path is only ever looked up, so none leads elsewhere.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::ops::Range;
use std::sync::Arc;

use crate::serve::host::is_ours;
use crate::serve::kind::kind;
use crate::serve::live::Live;
use crate::serve::page::{EVENTS_PATH, SCRIPT, SCRIPT_PATH, nothing_here, unmade, version, waiting, with_script};
use crate::serve::range::Piece;
use crate::serve::request::Request;
use crate::serve::site::Made;

/// An answer, whole.
#[derive(Debug)]
pub(super) enum Answer {
    /// A file.
    File { status: &'static str, kind: &'static str, bytes: Vec<u8>, is_asked: bool, kept: Kept },
    /// Some bytes of a file.
    Piece { kind: &'static str, range: Range<usize>, bytes: Arc<[u8]> },
    /// How many bytes a file has that has not those.
    Beyond(usize),
    /// Another address.
    Moved(String),
    /// A stream of events.
    Events,
}

/// Whether a browser may keep an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// What stands at the address changes.
    Never,
    /// The address names the bytes.
    Ever,
}

impl Kept {
    fn header(self) -> &'static str {
        match self {
            Self::Never => "Cache-Control: no-store\r\n",
            Self::Ever => "Cache-Control: max-age=31536000, immutable\r\n",
        }
    }
}

/// On each answer: nothing is guessed, nothing is lent to other sites.
const ALWAYS: &str = "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
                      Connection: close\r\n";

impl Answer {
    /// The answer to a request that came in at an address of this machine.
    pub(super) fn to(request: &Request, came_in_at: SocketAddr, live: &Live) -> Self {
        let shown = live.now();
        let is_asked = request.method == "GET";
        let plain = |status, text: &str| Self::File {
            status,
            kind: "text/plain; charset=utf-8",
            bytes: text.as_bytes().to_vec(),
            is_asked: request.method != "HEAD",
            kept: Kept::Never,
        };
        if !is_ours(&request.host, came_in_at) {
            return plain("421 Misdirected Request", "this is not the host that was asked for\n");
        }
        if !is_asked && request.method != "HEAD" {
            return plain("405 Method Not Allowed", "only GET and HEAD\n");
        }
        let file = |status, kind, bytes| Self::File { status, kind, bytes, is_asked, kept: Kept::Never };
        let named = |path: &str, bytes: Vec<u8>| {
            let kept = if request.query == version(&bytes) { Kept::Ever } else { Kept::Never };
            Self::File { status: "200 OK", kind: kind(path), bytes, is_asked, kept }
        };
        match request.path.as_str() {
            EVENTS_PATH => return Self::Events,
            SCRIPT_PATH => return named(SCRIPT_PATH, SCRIPT.into()),
            _ => {}
        }
        let html = kind(".html");
        let Some(site) = &shown.site else {
            let page = with_script(waiting(shown.language).as_bytes(), None);
            return file("503 Service Unavailable", html, page);
        };
        let path = request.path.strip_prefix('/').unwrap_or(&request.path);
        let whole = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        // What keeps a page from being made lies over what stands in its place.
        let page = |status, path: &str, made: Made| match made {
            Ok(page) => file(status, html, with_script(&page, Some(site))),
            Err(overlay) => {
                if let Some(overlay) = overlay {
                    live.cover_site(site, overlay);
                }
                let none = || with_script(unmade(shown.language).as_bytes(), Some(site));
                let last = site.last(path).map(|page| file(status, html, with_script(page, Some(site))));
                last.unwrap_or_else(|| file("500 Internal Server Error", html, none()))
            }
        };
        match site.output(&whole) {
            Some(Ok(bytes)) if !site.pages.contains(&whole) => {
                match Piece::of(request.range.as_deref().filter(|_| is_asked), bytes.len()) {
                    Piece::Whole => named(&whole, bytes.to_vec()),
                    Piece::Of(range) => Self::Piece { kind: kind(&whole), range, bytes },
                    Piece::Beyond => Self::Beyond(bytes.len()),
                }
            }
            Some(made) => page("200 OK", &whole, made),
            None if site.paths.contains(&format!("{path}/index.html")) => Self::Moved(format!("/{path}/")),
            None => match site.output("404.html") {
                Some(made) => page("404 Not Found", "404.html", made),
                None => plain("404 Not Found", nothing_here(shown.language)),
            },
        }
    }

    /// The answer to what is no request.
    pub(super) fn nonsense() -> Self {
        let bytes = b"this is no request\n".to_vec();
        Self::File {
            status: "400 Bad Request",
            kind: "text/plain; charset=utf-8",
            bytes,
            is_asked: true,
            kept: Kept::Never,
        }
    }

    /// Writes it; of a stream only the head.
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::File { status, kind, bytes, is_asked, kept } => {
                let (len, kept) = (bytes.len(), kept.header());
                let head =
                    format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len}\r\n{kept}{ALWAYS}\r\n");
                to.write_all(head.as_bytes())?;
                if *is_asked { to.write_all(bytes) } else { Ok(()) }
            }
            Self::Piece { kind, range, bytes } => {
                let (len, never, whole) = (range.len(), Kept::Never.header(), bytes.len());
                let place = format!("Content-Range: bytes {}-{}/{whole}\r\n", range.start, range.end - 1);
                let head = "HTTP/1.1 206 Partial Content\r\n";
                let head = format!("{head}Content-Type: {kind}\r\nContent-Length: {len}\r\n{place}{never}{ALWAYS}\r\n");
                to.write_all(head.as_bytes())?;
                to.write_all(&bytes[range.clone()])
            }
            Self::Beyond(whole) => {
                let never = Kept::Never.header();
                let head = "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n";
                to.write_all(format!("{head}Content-Range: bytes */{whole}\r\n{never}{ALWAYS}\r\n").as_bytes())
            }
            Self::Moved(place) => {
                let never = Kept::Never.header();
                let head = "HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\n";
                to.write_all(format!("{head}Location: {place}\r\n{never}{ALWAYS}\r\n").as_bytes())
            }
            Self::Events => {
                let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n";
                to.write_all(format!("{head}{}{ALWAYS}\r\nretry: 500\n\n", Kept::Never.header()).as_bytes())
            }
        }
    }
}
