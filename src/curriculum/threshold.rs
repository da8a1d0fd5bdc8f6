//! 达标线: how much of a level must be covered, as a site or whoever asks sets it.

use crate::curriculum::coverage::{Coverage, Row};
use crate::curriculum::model::{Curriculum, Syllabus};
use crate::curriculum::state::FacetState;
use crate::diagnostic::{Diagnostics, Finding, Measured};
use crate::standard::Level;

const MEASURED: [Measured; 3] = [Measured::Taught, Measured::Practised, Measured::Assessed];

/// Holds every level against what `kebiao.yaml` asks for.
pub fn thresholds(curriculum: &Curriculum, diagnostics: &mut Diagnostics) {
    for minimum in &curriculum.config.coverage.minimum {
        for (level, syllabus, coverage) in levels(curriculum, Some(&minimum.level.value)) {
            let missed = |measured, needed, covered| missed(level, syllabus, &coverage, measured, needed, covered);
            let mut found = Vec::new();
            found.extend(
                minimum.covered.and_then(|needed| missed(Measured::Covered, needed, coverage.own(level.id).covered)),
            );
            for (index, needed) in minimum.facets.iter().enumerate() {
                let is_covered =
                    |row: &&Row| row.requirement.level == level.id && row.facets[index] == FacetState::Covered;
                let covered = coverage.rows().iter().filter(is_covered).count();
                found.extend(needed.and_then(|needed| missed(MEASURED[index], needed, covered)));
            }
            for finding in found {
                diagnostics.at(minimum.level.span, finding);
            }
        }
    }
}

/// Holds one level, or each, against a percentage; false where no standard has that level.
pub fn threshold(curriculum: &Curriculum, needed: u32, level: Option<&str>, diagnostics: &mut Diagnostics) -> bool {
    let mut asked = false;
    for (level, syllabus, coverage) in levels(curriculum, level) {
        asked = true;
        let covered = coverage.own(level.id).covered;
        if let Some(finding) = missed(level, syllabus, &coverage, Measured::Covered, needed, covered) {
            diagnostics.path("--min-coverage", finding);
        }
    }
    asked
}

/// The levels of that code or name, or all.
fn levels<'a>(
    curriculum: &'a Curriculum,
    name: Option<&'a str>,
) -> impl Iterator<Item = (&'a Level, &'a Syllabus, Coverage)> {
    let is_it = move |level: &Level| name.is_none_or(|name| level.is_called(name));
    curriculum.syllabuses.iter().flat_map(move |syllabus| {
        let levels = syllabus.standard().levels.iter().filter(move |level| is_it(level));
        levels.map(move |level| (level, syllabus, Coverage::of(syllabus, &curriculum.config.coverage)))
    })
}

fn missed(
    level: &Level,
    syllabus: &Syllabus,
    coverage: &Coverage,
    measured: Measured,
    needed: u32,
    covered: usize,
) -> Option<Finding> {
    let total = coverage.own(level.id).total;
    let found = (covered * 100).checked_div(total)?;
    let more = (total * needed as usize).div_ceil(100).saturating_sub(covered);
    (found < needed as usize).then(|| Finding::BelowMinimum {
        level: format!("{}（{}:{}）", level.name, syllabus.standard().code, level.id),
        code: level.id.to_string(),
        measured,
        needed,
        found,
        more,
    })
}
