//! What a Word file holds of a lesson: blocks, and what stands in their lines.

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// The document's own name.
    Title(Vec<Inline>),
    /// A heading, from 1.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// What stands below a picture or above a table.
    Caption(Vec<Inline>),
    /// An item of a list, by how deep it lies.
    Item(usize, Marker, Vec<Inline>),
    /// Rows of cells, all of one width.
    Table(Vec<Vec<Vec<Inline>>>),
    /// A formula on lines of its own.
    Formula(String),
    /// Questions of a test paper, as they are.
    Paper(String),
}

/// What stands before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A sign.
    Bullet,
    /// A number.
    Number(u32),
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// Words that look alike.
    Text(String, Look),
    /// The line ends here.
    Break,
    /// A link to another host.
    Link(String, Vec<Inline>),
    /// A picture by its name in the lesson's folder, and what it shows.
    Picture(String, String),
    /// A footnote by its number.
    Note(usize),
    /// A formula.
    Formula(String),
    /// A formula that is to stand by itself where it can.
    Display(String),
}

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
}

/// The words of a line without their looks.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words, _) => text.push_str(words),
            Inline::Break => text.push(' '),
            Inline::Link(_, inside) => text.push_str(&plain(inside)),
            Inline::Formula(tex) | Inline::Display(tex) => text.push_str(tex),
            Inline::Picture(..) | Inline::Note(_) => {}
        }
    }
    text
}

/// Whether a line holds words alone.
pub(super) fn is_words(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| matches!(inline, Inline::Text(..) | Inline::Break))
}

/// Whether a line holds nothing that would be seen.
pub(super) fn is_empty(inlines: &[Inline]) -> bool {
    let unseen = |inline: &Inline| match inline {
        Inline::Text(words, _) => words.trim().is_empty(),
        Inline::Break => true,
        Inline::Link(_, inside) => is_empty(inside),
        Inline::Picture(..) | Inline::Note(_) | Inline::Formula(_) | Inline::Display(_) => false,
    };
    inlines.iter().all(unseen)
}
