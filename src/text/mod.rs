//! Text that knows where it stands: sources, and places in them.

mod decode;
mod han;
mod name;
mod separated;
mod source;
mod span;

pub use decode::{Decoded, decode};
pub use han::{is_han, narrow, narrow_character, without_han_spaces};
pub use name::{is_device, is_file_name, is_odd};
pub use separated::{cell_name, separated};
pub use source::{Origin, Position, Source, SourceId, Sources};
pub use span::{Passage, Span, Spanned};
