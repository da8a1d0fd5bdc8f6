//! What a browser asks for.

use std::io::Read;

/// A longer head than this is nobody's who reads a course.
const LONGEST: usize = 32 * 1024;
const HEADERS: usize = 100;

/// The part of a request that decides the answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// Without its query.
    pub(super) path: String,
    /// What stands behind the `?`.
    pub(super) query: String,
    pub(super) host: String,
    /// Which of its bytes, as written.
    pub(super) range: Option<String>,
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    For(Request),
    /// What is no request.
    Nonsense,
    /// Browsers open connections that they may not need.
    Nothing,
}

/// Reads the head of a request; a body has nothing to say here.
pub(super) fn read(from: &mut impl Read) -> Asked {
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        match from.read(&mut chunk) {
            Ok(0) | Err(_) => return Asked::Nothing,
            Ok(len) => head.extend_from_slice(&chunk[..len]),
        }
        match parse(&head) {
            Ok(Some(request)) => return Asked::For(request),
            Ok(None) if head.len() < LONGEST => {}
            _ => return Asked::Nonsense,
        }
    }
}

/// A request, once its head is there as a whole.
fn parse(head: &[u8]) -> Result<Option<Request>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    if request.parse(head)?.is_partial() {
        return Ok(None);
    }
    let (Some(method), Some(target)) = (request.method, request.path) else { return Ok(None) };
    let named = |name: &str| request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
    // Nothing tells a browser which bytes it has a part of, so what it asks under that condition it gets whole.
    let range = named("range").filter(|_| named("if-range").is_none());
    let range = range.map(|header| String::from_utf8_lossy(header.value).trim().to_owned());
    let mut hosts = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case("host"));
    let host = hosts.next().map(|header| String::from_utf8_lossy(header.value).trim().to_owned());
    // Of two hosts neither is believed.
    let host = host.filter(|_| hosts.next().is_none()).unwrap_or_default();
    let target = target.split('#').next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Ok(Some(Request { method: method.to_owned(), path: path.to_owned(), query: query.to_owned(), host, range }))
}

#[cfg(test)]
mod tests {
    use super::{Asked, LONGEST, read};

    #[test]
    fn a_request_is_read_and_nonsense_is_told() {
        let Asked::For(request) = read(&mut "GET /a/b.html?c HTTP/1.1\r\nHOST: localhost:1\r\n\r\n".as_bytes()) else {
            panic!("a request")
        };
        assert_eq!((request.method.as_str(), request.path.as_str(), request.query.as_str()), ("GET", "/a/b.html", "c"));
        assert_eq!(request.host, "localhost:1");
        let Asked::For(request) = read(&mut "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".as_bytes()) else {
            panic!("a request")
        };
        assert_eq!(request.host, "");
        assert_eq!(read(&mut "\u{16}\u{3}\u{1}\u{0} not HTTP\r\n\r\n".as_bytes()), Asked::Nonsense);
        assert_eq!(read(&mut "GET / HTTP/1.1\r\nHost: a".as_bytes()), Asked::Nothing);
        let endless = format!("GET /{} HTTP/1.1", "a".repeat(2 * LONGEST));
        assert_eq!(read(&mut endless.as_bytes()), Asked::Nonsense);
    }
}
