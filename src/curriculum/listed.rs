//! What a requirement lists (域名详情、服务器详情…), and what of it the words of its evidence never name.
//!
//! By plain text alone: an aid for whoever writes and reviews, and never a state.

use crate::content::{self, Facet};
use crate::curriculum::coverage::{Origin, Row};
use crate::curriculum::lesson::Proof;
use crate::curriculum::model::Syllabus;

/// The list of one requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// How many things it lists.
    pub items: usize,
    /// Those that no evidence names.
    pub missing: Vec<String>,
}

/// Words that lead into a list and belong to no item.
const LEADS: [&str; 14] = [
    "但不限于",
    "包括",
    "包含",
    "例如",
    "查询",
    "进行",
    "完成",
    "使用",
    "利用",
    "确定",
    "制定并执行",
    "制作",
    "达成",
    "的",
];
const MARKS: [char; 12] = ['，', ',', '。', '；', ';', '：', ':', '（', '）', '(', ')', '！'];

/// Nothing where the requirement lists fewer than three things, or no text claims it.
pub fn listed(syllabus: &Syllabus, row: &Row) -> Option<Listed> {
    let items = items(&syllabus.requirement(row.requirement).passage.text);
    if items.is_empty() {
        return None;
    }
    let mut words = String::new();
    for evidence in row.evidence.iter().filter(|evidence| evidence.why_not.is_none()) {
        if let Origin::Lesson(slug, proof) = &evidence.origin {
            words.push_str(&text(&syllabus.lesson(slug).written, *proof));
        }
    }
    let words = plain(&words);
    if words.is_empty() {
        return None;
    }
    let missing = items.iter().filter(|item| !is_named(item, &words)).cloned().collect();
    Some(Listed { items: items.len(), missing })
}

/// The things that a text lists between `、`, without what leads into the list and out of it.
fn items(text: &str) -> Vec<String> {
    let mut items = Vec::new();
    for clause in text.split(MARKS).filter(|clause| clause.matches('、').count() >= 2) {
        let parts: Vec<&str> = clause.split('、').map(str::trim).collect();
        let last = parts.len() - 1;
        let longest = parts[1..last].iter().map(|part| part.chars().count()).max().unwrap_or(4).max(4);
        for (index, part) in parts.into_iter().enumerate() {
            let mut item = part;
            if index == 0 {
                let lead = LEADS.iter().filter_map(|lead| item.rfind(lead).map(|at| at + lead.len())).max();
                item = &item[lead.filter(|at| *at < item.len()).unwrap_or(0)..];
                item = tail(item, longest);
            } else if index == last {
                item = item.split('等').next().unwrap_or(item);
                item = head(item, longest);
            }
            if item.chars().count() >= 2 {
                items.push(item.to_owned());
            }
        }
    }
    if items.len() < 3 { Vec::new() } else { items }
}

/// Whether the words hold an item, or at least its end or its beginning where it is long.
fn is_named(item: &str, words: &str) -> bool {
    let item = plain(item);
    words.contains(&item)
        || (item.chars().count() > 4 && (words.contains(tail(&item, 4)) || words.contains(head(&item, 4))))
}

fn head(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

fn tail(text: &str, letters: usize) -> &str {
    let count = text.chars().count();
    text.char_indices().nth(count.saturating_sub(letters)).map_or(text, |(at, _)| &text[at..])
}

/// Without white space and capitals, which differ between the standard and a lesson.
fn plain(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The words of a piece of evidence; a section's with those of the sections in it.
fn text(lesson: &content::Lesson, proof: Proof) -> String {
    match proof {
        Proof::Section(index) => {
            let headings = &lesson.body.headings;
            let inner = headings[index + 1..].iter().take_while(|it| it.rank > headings[index].rank);
            let all = std::iter::once(&headings[index]).chain(inner);
            all.flat_map(|heading| [&heading.title, "\n", &heading.text, "\n"]).collect()
        }
        Proof::Quiz(index) => {
            let quiz = &lesson.quizzes[index];
            format!("{}\n{}\n", quiz.question, quiz.why)
        }
        Proof::Rubric(index) => {
            let rubric = &lesson.rubrics[index];
            let points = rubric.criteria.iter().map(|it| format!("{}\n{}\n", it.point, it.standard));
            points.chain(rubric.output.clone()).collect()
        }
    }
}

/// Whether a requirement is examined by questions, and whether by doing, by evidence that counts.
pub fn examined(syllabus: &Syllabus, row: &Row) -> [bool; 2] {
    let counting = row.evidence.iter().filter(|it| it.facet == Facet::Assess && it.why_not.is_none());
    let mut examined = [false; 2];
    for evidence in counting {
        examined[usize::from(!evidence.is_theory(syllabus))] = true;
    }
    examined
}

#[cfg(test)]
mod tests {
    use super::{is_named, items};

    #[test]
    fn lists_are_cut_into_what_they_list() {
        assert_eq!(
            items("能选择合适的第三方工具查询网站域名详情、服务器详情、网站打开速度、关键词排名等情况。"),
            ["网站域名详情", "服务器详情", "网站打开速度", "关键词排名"]
        );
        assert_eq!(items("包括点击率、转化率、质量得分"), ["点击率", "转化率", "质量得分"]);
        assert!(items("能迎客、送客。").is_empty());
    }

    #[test]
    fn long_items_may_be_named_in_part() {
        assert!(is_named("网站域名详情", "查域名详情"));
        assert!(!is_named("关键词排名", "查域名详情"));
    }
}
