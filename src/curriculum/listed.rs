//! What a requirement lists (域名详情、服务器详情…), and what of it the words of its evidence never name.
//!
//! By plain text alone: an aid for whoever writes and reviews, and never a state.

use crate::content::Facet;
use crate::content::markdown::{self, Heading};
use crate::curriculum::assesses::Assesses;
use crate::curriculum::coverage::Row;
use crate::curriculum::evidence::Origin;
use crate::curriculum::lesson::{Lesson, Proof};
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
const LEADS: [&str; 22] = [
    "识别",
    "但不限于",
    "包括",
    "包含",
    "例如",
    "查询",
    "进行",
    "完成",
    "使用",
    "利用",
    "运用",
    "确定",
    "选择",
    "制定并执行",
    "制定",
    "制作",
    "达成",
    "拓展",
    "办理",
    "告知",
    "分析和",
    "的",
];
/// Words that lead out of it.
const ENDS: [&str; 11] = ["等", "对", "进行", "的", "并", "以及", "工作", "情况", "整理", "策略组合", "保障"];
/// More letters than a name has.
const LONG: usize = 12;
const MARKS: [char; 12] = ['，', ',', '。', '；', ';', '：', ':', '（', '）', '(', ')', '！'];

/// Nothing where the requirement lists fewer than three things, or no text claims it.
pub fn listed(syllabus: &Syllabus, row: &Row) -> Option<Listed> {
    let (items, count) = items(&syllabus.requirement(row.requirement).passage.text);
    if items.is_empty() {
        return None;
    }
    let mut words = String::new();
    for evidence in row.evidence.iter().filter(|evidence| evidence.why_not.is_none()) {
        if let Origin::Lesson(index, proof) = evidence.origin {
            words.push_str(&text(&syllabus.lessons()[index], proof));
        }
    }
    let sentences: Vec<String> =
        words.split(['\n', '。', '！', '？', '；']).map(plain).filter(|it| !it.is_empty()).collect();
    if sentences.is_empty() {
        return None;
    }
    let holds = |part: &str| sentences.iter().any(|sentence| sentence.contains(part));
    let is_there = |item: &str| is_named(item, &sentences) || own_part(item, &items).is_some_and(holds);
    let missing = items.iter().filter(|item| !is_there(&plain(item))).cloned().collect();
    Some(Listed { items: count, missing })
}

/// What tells an item from the others where they end alike: 结构优化、技术优化 may be the rows 结构 and 技术 of one table.
fn own_part<'a>(item: &'a str, items: &[String]) -> Option<&'a str> {
    let letters = item.chars().count();
    let is_alike = |other: &&String| {
        let other = plain(other);
        other != item && other.chars().count() >= 4 && tail(&other, 2) == tail(item, 2)
    };
    let part = head(item, letters.saturating_sub(2));
    // Of 网站域名 the word is 域名, and 服务器 is one.
    let word = if letters > 5 { tail(part, 2) } else { part };
    (letters >= 4 && items.iter().any(|other| is_alike(&other))).then_some(word)
}

/// The things that a text lists between `、`, without what leads into the list and out of it.
///
/// Where it cannot be told where a name begins or ends, it is counted and not named: half a word would tell nobody
/// anything.
fn items(text: &str) -> (Vec<String>, usize) {
    let (mut items, mut count) = (Vec::new(), 0);
    for clause in text.split(MARKS).filter(|clause| clause.matches('、').count() >= 2) {
        let parts: Vec<&str> = clause.split('、').map(str::trim).collect();
        let last = parts.len() - 1;
        // Days, weeks and months of something are one thing.
        if parts[1..last].iter().any(|part| part.chars().count() < 2) {
            continue;
        }
        count += parts.len();
        for (index, part) in parts.into_iter().enumerate() {
            let item = if index == 0 { after_lead(part) } else { before_end(part) };
            items.extend(item.filter(|it| (2..=LONG).contains(&it.chars().count())).map(str::to_owned));
        }
    }
    if items.len() < 3 { (Vec::new(), count) } else { (items, count) }
}

/// The first name of a list, where something leads into it, or where nothing stands before it.
fn after_lead(part: &str) -> Option<&str> {
    let rests = LEADS.iter().filter_map(|lead| Some(&part[part.rfind(lead)? + lead.len()..]));
    let shortest = rests.filter(|rest| rest.chars().count() >= 2).min_by_key(|rest| rest.len());
    let is_sentence = part.starts_with(|it: char| it.is_ascii_digit() || "能对按通根在".contains(it));
    shortest.or_else(|| (!is_sentence).then_some(part))
}

/// A name up to what leads out of the list.
fn before_end(part: &str) -> Option<&str> {
    let end = ENDS.iter().filter_map(|end| part.find(end)).min().unwrap_or(part.len());
    Some(part[..end].trim()).filter(|name| !name.is_empty())
}

/// Whether the words hold an item; or its end or its beginning, where it is long; or what it is about and what is done
/// with it in one sentence (优化网站内容 for 内容优化, 注册一个账号 for 海外社交媒体账号注册); or each of the things that it joins (专利和商标).
fn is_named(item: &str, sentences: &[String]) -> bool {
    let letters = item.chars().count();
    let holds = |part: &str| sentences.iter().any(|sentence| sentence.contains(part));
    let in_one = |one: &str, other: &str| sentences.iter().any(|it| it.contains(one) && it.contains(other));
    let parts: Vec<&str> = item.split(['和', '与', '及']).collect();
    holds(item)
        || (letters > 4 && (holds(tail(item, 4)) || holds(head(item, 4))))
        || (letters >= 4 && in_one(head(item, letters - 2), tail(item, 2)))
        || (letters > 4 && in_one(head(tail(item, 4), 2), tail(item, 2)))
        || (letters >= 8 && holds(tail(item, 3)))
        || (parts.len() > 1 && parts.iter().all(|part| part.chars().count() >= 2 && is_named(part, sentences)))
}

fn head(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

fn tail(text: &str, letters: usize) -> &str {
    let count = text.chars().count();
    text.char_indices().nth(count.saturating_sub(letters)).map_or(text, |(at, _)| &text[at..])
}

/// Without white space, quotes and capitals, which differ between the standard and a lesson.
fn plain(text: &str) -> String {
    const QUOTES: [char; 10] = ['“', '”', '‘', '’', '"', '\'', '《', '》', '「', '」'];
    text.chars().filter(|it| !it.is_whitespace() && !QUOTES.contains(it)).flat_map(char::to_lowercase).collect()
}

/// The words of a piece of evidence; a section's with those of the sections in it.
fn text(lesson: &Lesson, proof: Proof) -> String {
    let written = &lesson.written;
    match proof {
        Proof::Section(index) => {
            let headings = &written.body.headings;
            let inner = headings[index + 1..].iter().take_while(|it| it.rank > headings[index].rank);
            let all = std::iter::once(&headings[index]).chain(inner);
            // The name of a lesson elsewhere is no word of this one.
            let own = |heading: &Heading| {
                let text = markdown::renamed(heading.text.of(lesson.text()), |_| Some(String::new()));
                format!("{}\n{text}\n", heading.title)
            };
            all.map(own).collect()
        }
        Proof::Quiz(index) => {
            let quiz = &written.quizzes[index];
            format!("{}\n{}\n", quiz.question, quiz.why)
        }
        Proof::Rubric(index) => {
            let rubric = &written.rubrics[index];
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
        match evidence.assesses(syllabus) {
            Assesses::ByQuestions => examined[0] = true,
            Assesses::ByDoing => examined[1] = true,
            Assesses::Untold => {}
        }
    }
    examined
}

#[cfg(test)]
mod tests {
    use super::{is_named, items, own_part, plain};

    #[test]
    fn lists_are_cut_into_what_they_list() {
        let of = |text: &str| items(text).0.join("|");
        assert_eq!(
            of("能选择合适的第三方工具查询网站域名详情、服务器详情、网站打开速度、关键词排名等情况。"),
            "网站域名详情|服务器详情|网站打开速度|关键词排名"
        );
        assert_eq!(of("包括关键词优化、内容优化、结构优化"), "关键词优化|内容优化|结构优化");
        assert_eq!(
            of("能正确使用展示广告排除设置、再营销设置、出价策略设置。"),
            "展示广告排除设置|再营销设置|出价策略设置"
        );
        assert_eq!(of("个人数据保护、存储、交流的工作中采取的措施"), "个人数据保护|存储|交流");
        assert_eq!(of("能按进度整理每日、周、月社交媒体营销数据"), "");
        assert_eq!(
            of("对移动端首页、分类页、详情页逻辑结构和关键点进行提取、制作"),
            "分类页|详情页逻辑结构和关键点|制作"
        );
        assert_eq!(of("能迎客、送客。"), "");
        assert_eq!(items("对移动端首页、分类页、详情页、列表页").1, 4);
    }

    #[test]
    fn items_that_end_alike_are_told_by_what_they_begin_with() {
        let items = ["网站域名详情", "服务器详情", "结构优化", "技术优化", "打开速度"].map(str::to_owned);
        assert_eq!(["网站域名详情", "服务器详情"].map(|it| own_part(it, &items)), [Some("域名"), Some("服务器")]);
        assert_eq!(["结构优化", "打开速度"].map(|it| own_part(it, &items)), [Some("结构"), None]);
    }

    #[test]
    fn long_items_may_be_named_in_part() {
        let named = |item: &str, words: &str| is_named(item, &[words.to_owned(), "别的话".to_owned()]);
        assert!(named("网站域名详情", "查域名详情"));
        assert!(!named("关键词排名", "查域名详情"));
        assert!(named("内容优化", "优化网站的内容") && !named("内容优化", "网站的内容"));
        assert!(named("专利和商标", "商标十年，专利二十年") && !named("专利和商标", "商标十年"));
        assert!(named("海外社交媒体账号注册", "先注册一个账号") && !named("海外社交媒体账号注册", "先有一个账号"));
        // Quotes are no words.
        assert!(is_named(&plain("“三品”策略"), &[plain("三品策略")]));
        // What stands far apart says nothing of both.
        assert!(!is_named("内容优化", &["优化图片".to_owned(), "看内容".to_owned()]));
    }
}
