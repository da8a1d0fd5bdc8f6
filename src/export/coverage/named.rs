//! What counts for a requirement, in words.

use std::collections::BTreeMap;

use crate::content::Facet;
use crate::curriculum::{Row, Syllabus};
use crate::diagnostic::Language;
use crate::export::coverage::words;

/// A lesson or a material, and all that it does for one requirement.
struct Named<'a> {
    name: &'a str,
    facets: Vec<Facet>,
    outputs: Vec<&'a str>,
    unexamined: bool,
}

/// Lessons whose evidence counts, a line each, with what each does.
pub(super) fn in_words(syllabus: &Syllabus, row: &Row, language: Language) -> String {
    let mut lessons: Vec<Named> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for evidence in row.evidence.iter().filter(|evidence| evidence.why_not.is_none()) {
        let name = evidence.name(syllabus);
        let place = *places.entry(name).or_insert_with(|| {
            lessons.push(Named { name, facets: Vec::new(), outputs: Vec::new(), unexamined: false });
            lessons.len() - 1
        });
        let named = &mut lessons[place];
        if !named.facets.contains(&evidence.facet) {
            named.facets.push(evidence.facet);
        }
        named.outputs.extend(evidence.output(syllabus).filter(|it| !named.outputs.contains(it)));
        named.unexamined |= evidence.is_unexamined();
    }
    let [comma, semicolon, open, close] = language.of([["、", "；", "（", "）"], [", ", "; ", " (", ")"]]);
    let line = |Named { name, facets, outputs, unexamined }: Named| {
        let facets: Vec<&str> = facets.into_iter().map(|facet| language.of(words::facet(facet))).collect();
        let mut said = facets.join(comma);
        if !outputs.is_empty() {
            said += &[semicolon, language.of(["成果：", "work made: "]), &outputs.join(comma)].concat();
        }
        if unexamined {
            said += &[semicolon, language.of(words::UNEXAMINED)].concat();
        }
        [name, open, &said, close].concat()
    };
    lessons.into_iter().map(line).collect::<Vec<_>>().join("\n")
}
