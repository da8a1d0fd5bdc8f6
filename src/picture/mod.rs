//! Pictures: what a file is, how large it is seen, and a smaller one where it is larger than any screen.

mod form;
mod look;
mod pixels;
mod smaller;
mod turn;

pub use form::Form;
pub use look::{Flaw, Look};
pub use smaller::{Broken, smaller};
