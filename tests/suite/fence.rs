//! Fences of a Markdown file: what each is called and what stands in it.

/// What a fence is, and what stands in it.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) info: String,
    pub(crate) text: String,
    /// The lines of the file between the fences.
    pub(crate) lines: std::ops::Range<usize>,
}

/// Every fence, in order; one in another is part of its text.
pub(crate) fn fences(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, &str, usize)> = None;
    for (index, line) in text.lines().enumerate() {
        match open {
            Some((fence, info, start)) if line == fence => {
                let inside: Vec<&str> = text.lines().skip(start).take(index - start).collect();
                blocks.push(Block { info: info.to_owned(), text: inside.join("\n"), lines: start..index });
                open = None;
            }
            Some(_) => {}
            None => {
                let ticks = line.len() - line.trim_start_matches('`').len();
                if ticks >= 3 {
                    open = Some((&line[..ticks], line[ticks..].trim(), index + 1));
                }
            }
        }
    }
    assert!(open.is_none(), "a fence is not closed: {open:?}");
    blocks
}
