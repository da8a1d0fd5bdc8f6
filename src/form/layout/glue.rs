//! What stands between two lines of one sentence.

use std::collections::BTreeMap;

use crate::form::layout::strip::Strip;
use crate::text::is_han;

/// A text's habit of setting Latin words and stops apart from Chinese ones, which a line end hides.
#[derive(Clone, Debug, Default)]
pub(super) struct Glue {
    /// How much more often a space stands between two kinds of characters than none.
    spaces: BTreeMap<char, i32>,
}

impl Glue {
    pub(super) fn of(strips: &[Strip]) -> Self {
        let mut glue = Self::default();
        for strip in strips {
            let characters: Vec<char> = strip.text().chars().collect();
            for (index, &before) in characters.iter().enumerate() {
                let (next, after) = (characters.get(index + 1), characters.get(index + 2));
                let (apart, after) = if next == Some(&' ') { (1, after) } else { (-1, next) };
                if let Some(kind) = after.and_then(|&after| kind(before, after)) {
                    *glue.spaces.entry(kind).or_default() += apart;
                }
            }
        }
        glue
    }

    /// Goes on with the next line.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        if let (Some(before), Some(after)) = (text.chars().next_back(), next.chars().next()) {
            let words = (before.is_ascii_alphanumeric() || ",;:".contains(before)) && after.is_ascii_alphanumeric();
            let usual = kind(before, after).and_then(|kind| self.spaces.get(&kind)).is_some_and(|count| *count > 0);
            if words || usual {
                text.push(' ');
            }
        }
        text.push_str(next);
    }
}

/// A stop before a Han character, or `a` for a Latin letter beside one.
fn kind(before: char, after: char) -> Option<char> {
    let letters = [before, after].iter().filter(|it| it.is_ascii_alphabetic()).count();
    let han = [before, after].iter().filter(|it| is_han(**it)).count();
    if letters == 1 && han == 1 {
        Some('a')
    } else {
        (before.is_ascii_punctuation() && is_han(after)).then_some(before)
    }
}
