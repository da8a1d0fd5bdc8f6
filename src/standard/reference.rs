//! What the standard refers to (chapter 2, 规范性引用文件, and 参考文献).

use crate::text::{Passage, Span};

/// 规范性引用文件
#[derive(Clone, Debug)]
pub struct Reference {
    /// Without the year: `GB/T 36311`; `None` for a catalogue or a decree, which has a name alone.
    pub designation: Option<String>,
    /// `None` where the reference is not dated; none is invented.
    pub year: Option<u16>,
    /// As printed.
    pub title: String,
    /// Its line.
    pub span: Span,
}

/// 参考文献
#[derive(Clone, Debug)]
pub struct Literature {
    /// The number in brackets.
    pub number: u32,
    /// The entry as printed, after its number.
    pub passage: Passage,
}
