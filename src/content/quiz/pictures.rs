//! Pictures in the words of quizzes: where each stands in the lesson, so that its file is found as those of the text are.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use crate::content::markdown::{self, Mention, MentionKind};
use crate::content::quiz::question::Quiz;
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span};

/// The pictures of a block's questions, each once; one whose words stand nowhere in it, since YAML has them otherwise,
/// is told.
pub(in crate::content) fn pictures(
    source: &Source,
    text: Span,
    quizzes: &[Quiz],
    diagnostics: &mut Diagnostics,
) -> Vec<Mention> {
    let has_picture = |quiz: &&Quiz| quiz.words().iter().any(|words| words.contains("!["));
    let shown: Vec<&Quiz> = quizzes.iter().filter(has_picture).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let mut written = places(source.slice(text));
    let mut mentions = Vec::new();
    let mut known = Vec::new();
    for quiz in shown {
        for words in quiz.words() {
            for (event, range) in markdown::events(words) {
                let Event::Start(Tag::Image { dest_url, .. }) = event else { continue };
                let target = dest_url.into_string();
                if let Some(at) = written.remove(&words[range.clone()]) {
                    let start = text.start as usize + at;
                    let span = Span::new(text.source, start, start + range.len());
                    mentions.push(Mention { kind: MentionKind::Image, target: target.clone(), span });
                    known.push(target);
                } else if !known.contains(&target) {
                    diagnostics.at(quiz.span, Finding::UnusableLink { target });
                }
            }
        }
    }
    mentions
}

/// Where each picture of a text is written first.
fn places(text: &str) -> BTreeMap<&str, usize> {
    let all = |sign: &str| text.match_indices(sign).map(|(at, _)| at).collect::<Vec<usize>>();
    let (addresses, ends) = (all("]("), all(")"));
    let behind = |all: &[usize], at: usize| all.get(all.partition_point(|it| *it < at)).copied();
    let mut places = BTreeMap::new();
    for at in all("![") {
        if let Some(end) = behind(&addresses, at).and_then(|from| behind(&ends, from)) {
            places.entry(&text[at..=end]).or_insert(at);
        }
    }
    places
}
