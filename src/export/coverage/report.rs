//! What is asked of the coverage of a site, and what all forms of the answer are made from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::content::Facet;
use crate::curriculum::{Coverage, Curriculum, Evidence, FacetState, Row, Syllabus};
use crate::diagnostic::Language;
use crate::export::coverage::named::in_words;
use crate::export::coverage::words;
use crate::output::Fingerprint;
use crate::site::Route;
use crate::site::view::{Drafts, EvidenceView};
use crate::standard::{Level, LevelId, RequirementId};

/// Which requirements are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of this level, by its code or its printed name.
    pub level: Option<String>,
    /// Only those that something is missing for.
    pub gaps: bool,
}

/// The coverage of a site's standards, as far as it is asked for.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// All standards.
    pub curriculum: &'a Curriculum,
    /// What is in force.
    pub filter: Filter,
    /// The standards that have what is asked for.
    pub parts: Vec<Part<'a>>,
}

/// The coverage of one standard.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The standard and what is taught for it.
    pub syllabus: &'a Syllabus,
    /// How far it is covered.
    pub coverage: Cow<'a, Coverage>,
    /// The way from the site's home to the standard's folder.
    pub way: String,
    // Made for whoever asks first: most of what is shown live asks for none of them.
    fingerprint: OnceLock<String>,
    evidence_made_from: OnceLock<Fingerprint>,
    named: OnceLock<BTreeMap<RequirementId, String>>,
    language: Language,
    level: Option<LevelId>,
    gaps: bool,
}

impl<'a> Report<'a> {
    /// All of it.
    pub fn whole(curriculum: &'a Curriculum) -> Self {
        let parts = curriculum.syllabuses.iter().map(|syllabus| Part::of(syllabus, curriculum)).collect();
        Self { curriculum, filter: Filter::default(), parts }
    }

    /// As far as it is asked for; nothing where no standard has that level.
    pub fn of(curriculum: &'a Curriculum, filter: Filter) -> Option<Self> {
        let mut parts = Vec::new();
        for syllabus in &curriculum.syllabuses {
            let levels = &syllabus.standard().levels;
            let wanted = filter.level.as_ref().map(|name| levels.iter().find(|level| level.is_called(name)));
            if let Some(None) = wanted {
                continue;
            }
            let level = wanted.flatten().map(|level| level.id);
            parts.push(Part { level, gaps: filter.gaps, ..Part::of(syllabus, curriculum) });
        }
        (!parts.is_empty() || filter.level.is_none()).then_some(Self { curriculum, filter, parts })
    }

    /// One standard's, whole, whose coverage is known.
    pub fn single(curriculum: &'a Curriculum, syllabus: &'a Syllabus, coverage: &'a Coverage) -> Self {
        let parts = vec![Part::known(syllabus, Cow::Borrowed(coverage), curriculum.config.language)];
        Self { curriculum, filter: Filter::default(), parts }
    }

    /// The language of its words.
    pub fn language(&self) -> Language {
        self.curriculum.config.language
    }

    /// A requirement's code, with its standard's where there are several.
    pub fn code(&self, part: &Part, row: &Row) -> String {
        self.code_of(part, row.requirement)
    }

    /// The same of one that the standard may not have any more.
    pub fn code_of(&self, part: &Part, requirement: RequirementId) -> String {
        let of = if self.curriculum.syllabuses.len() > 1 {
            format!("{}:", part.syllabus.standard().code)
        } else {
            String::new()
        };
        format!("{of}{requirement}")
    }

    /// What is in force, in words; empty where all is asked for.
    pub fn in_force(&self) -> String {
        words::in_force(&self.filter, self.language())
    }

    /// The way to the standard's folder in a file that lies beside the page of coverage.
    pub fn way(&self, part: &Part) -> String {
        let base = self.curriculum.config.base_url.as_deref();
        base.map_or_else(String::new, |base| format!("{base}{}", part.way))
    }
}

impl<'a> Part<'a> {
    fn of(syllabus: &'a Syllabus, curriculum: &Curriculum) -> Self {
        let coverage = Cow::Owned(Coverage::of(syllabus, &curriculum.config.coverage));
        Self::known(syllabus, coverage, curriculum.config.language)
    }

    fn known(syllabus: &'a Syllabus, coverage: Cow<'a, Coverage>, language: Language) -> Self {
        let way = Route::Home.way_to(&syllabus.standard().code);
        let (fingerprint, evidence_made_from, named) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { syllabus, coverage, way, fingerprint, evidence_made_from, named, language, level: None, gaps: false }
    }

    /// 版本校验码
    pub fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| self.coverage.fingerprint(self.syllabus))
    }

    /// What all evidence is made from: whatever a table tells of it is a matter of its view, of the address of its
    /// lesson, which a view has only where there is a page, and of the requirement and what it does for it.
    pub fn evidence_made_from(&self) -> Fingerprint {
        *self.evidence_made_from.get_or_init(|| {
            let of_row = |row: &Row| {
                let shown = row.evidence.iter().map(|evidence| {
                    let slug = evidence.lesson(self.syllabus).map(|lesson| lesson.written.slug.as_str());
                    (evidence.facet.name(), slug, self.shown(evidence, &self.way))
                });
                Fingerprint::of_value(&(row.requirement.to_string(), shown.collect::<Vec<_>>()))
            };
            Fingerprint::of_value(&self.rows().map(of_row).collect::<Vec<_>>())
        })
    }

    /// Lessons and materials that count for a requirement, in words: two workbooks tell them.
    pub fn named(&self, row: &Row) -> &str {
        let of_row = |row: &Row| (row.requirement, in_words(self.syllabus, row, self.language));
        let named = self.named.get_or_init(|| self.rows().map(of_row).collect());
        named.get(&row.requirement).expect("only requirements that are asked for are shown")
    }

    /// The levels that are asked for.
    pub fn levels(&self) -> impl Iterator<Item = &'a Level> {
        let wanted = self.level;
        self.syllabus.standard().levels.iter().filter(move |level| wanted.is_none_or(|it| it == level.id))
    }

    /// Whether requirements of that level are asked for.
    pub fn takes(&self, level: LevelId) -> bool {
        self.level.is_none_or(|it| it == level)
    }

    /// The requirements that are asked for, in the order of print.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.all_rows().filter(|row| !self.gaps || row.state.is_gap())
    }

    /// Those of the levels that are asked for, whatever their state: what a sum is a part of.
    pub fn all_rows(&self) -> impl Iterator<Item = &Row> {
        self.coverage.rows().iter().filter(|row| self.takes(row.requirement.level))
    }

    /// Those of one level.
    pub fn rows_of(&self, level: LevelId) -> impl Iterator<Item = &Row> {
        self.rows().filter(move |row| row.requirement.level == level)
    }

    /// Evidence as a page shows it, by its way to the standard's folder.
    pub fn shown(&self, evidence: &Evidence, way: &str) -> EvidenceView<'a> {
        EvidenceView::of(self.syllabus, Drafts::Hidden, evidence, way)
    }

    /// Where it stands, as a page links to it.
    pub fn href(&self, evidence: &Evidence, way: &str) -> Option<String> {
        EvidenceView::href(self.syllabus, Drafts::Hidden, evidence, way)
    }

    /// The facets that a requirement lacks, of those that the site asks for.
    pub fn lacks(&self, row: &Row, require: [bool; 3]) -> Vec<Facet> {
        let facets = Facet::ALL.into_iter().zip(row.facets).zip(require);
        let lacking = facets.filter(|((_, state), required)| *required && *state != FacetState::Covered);
        lacking.map(|((facet, _), _)| facet).collect()
    }
}
