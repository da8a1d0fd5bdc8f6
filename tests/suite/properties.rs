//! Laws that hold for every input.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kebiao::curriculum::Coverage;
use kebiao::diagnostic::{Diagnostics, Finding, Place};
use kebiao::export;
use kebiao::output::Manifest;
use kebiao::project::Files;
use kebiao::standard::{Standard, parse};
use kebiao::text::{Decoded, Source, SourceId, decode};
use proptest::prelude::*;

use crate::folder::{cases, compile, repository};
use crate::printed;
use crate::printed::{cut_places, fields, narrow, print};
use crate::site_laws::assert_lawful;

const HEADER: &str = "工作领域\t工作任务\t职业技能要求\n";

/// Cells such as rows have, where 口 is what tells them apart.
const CELLS: [&str; 12] = [
    "",
    "",
    "1. 口",
    "2. 口",
    "1.1 口",
    "1.2 口",
    "1.1.1 能口。",
    "1.1.2 能口",
    "（1）能口；",
    "能口。",
    "口",
    "<p>口，</p><p>1.1.3 能口。</p>",
];

const USUAL: &str = include_str!("../cases/standard.txt");

fn seed() -> String {
    std::fs::read_to_string(repository("seeds/530047.txt")).expect("a readable seed")
}

fn read(text: &str) -> (Source, Standard) {
    let source = Source::new(SourceId(0), "x.txt".to_owned(), text.to_owned());
    let standard = parse(&source, "x", &mut Diagnostics::default());
    (source, standard)
}

fn tree(text: &str) -> String {
    export::standard_tree(&read(text).1)
}

/// What must be true of whatever the parser returns.
fn assert_lawful_standard(text: &str) {
    let (source, standard) = read(text);
    let filled: Vec<u32> = source
        .lines()
        .zip(1..)
        .filter(|(line, _)| !source.slice(*line).trim().is_empty())
        .map(|(_, number)| number)
        .collect();
    let claimed: Vec<u32> = standard.lines.iter().map(|claim| claim.line).collect();
    assert_eq!(claimed, filled, "each line is claimed once");
    for (.., requirement) in standard.requirements() {
        let pieces: String = requirement.passage.pieces.iter().map(|piece| source.slice(*piece)).collect();
        assert_eq!(pieces, requirement.passage.text, "a passage is its pieces");
    }
    let mut codes: Vec<String> = standard.requirements().map(|(.., requirement)| requirement.id.to_string()).collect();
    let all = codes.len();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), all, "codes are unique");
}

/// Requirements by task by field, for a made-up standard.
fn made_up() -> impl Strategy<Value = Vec<Vec<Vec<String>>>> {
    let sentence = "能[甲-龟]{2,12}[，、][A-Z]{0,3} ?[甲-龟]{2,12}。";
    let task = prop::collection::vec(sentence, 1..4);
    let field = prop::collection::vec(task, 1..4);
    prop::collection::vec(field, 1..4)
}

/// Prints it as a standard does; `breaks` says after which rows a page ends, `wrapped` whether cells hold `<p>`.
fn plain(fields: &[Vec<Vec<String>>], breaks: &[bool], wrapped: bool) -> (String, String) {
    let header = "工作领域\t工作任务\t职业技能要求\n";
    let mut text = format!("表 1 甲职业技能等级要求（初级）\n{header}");
    let mut expected = "初级\n".to_owned();
    let mut row = 0;
    for (field_index, tasks) in fields.iter().enumerate() {
        let field = field_index + 1;
        writeln!(expected, "  {field} 领域").expect("a string takes all");
        for (task_index, requirements) in tasks.iter().enumerate() {
            let task = task_index + 1;
            writeln!(expected, "    {field}.{task} 任务").expect("a string takes all");
            let mut cell = Vec::new();
            for (index, requirement) in requirements.iter().enumerate() {
                let number = format!("{field}.{task}.{}", index + 1);
                writeln!(expected, "      {number} {requirement}").expect("a string takes all");
                let printed = format!("{number} {requirement}");
                cell.push(if wrapped { format!("<p>{printed}</p>") } else { printed });
            }
            let first = if task == 1 { format!("{field}. 领域") } else { String::new() };
            writeln!(text, "{first}\t{field}.{task} 任务\t{}", cell.join(" ")).expect("a string takes all");
            if breaks.get(row).copied().unwrap_or(false) {
                write!(text, "\n{header}").expect("a string takes all");
            }
            row += 1;
        }
    }
    (text, expected)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(2048), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn print_and_pages_do_not_change_the_tree(
        fields in fields(),
        print in print(),
        cuts in prop::collection::vec(cut_places(), 0..4),
    ) {
        let text = print.text(&fields, &cuts);
        let Decoded::Certain(text) = decode(text.as_bytes()) else { panic!("text is text") };
        let expected = printed::tree(&fields);
        // The text stays as printed.
        let expected = if print.is_narrow { narrow(&expected) } else { expected };
        prop_assert_eq!(tree(&text), expected, "{}", text);
        assert_lawful_standard(&text);
    }

    #[test]
    fn any_headings_and_tables_are_survived(
        text in "([0-9]{1,2}|（一）|第一章|一、|①|表 1|\t|\n|\n\n|。|：|、|等|<p>|</p>|（|）|\u{feff}|工作领域\t工作任务\t职业技能要求\n|初级|能|范围|专业|岗位|职业技能要求|术语|\\.|分为|目次|前言|参考文献|中等职业学校){0,80}",
    ) {
        assert_lawful_standard(&text);
    }
}

/// Whatever a lesson holds is read, and the pages are lawful where nothing is wrong.
fn assert_lesson_survived(text: &str) {
    let lesson = format!("---\ntask: L1-2.1\ntitle: 甲\nstatus: ready\n---\n{text}\n");
    let mut files = usual();
    files.insert("content/900001/lessons/a.md".to_owned(), lesson.into_bytes());
    let mut compiled = compile(files);
    if !compiled.diagnostics.has_errors() {
        assert_lawful(&compiled.build(&Manifest::default()).0);
    }
}

/// What is found in a lesson's text, by how far from its end.
fn found(text: &str) -> Vec<(usize, Finding)> {
    let lesson = format!("---\ntask: L1-2.1\ntitle: 甲\nstatus: ready\n---\n{text}\n");
    let path = "content/900001/lessons/a.md".to_owned();
    let mut files = usual();
    files.insert(path.clone(), lesson.clone().into_bytes());
    let compiled = compile(files);
    let placed = compiled.diagnostics.sorted().into_iter().filter_map(|it| match it.place {
        Place::At(span) => Some((span, it.finding.clone())),
        _ => None,
    });
    let own = placed.filter(|(span, _)| compiled.project.sources.get(span.source).path() == path);
    own.map(|(span, finding)| (lesson.len() - span.start as usize, finding)).collect()
}

#[test]
fn braces_in_braces_are_survived() {
    for head in ["## {甲｛}", "## {.2.1.1｛}", "## {讲=　}}", "## {teach=practise=2.1.1}"] {
        assert_lesson_survived(head);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_made_up_standard_comes_back_the_same(
        fields in made_up(),
        breaks in prop::collection::vec(any::<bool>(), 0..12),
        wrapped in any::<bool>(),
    ) {
        let (text, expected) = plain(&fields, &breaks, wrapped);
        prop_assert_eq!(tree(&text), expected);
        assert_lawful_standard(&text);
    }

    #[test]
    fn a_page_may_cut_a_sentence_anywhere(fields in made_up(), at in any::<prop::sample::Index>()) {
        let (text, expected) = plain(&fields, &[], false);
        // Only inside a run of Han characters: a cut before a number is a cut between requirements.
        let han = |at: usize| text[..at].chars().next_back().zip(text[at..].chars().next())
            .is_some_and(|(before, after)| ('甲'..='龟').contains(&before) && ('甲'..='龟').contains(&after));
        let from = text.find("能").expect("there is a requirement");
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|&at| at > from && han(at)).collect();
        let cells: Vec<usize> = places.into_iter().filter(|&at| {
            let line = text[..at].rfind('\n').map_or(0, |start| start + 1);
            text[line..at].matches('\t').count() == 2
        }).collect();
        let at = *at.get(&cells);
        let (before, after) = text.split_at(at);
        let cut = format!("{before}\n\n工作领域\t工作任务\t职业技能要求\n\t\t{after}");
        prop_assert_eq!(tree(&cut), expected);
        assert_lawful_standard(&cut);
    }

    #[test]
    fn what_stands_in_a_table_is_in_the_tree_or_told(
        rows in prop::collection::vec(prop::collection::vec(0..CELLS.len(), 2..5), 1..8),
        header in prop_oneof![Just(HEADER), Just("工作任务\t工作领域\t职业技能要求\n"), Just("工作领域\t\t工作任务\t技能要求\n")],
    ) {
        // Each cell holds a character of its own.
        let mut own = '\u{4E00}'..'\u{4FFF}';
        let mut told = |cell: &usize| CELLS[*cell].replace('口', &own.next().expect("enough characters").to_string());
        let rows = rows.iter().map(|row| row.iter().map(&mut told).collect::<Vec<_>>().join("\t") + "\n");
        let text = format!("表 1 甲职业技能等级要求（初级）\n{header}{}", rows.collect::<String>());
        let source = Source::new(SourceId(0), "x.txt".to_owned(), text.clone());
        let mut diagnostics = Diagnostics::default();
        let tree = export::standard_tree(&parse(&source, "x", &mut diagnostics));
        let found: Vec<&str> = diagnostics.sorted().iter().map(|found| found.finding.code()).collect();
        let left_out = ["orphan-row", "unread-column", "stray-text", "not-a-standard"];
        if !found.iter().any(|code| left_out.contains(code)) {
            let own = text.chars().filter(|it| ('\u{4E00}'..'\u{4FFF}').contains(it));
            for character in own.filter(|it| !"工作任务领域职业技能要求表甲等级初".contains(*it)) {
                prop_assert!(tree.contains(character), "{character} of {text} is not in {tree}");
            }
        }
    }

    #[test]
    fn any_text_is_survived(text in "[0-9一二.、（）\t\n <p>/级表工作领域任务职业技能要求：能。]{0,300}") {
        assert_lawful_standard(&text);
    }

    #[test]
    fn a_seed_with_lines_moved_and_lost_is_survived(
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..20),
        lost in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let seed = seed();
        let mut lines: Vec<&str> = seed.lines().collect();
        for (one, other) in moves {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            lines.swap(one, other);
        }
        for line in lost {
            let line = line.index(lines.len());
            lines.remove(line);
        }
        assert_lawful_standard(&lines.join("\n"));
    }

    #[test]
    fn any_lesson_is_survived(text in "[#$`{}=\\[\\]()!|>*_~<a-c0-9甲乙，。：\\-\n\t ]{0,300}") {
        assert_lesson_survived(&text);
    }

    #[test]
    fn signs_elsewhere_change_no_finding(text in "[#＃\\[\\]［］【】()（）!！,:;甲乙A.…a\n ]{0,200}") {
        // Its first paragraph holds what a text is searched for at once.
        let text = text.trim_start_matches([':', ' ', '\n']);
        assert_eq!(found(text), found(&format!("［ 【 [ 甲:1 A#\n\n{text}")));
    }

    #[test]
    fn any_heads_are_survived(
        heads in prop::collection::vec(
            "(## |# |> ## |)[甲 ]?(\\\\|\\{|｛|（|【|\\}|｝|）|】|teach|practise|assess|part|output|answer|讲|讲授|练|考|部分|成果|答案|=|＝|:|：|,|，|、|；|;| |　|\t|2\\.1\\.1|２．１．２|L1-2\\.1|1|甲|`|#|\\.){0,24}[}｝]?",
            1..6,
        ),
    ) {
        assert_lesson_survived(&heads.join("\n\n"));
    }

    #[test]
    fn a_damaged_course_is_survived_and_every_fault_told_once(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\]{}:,#\"'|>&*! \t\n茶：x-]{0,3}"), 1..6),
    ) {
        let mut text = "name: 茶艺\nweeks:\n  - {week: 1, hours: {theory: 1, practice: 1}}\n  - week: 2\n    \
                        topic: \"水温\"\n    lessons:\n    - green\n".to_owned();
        for (at, what) in cuts {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = *at.get(&starts);
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..at + length, &what);
            if text.is_empty() {
                break;
            }
        }
        let mut files = usual();
        files.insert("content/courses/tea.yaml".to_owned(), text.clone().into_bytes());
        let compiled = compile(files);
        let found = compiled.diagnostics.sorted();
        let places: Vec<_> = found.iter().map(|it| (&it.place, it.finding.code())).collect();
        let distinct: BTreeSet<_> = places.iter().collect();
        prop_assert_eq!(places.len(), distinct.len(), "{}", text);
    }

    #[test]
    fn any_test_paper_is_survived(text in "[0-3A-CＡ.．、（）()：:答案解析考核题一对×；|_~ \\n【】]{0,200}") {
        let lesson = format!("---\ntask: L1-2.1\ntitle: 甲\nstatus: ready\n---\n```quiz\n1. {text}\n```\n");
        let mut files = usual();
        files.insert("content/900001/lessons/a.md".to_owned(), lesson.into_bytes());
        let mut compiled = compile(files);
        if !compiled.diagnostics.has_errors() {
            assert_lawful(&compiled.build(&Manifest::default()).0);
        }
    }

    #[test]
    fn one_more_claim_never_lowers_coverage(
        claims in prop::collection::vec((0..6_usize, 0..3_usize, any::<bool>()), 1..12),
    ) {
        let mut before = None;
        for count in 0..=claims.len() {
            let mut files = usual();
            for (index, claim) in claims[..count].iter().enumerate() {
                files.insert(format!("content/900001/lessons/a{index}.md"), claiming(*claim).into_bytes());
            }
            let compiled = compile(files);
            let coverage = Coverage::of(&compiled.curriculum.syllabuses[0], &compiled.curriculum.config.coverage);
            let states: Vec<_> = coverage.rows().iter().map(|row| (row.facets, row.state)).collect();
            if let Some(before) = before.replace(states.clone()) {
                for ((facets, state), (earlier, was)) in states.iter().zip(before) {
                    prop_assert!(*state >= was && facets.iter().zip(earlier).all(|(now, then)| *now >= then));
                }
            }
        }
    }
}

fn usual() -> Files {
    Files::from([("seeds/900001.txt".to_owned(), USUAL.replace('→', "\t").into_bytes())])
}

/// A lesson with one section that claims one facet of one requirement, perhaps in part.
fn claiming((requirement, facet, part): (usize, usize, bool)) -> String {
    let code = ["L1-1.1.1", "L1-1.1.2", "L1-2.1.1", "L1-2.1.2", "L2-1.1.1", "L2-2.1.1"][requirement];
    let facet = ["teach", "practise", "assess"][facet];
    let part = if part { " part" } else { "" };
    let text = "水温高了茶汤苦，水温低了香气不出。".repeat(8);
    let level = &code[..2];
    format!("---\nlevel: {level}\ntitle: 甲\nstatus: ready\n---\n## 乙 {{{facet}={code}{part}}}\n{text}\n")
}

#[test]
fn every_prefix_of_the_seed_is_survived() {
    let seed = seed();
    let ends: Vec<usize> = seed.char_indices().map(|(at, _)| at).step_by(97).collect();
    for end in ends {
        assert_lawful_standard(&seed[..end]);
    }
}

#[test]
fn line_ends_and_spaces_do_not_change_the_seed_s_tree() {
    let seed = seed();
    let usual = tree(&seed);
    assert_eq!(tree(&seed.replace('\n', "\r\n")), usual);
    assert_eq!(tree(&seed.replace('\n', "  \n")), usual);
    assert_eq!(tree(&seed.replace('\n', "\n\n")), usual);
    assert_eq!(tree(&seed.replace("<p>", "").replace("</p>", "")), usual);
}

#[test]
fn the_order_of_files_and_a_second_build_change_no_byte() {
    let mut files = usual();
    for index in 0..6 {
        files.insert(format!("content/900001/lessons/a{index}.md"), claiming((index, index % 3, false)).into_bytes());
    }
    let (one, manifest) = compile(files.clone()).build(&Manifest::default());
    let (other, _) = compile(files.clone()).build(&Manifest::default());
    assert_eq!(one, other);
    let (nothing, again) = compile(files).build(&manifest);
    assert!(nothing.is_empty(), "nothing changed, yet {:?} is made again", nothing.keys());
    assert_eq!(again, manifest);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_incremental_build_equals_a_clean_one(
        edits in prop::collection::vec((0..4_usize, 0..6_usize, 0..3_usize, 0..4_usize), 1..6),
    ) {
        let mut files = usual();
        let (mut site, mut manifest) = compile(files.clone()).build(&Manifest::default());
        for (lesson, requirement, facet, deed) in edits {
            let path = format!("content/900001/lessons/a{lesson}.md");
            match deed {
                0 => {
                    files.remove(&path);
                }
                1 => {
                    let words = "title: 茶\n".to_owned();
                    files.insert("kebiao.yaml".to_owned(), words.into_bytes());
                }
                _ => {
                    files.insert(path, claiming((requirement, facet, deed == 3)).into_bytes());
                }
            }
            let (changed, after) = compile(files.clone()).build(&manifest);
            site.extend(changed);
            site.retain(|path, _| after.0.contains_key(path));
            manifest = after;
            let (clean, _) = compile(files.clone()).build(&Manifest::default());
            prop_assert_eq!(&site, &clean);
        }
    }
}
