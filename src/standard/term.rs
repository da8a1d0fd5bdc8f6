//! Terms (chapter 3, 术语和定义).

use crate::text::{Passage, Span};

/// 术语
#[derive(Clone, Debug)]
pub struct Term {
    /// The number of its heading: `3.1`.
    pub number: String,
    /// The Chinese name.
    pub zh: String,
    /// The English name.
    pub en: Option<String>,
    /// What it means.
    pub definition: Passage,
    /// Which standard the definition is taken from, without brackets.
    pub origin: Option<String>,
    /// Its heading.
    pub span: Span,
}
