//! Which characters count as Chinese, Japanese or Korean where emphasis begins and ends.

/// First and last of each block; what is not assigned in them does not matter.
const BLOCKS: [(u32, u32); 25] = [
    (0x1100, 0x11ff),
    (0x20a9, 0x20a9),
    (0x2329, 0x232a),
    (0x2630, 0x2637),
    (0x268a, 0x268f),
    (0x2e80, 0x303e),
    (0x3041, 0x3247),
    (0x3250, 0xa4c6),
    (0xa960, 0xa97c),
    (0xac00, 0xd7fb),
    (0xf900, 0xfaff),
    (0xfe10, 0xfe19),
    (0xfe30, 0xfe6b),
    (0xff01, 0xffee),
    (0x16fe0, 0x1b2fb),
    (0x1d300, 0x1d376),
    (0x1f1ae, 0x1f1ae),
    (0x1f200, 0x1f200),
    (0x1f202, 0x1f202),
    (0x1f210, 0x1f219),
    (0x1f21b, 0x1f22e),
    (0x1f230, 0x1f231),
    (0x1f237, 0x1f23b),
    (0x1f240, 0x1f265),
    (0x20000, 0x3fffd),
];

/// Letters and marks of these scripts.
pub(super) fn is_chinese(character: char) -> bool {
    let number = u32::from(character);
    BLOCKS.iter().any(|(first, last)| (*first..=*last).contains(&number))
}

/// Says which form of the character before it is meant, for any script.
pub(super) fn is_selector(character: char) -> bool {
    ('\u{fe00}'..='\u{fe0e}').contains(&character)
}

/// The same for Han characters alone.
pub(super) fn is_variant(character: char) -> bool {
    ('\u{e0100}'..='\u{e01ef}').contains(&character)
}
