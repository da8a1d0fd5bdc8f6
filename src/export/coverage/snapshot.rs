//! 快照 as the file that is kept with the content.

use std::fmt::Write as _;

use crate::curriculum::{rule, wording};
use crate::export::coverage::report::{Part, Report};

/// The state of each requirement on a day, a line each, so that two versions of the file can be told apart and joined.
pub fn snapshot_yaml(report: &Report, part: &Part, date: &str) -> String {
    let language = report.language();
    let head = language.of([
        "# 由 kebiao coverage --snapshot 写出；比较：kebiao coverage --since 这个文件的名字",
        "# Written by kebiao coverage --snapshot; to compare: kebiao coverage --since NAME",
    ]);
    let standard = part.syllabus.standard();
    let mut file = format!("{head}\ndate: {date}\n");
    if let Some(edition) = &standard.cover.edition {
        // A text of JSON is one of YAML.
        let edition = serde_json::to_string(edition).expect("a text is JSON");
        writeln!(file, "edition: {edition}").expect(TAKES_ALL);
    }
    let fingerprint = part.fingerprint();
    let rule = rule(&report.curriculum.config.coverage);
    writeln!(file, "fingerprint: {fingerprint}\nrule: \"{rule}\"\nrequirements:").expect(TAKES_ALL);
    for row in part.coverage.rows() {
        let (id, state) = (row.requirement, row.state.name());
        let standard = wording(&part.syllabus.requirement(id).passage.text);
        writeln!(file, "  {id}: {{state: {state}, standard: \"{standard}\"}}").expect(TAKES_ALL);
    }
    file
}

const TAKES_ALL: &str = "a string takes all that is written";
