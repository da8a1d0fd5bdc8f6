//! How fast coverage is computed, and how memory grows with it: `cargo bench --bench coverage`.

use std::fmt::Write as _;

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher, black_box};
use kebiao::curriculum::{Coverage, Curriculum};
use kebiao::diagnostic::Diagnostics;
use kebiao::pipeline;
use kebiao::project::{Files, Project};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// So many requirements, and a section for each: a hundred sections a lesson, a lesson a work field.
fn curriculum(requirements: usize) -> Curriculum {
    let mut standard = String::from(
        "茶艺服务 职业技能等级标准\n标准代码：900001\n（2024年1.0版）\n\n6 职业技能要求\n6.1 职业技能等级划分\n\
         【茶艺服务】（初级）：从事冲泡工作。\n6.2 职业技能等级要求描述\n表 1 茶艺服务职业技能等级要求（初级）\n\
         工作领域\t工作任务\t职业技能要求\n",
    );
    let text = "水温决定茶汤的滋味，绿茶的芽叶嫩，水太烫会把它烫熟，茶汤发黄、发苦。".repeat(3);
    let mut files = Files::new();
    for field in 1..=requirements / 100 {
        let mut lesson = format!("---\nlevel: L1\ntitle: 冲泡 {field}\nstatus: ready\n---\n");
        for task in 1..=10 {
            write!(standard, "{field}. 冲泡\t{field}.{task} 泡茶\t").expect("a string takes all that is written");
            for requirement in 1..=10 {
                let number = format!("{field}.{task}.{requirement}");
                write!(standard, "<p>{number} 能用玻璃杯冲泡绿茶。</p>").expect("a string takes all that is written");
                let facet = ["teach", "practise", "assess"][requirement % 3];
                write!(lesson, "\n## 泡 {number} {{{facet}={number}}}\n\n{text}\n")
                    .expect("a string takes all that is written");
            }
            standard.push('\n');
        }
        files.insert(format!("content/900001/lessons/a{field}.md"), lesson.into_bytes());
    }
    files.insert("seeds/900001.txt".to_owned(), standard.into_bytes());
    let mut diagnostics = Diagnostics::default();
    let project = Project::of(files, &mut diagnostics);
    let curriculum = pipeline::compile(&project, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "the site of the benchmark has errors");
    let syllabus = &curriculum.syllabuses[0];
    let coverage = Coverage::of(syllabus, &curriculum.config.coverage);
    let evidence: usize = coverage.rows().iter().map(|row| row.evidence.len()).sum();
    assert_eq!([coverage.rows().len(), evidence], [requirements; 2]);
    curriculum
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20)]
fn coverage(bencher: Bencher, requirements: usize) {
    let curriculum = curriculum(requirements);
    let syllabus = &curriculum.syllabuses[0];
    bencher
        .counter(ItemsCount::new(requirements))
        .bench_local(|| black_box(Coverage::of(syllabus, &curriculum.config.coverage)));
}
