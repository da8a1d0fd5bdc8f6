//! What a text means that its author did not tell Word: a title, headings in bold, captions.

use crate::author::import::block::{Block, Inline, is_words, plain};
use crate::author::import::word::Read;

/// The document's own name, which is taken out of its blocks.
pub(super) fn title(read: &mut Read) -> Option<String> {
    let named = read.blocks.iter().position(|block| matches!(block, Block::Title(_)));
    let highest = || {
        let mut firsts = read.blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Heading(1, _)));
        // One heading of the first rank at the top is the name of it all.
        firsts.next().filter(|(at, _)| *at == 0 && firsts.next().is_none()).map(|(at, _)| at)
    };
    let at = named.or_else(highest).or_else(|| read.is_titled.then_some(0))?;
    let (Block::Title(inlines) | Block::Heading(_, inlines) | Block::Paragraph(inlines)) = read.blocks.remove(at)
    else {
        return None;
    };
    Some(plain(&inlines).trim().to_owned()).filter(|title| !title.is_empty())
}

/// Ranks as lessons have them: from 2, without a gap.
pub(super) fn headings(read: &mut Read) {
    if !read.has_headings {
        for block in &mut read.blocks {
            if let Block::Paragraph(inlines) = block
                && let Some(rank) = bold_heading(inlines)
            {
                *block = Block::Heading(rank, std::mem::take(inlines));
            }
        }
    }
    let ranks = read.blocks.iter().filter_map(|block| match block {
        Block::Heading(rank, _) => Some(*rank),
        _ => None,
    });
    let highest = ranks.min().unwrap_or(2);
    let mut before = 1;
    for block in &mut read.blocks {
        if let Block::Heading(rank, _) = block {
            *rank = (*rank + 2 - highest.min(*rank)).min(before + 1).min(6);
            before = *rank;
        }
    }
}

/// `一、教学目标` in bold on a line of its own, where no heading is styled as such.
fn bold_heading(inlines: &[Inline]) -> Option<u8> {
    let is_bold = |inline: &Inline| match inline {
        Inline::Text(words, look) => look.bold || words.trim().is_empty(),
        _ => false,
    };
    let text = plain(inlines);
    let text = text.trim();
    if !inlines.iter().all(is_bold) || text.chars().count() > LONGEST || text.ends_with(['。', '；', '，', '：', '.'])
    {
        return None;
    }
    let counted =
        |text: &str| text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']).len();
    if counted(text) < text.len() && text[text.len() - counted(text)..].starts_with('、') {
        return Some(1);
    }
    let inside = text.strip_prefix(['（', '('])?;
    let rest = &inside[inside.len() - counted(inside)..];
    (rest.len() < inside.len() && rest.starts_with(['）', ')'])).then_some(2)
}

/// Characters of a heading.
const LONGEST: usize = 30;

/// The words below a picture become what it shows, since a picture alone is a figure with them.
pub(super) fn captions(read: &mut Read) {
    let blocks = std::mem::take(&mut read.blocks);
    for block in blocks {
        let said = match &block {
            Block::Caption(inlines) if is_words(inlines) => Some(plain(inlines)),
            Block::Paragraph(inlines) if is_words(inlines) => Some(plain(inlines)).filter(|text| is_caption(text)),
            _ => None,
        };
        if let Some(said) = said
            && let Some(Block::Paragraph(inlines)) = read.blocks.last_mut()
            && let [Inline::Picture(_, shown)] = inlines.as_mut_slice()
        {
            said.trim().clone_into(shown);
            continue;
        }
        read.blocks.push(block);
    }
}

/// `图 2-1 流程图`
fn is_caption(text: &str) -> bool {
    let text = text.trim();
    let rest = text.strip_prefix('图').unwrap_or_default().trim_start();
    rest.starts_with(|it: char| it.is_ascii_digit()) && text.chars().count() <= LONGEST && !text.ends_with('。')
}
