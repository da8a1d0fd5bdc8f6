//! What `kebiao review` writes: what others wrote stays, and what is written is read again.

use kebiao::author::{Judgement, review};
use kebiao::content::{About, Facet, Prints, Reviewer, Stamp, Verdict, reviews};
use kebiao::diagnostic::Diagnostics;
use kebiao::text::{Source, SourceId, Spanned};
use proptest::prelude::*;

fn stamps(material: &str) -> Vec<Stamp> {
    let span = Source::new(SourceId(0), String::new(), String::new()).span();
    let stamp = |code: &str| Stamp {
        requirement: Spanned { value: code.to_owned(), span },
        facet: Facet::Teach,
        at: "teach-2-1-1".to_owned(),
        prints: Prints { standard: "1".repeat(16), material: material.to_owned(), files: None },
        date: None,
        verdict: None,
        note: None,
    };
    vec![stamp("L1-2.1.2"), stamp("L1-2.1.1")]
}

fn judged(before: &str, lesson: &str, by: &str, claim: Option<&str>, note: Option<&str>) -> String {
    let source = Source::new(SourceId(0), "content/900001/reviews.yaml".to_owned(), before.to_owned());
    let mut diagnostics = Diagnostics::default();
    let read = if before.trim().is_empty() { Vec::new() } else { reviews(&source, &mut diagnostics) };
    assert!(diagnostics.sorted().is_empty(), "{before}");
    let judgement = Judgement {
        about: About::Lesson(lesson.to_owned()),
        by: by.to_owned(),
        reviewer: Reviewer::Person,
        date: "2026-11-26".to_owned(),
        verdict: Verdict::MostlyFits,
        note: note.map(str::to_owned),
        claim: claim.map(|claim| claim.parse().expect("a code")),
    };
    review(before, &read, stamps("abcdef0123456789"), &judgement).expect("an entry a block")
}

const OTHERS: &str = "# 评审由教研室安排。\n\n# 甲的话不要动\n- lesson: b   # 旁注\n  by: 甲\n  date: 2025-01-01\n  \
                      verdict: 符合\n  # 里面也有话\n  claims: []\n\n# 尾注\n";

#[test]
fn what_others_wrote_stays_letter_by_letter() {
    let entry = "- lesson: a\n  by: 乙\n";
    let before = judged(OTHERS, "a", "乙", None, None);
    let (head, tail) = OTHERS.split_at(OTHERS.find("# 甲的话").expect("a comment"));
    assert!(before.starts_with(&format!("{head}{entry}")) && before.ends_with(tail), "{before}");
    let after = judged(OTHERS, "c", "乙", None, None);
    assert!(after.starts_with(&format!("{OTHERS}- lesson: c\n")), "{after}");
    // One's own entry is written anew, with the remarks in it.
    let own = judged(OTHERS, "b", "甲", None, None);
    assert!(
        own.contains("# 甲的话不要动\n# 里面也有话\n- lesson: b\n  by: 甲\n") && own.ends_with("\n\n# 尾注\n"),
        "{own}"
    );
}

#[test]
fn one_claim_is_judged_and_the_others_stay_as_they_were() {
    let whole = judged("", "a", "甲", None, None).replace("基本符合", "符合").replace("2026-11-26", "2026-01-01");
    let one = judged(&whole, "a", "甲", Some("L1-2.1.2"), Some("缺步骤"));
    let changed: Vec<_> = whole.lines().zip(one.lines()).filter(|(old, new)| old != new).collect();
    let [(old, new)] = changed.as_slice() else { panic!("one line changes:\n{one}") };
    assert_eq!(*new, old.replace('}', ", date: 2026-11-26, verdict: 基本符合, note: 缺步骤}"));
}

#[test]
fn a_file_in_another_form_is_left_alone() {
    let text = "[{lesson: a, by: 甲, date: 2025-01-01, verdict: 符合, claims: []}]\n";
    let source = Source::new(SourceId(0), String::new(), text.to_owned());
    let read = reviews(&source, &mut Diagnostics::default());
    let judgement = Judgement {
        about: About::Lesson("b".to_owned()),
        by: "甲".to_owned(),
        reviewer: Reviewer::Machine,
        date: "2026-11-26".to_owned(),
        verdict: Verdict::Fits,
        note: None,
        claim: None,
    };
    assert!(read.len() == 1 && review(text, &read, stamps("1"), &judgement).is_err());
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(by in "\\PC*[^\\s\\pC]\\PC*", note in "(?s).*", lesson in "[a-z0-9.-]{1,9}") {
        let text = judged(OTHERS, &lesson, &by, None, Some(&note));
        let source = Source::new(SourceId(0), String::new(), text.clone());
        let mut diagnostics = Diagnostics::default();
        let read = reviews(&source, &mut diagnostics);
        prop_assert!(diagnostics.sorted().is_empty(), "{}", text);
        let own = read.iter().find(|it| it.about.value.name() == lesson && it.by == by).expect("the entry");
        prop_assert_eq!(own.note.as_ref(), Some(&note));
        prop_assert_eq!(own.stamps.len(), 2);
        // Twice the same changes nothing.
        prop_assert_eq!(judged(&text, &lesson, &by, None, Some(&note)), text);
    }
}
