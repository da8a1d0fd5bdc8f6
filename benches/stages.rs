//! How fast each step of the pipeline is, on the seed with made-up lessons: `cargo bench --bench stages`.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher, black_box};
use kebiao::content::{self, Content, Remembered};
use kebiao::curriculum::{self, Coverage, Curriculum};
use kebiao::diagnostic::Diagnostics;
use kebiao::output::{Manifest, Output};
use kebiao::pipeline;
use kebiao::project::{Files, Project};
use kebiao::render::{Before, Coloured};
use kebiao::site::view::{Audience, Drafts};
use kebiao::site::{self, Answers, Bar};
use kebiao::standard::{Standard, parse};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const SEED: &str = include_str!("../seeds/530047.txt");
const CODE: &str = "def load(path):\n    \"\"\"读取配置文件。\"\"\"\n    with open(path) as file:\n        return json.load(file)\n\n\
                    for i in range(10):\n    if i % 2 == 0:\n        print(i)  # 输出进度\n";

/// So many lessons, which is so many pages and some two hundred more.
const LESSONS: [usize; 2] = [100, 1000];

fn main() {
    divan::main();
}

/// A project of some lessons of five kilobytes; `language` is that of their blocks of code.
fn project(lessons: usize, language: &str) -> Project {
    let seed = Files::from([("seeds/530047.txt".to_owned(), SEED.as_bytes().to_vec())]);
    let standard = standards(&Project::of(seed.clone(), &mut Diagnostics::default())).remove(0);
    let words: Vec<&str> = SEED.lines().filter(|line| line.contains('能')).collect();
    let tasks: Vec<_> = standard.requirements().map(|(_, _, task, first)| (task.id, first.id)).collect();
    let mut files = seed;
    for index in 0..lessons {
        let (task, requirement) = tasks[index % tasks.len()];
        let mut text = format!("---\ntask: {task}\ntitle: 第{index}课\nstatus: ready\n---\n");
        for (section, claim) in ["teach", "practise", "teach", "practise"].into_iter().enumerate() {
            let paragraph: String =
                (0..6).map(|which| words[(index * 7 + section * 11 + which) % words.len()]).collect();
            let paragraph: String = paragraph.chars().filter(|it| !"\t<>/p".contains(*it)).take(280).collect();
            write!(text, "\n## 第{section}节 {{{claim}={requirement}}}\n\n{paragraph}。\n").expect(ENDLESS);
        }
        write!(text, "\n| 要点 | 说明 |\n|---|---|\n{}", "| 检查 | **按规范**记录 |\n".repeat(6)).expect(ENDLESS);
        write!(text, "\n{}\n```{language}\n{CODE}```\n", "- 打开`main.py`，核对数据。\n".repeat(5)).expect(ENDLESS);
        write!(text, "\n另见[[l{}]]。\n", (index * 3 + 1) % lessons).expect(ENDLESS);
        files.insert(format!("content/530047/lessons/l{index}.md"), text.into_bytes());
    }
    Project::of(files, &mut Diagnostics::default())
}

const ENDLESS: &str = "a string takes all that is written";

fn standards(project: &Project) -> Vec<Standard> {
    let read = |file: &kebiao::project::StandardFile| {
        parse(project.sources.get(file.source), &file.stem, &mut Diagnostics::default())
    };
    project.standards.iter().map(read).collect()
}

fn parsed(project: &Project) -> Content {
    content::parse(&project.texts, &project.sources, &Remembered::default(), &mut Diagnostics::default()).0
}

fn compiled(project: &Project) -> Curriculum {
    let mut diagnostics = Diagnostics::default();
    let curriculum = pipeline::compile(project, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "made-up lessons are without errors");
    curriculum
}

/// The outputs that differ from those of an earlier build, thrown away; their bytes, and the list for the next.
fn built(project: &Project, curriculum: &Curriculum, before: &Manifest) -> (usize, Manifest) {
    let bytes = AtomicUsize::new(0);
    let sink = |output: &Output| {
        bytes.fetch_add(black_box(&output.bytes).len(), Ordering::Relaxed);
        Ok(())
    };
    let (drafts, audience, diagnostics) = (Drafts::Hidden, Audience::Readers, &mut Diagnostics::default());
    let before = Before { manifest: before, coloured: &Coloured::default() };
    let made = pipeline::build(project, curriculum, drafts, audience, before, &sink, diagnostics);
    (bytes.into_inner(), made.expect("nothing refuses to be thrown away"))
}

/// Texts to lessons.
#[divan::bench(args = LESSONS, max_time = 2)]
fn lessons(bencher: Bencher, lessons: usize) {
    let project = project(lessons, "python");
    let texts = project.texts.values().map(|id| project.sources.get(*id).text().len()).sum::<usize>();
    bencher.counter(BytesCount::new(texts)).bench_local(|| black_box(parsed(&project)));
}

/// Standard and lessons to a curriculum, with what is found in it.
#[divan::bench(args = LESSONS, max_time = 2)]
fn curriculum(bencher: Bencher, lessons: usize) {
    let project = project(lessons, "python");
    let (standards, content) = (standards(&project), parsed(&project));
    bencher.counter(ItemsCount::new(lessons)).with_inputs(|| (standards.clone(), content.clone())).bench_local_values(
        |(standards, content)| {
            let mut diagnostics = Diagnostics::default();
            let curriculum = curriculum::link(&project, standards, content, &mut diagnostics);
            curriculum::check(&project, &curriculum, &mut diagnostics);
            curriculum
        },
    );
}

/// The table of coverage of a curriculum.
#[divan::bench(args = LESSONS, max_time = 2)]
fn coverage(bencher: Bencher, lessons: usize) {
    let curriculum = compiled(&project(lessons, "python"));
    let syllabus = &curriculum.syllabuses[0];
    let count = ItemsCount::new(lessons);
    bencher.counter(count).bench_local(|| black_box(Coverage::of(syllabus, &curriculum.config.coverage)));
}

/// A curriculum to pages that are not yet HTML.
#[divan::bench(args = LESSONS, max_time = 2)]
fn pages(bencher: Bencher, lessons: usize) {
    let curriculum = compiled(&project(lessons, "python"));
    let count = ItemsCount::new(lessons);
    bencher.counter(count).bench_local(|| {
        let answers = Answers::of(&curriculum);
        let bar = Bar::of(&curriculum, &answers, Drafts::Hidden, Audience::Readers);
        site::plan(&bar).sheets.iter().for_each(|sheet| drop(black_box(sheet.page())));
    });
}

/// A curriculum to the bytes of all files.
#[divan::bench(args = LESSONS, max_time = 2)]
fn bytes(bencher: Bencher, lessons: usize) {
    bench_bytes(bencher, lessons, "python");
}

/// The same, where no block of code is highlighted.
#[divan::bench(args = LESSONS, max_time = 2)]
fn bytes_of_plain_code(bencher: Bencher, lessons: usize) {
    bench_bytes(bencher, lessons, "");
}

fn bench_bytes(bencher: Bencher, lessons: usize, language: &str) {
    let project = project(lessons, language);
    let curriculum = compiled(&project);
    let (bytes, _) = built(&project, &curriculum, &Manifest::default());
    bencher.counter(BytesCount::new(bytes)).bench_local(|| built(&project, &curriculum, &Manifest::default()));
}

/// The same, where all files are as they were.
#[divan::bench(args = LESSONS, max_time = 2)]
fn nothing(bencher: Bencher, lessons: usize) {
    let project = project(lessons, "python");
    let curriculum = compiled(&project);
    let (_, before) = built(&project, &curriculum, &Manifest::default());
    bencher.counter(ItemsCount::new(lessons)).bench_local(|| {
        let (bytes, _) = built(&project, &curriculum, &before);
        assert_eq!(bytes, 0, "nothing changed");
    });
}
