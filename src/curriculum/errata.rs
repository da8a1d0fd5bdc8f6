//! 勘误: which node a repair is about, and which findings it answers.

use std::collections::BTreeMap;

use crate::content::{Erratum, Repair};
use crate::curriculum::name;
use crate::diagnostic::{Diagnostics, Expected, Finding};
use crate::standard::{Code, FieldId, LevelId, RequirementId, Standard, TaskId};
use crate::text::{Passage, Spanned};

/// A node of the standard that a repair may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// 工作领域
    Field(FieldId),
    /// 工作任务
    Task(TaskId),
    /// 职业技能要求
    Requirement(RequirementId),
}

/// The repairs by what they are about; a wrong one is reported and left out.
pub(super) fn link(
    written: &[Erratum],
    standard: &Standard,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Node, Vec<Erratum>> {
    let mut errata: BTreeMap<Node, Vec<Erratum>> = BTreeMap::new();
    for erratum in written {
        let Some(node) = name::node(&erratum.at, standard, diagnostics) else { continue };
        let fits = match (&erratum.repair, node) {
            (Repair::Words { find, .. }, Node::Requirement(id)) => {
                let requirement = standard.requirement(id).expect("the name was just found");
                repairs_words(find, &requirement.passage, diagnostics)
            }
            (Repair::Words { .. }, Node::Field(_) | Node::Task(_)) => {
                diagnostics.at(erratum.at.span, Finding::ErratumPlace);
                false
            }
            (Repair::Number(number), node) => repairs_number(number, node, standard, diagnostics),
        };
        if fits {
            errata.entry(node).or_default().push(erratum.clone());
        }
    }
    errata
}

fn repairs_words(find: &Spanned<String>, passage: &Passage, diagnostics: &mut Diagnostics) -> bool {
    if find.value.is_empty() {
        diagnostics.at(find.span, Finding::WrongType { expected: Expected::FilledText });
        return false;
    }
    let found: Vec<usize> = passage.text.match_indices(&find.value).map(|(at, _)| at).collect();
    let &[at] = found.as_slice() else {
        let finding = Finding::ErratumWithoutText { find: find.value.clone(), count: found.len() };
        diagnostics.at(find.span, finding);
        return false;
    };
    for place in passage.places(at..at + find.value.len()) {
        diagnostics.repaired(place);
    }
    true
}

fn repairs_number(number: &Spanned<String>, node: Node, standard: &Standard, diagnostics: &mut Diagnostics) -> bool {
    let (fits, expected, place) = match node {
        Node::Field(id) => (is_number::<1>(&number.value), "2", standard.field(id).map(|field| field.span)),
        Node::Task(id) => (is_number::<2>(&number.value), "2.1", standard.task(id).map(|task| task.span)),
        Node::Requirement(id) => {
            let requirement = standard.requirement(id);
            (is_number::<3>(&number.value), "2.1.3", requirement.map(|requirement| requirement.passage.first()))
        }
    };
    if !fits {
        diagnostics.at(number.span, Finding::ErratumNumber { expected });
        return false;
    }
    diagnostics.renumbered(place.expect("the name was just found"));
    true
}

/// Whether a text is just so many numbers with dots between them.
fn is_number<const N: usize>(text: &str) -> bool {
    let code = format!("{}-{text}", LevelId(1)).parse::<Code<N>>();
    code.is_ok_and(|code| code.number() == text)
}
