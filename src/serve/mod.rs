//! The site, live: built in memory, served to the browsers of this machine, and built again whenever a file changes.
//!
//! The only place with a socket. A [`Session`] is taken through its steps by whoever runs it: build, wait, build.
#![expect(clippy::disallowed_methods, reason = "a flood of changes is waited out by the clock")]

mod answer;
mod host;
mod kind;
mod listen;
mod live;
mod maker;
mod overlay;
mod page;
mod range;
mod refusal;
mod request;
mod session;
mod site;
mod stream;
mod watch;

pub use host::Reach;
pub use maker::Fault;
pub use refusal::{Again, Refusal, said};
pub use session::{Built, Options, Session};
pub use watch::Next;
