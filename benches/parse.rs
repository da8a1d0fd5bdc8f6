//! How fast a standard is read, and how memory grows with it: `cargo bench`.

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher, black_box};
use kebiao::diagnostic::Diagnostics;
use kebiao::standard::parse;
use kebiao::text::{Source, SourceId};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const SEED: &str = include_str!("../seeds/530047.txt");

fn main() {
    divan::main();
}

/// The seed's tables again and again, each time for levels of other names.
fn longer(times: usize) -> String {
    let (head, tables) = SEED.split_once("表 1").expect("the seed has a first table");
    let (tables, foot) = tables.split_once("参考文献").expect("the seed has a bibliography");
    let mut text = head.to_owned();
    for time in 0..times {
        text.push_str("表 1");
        text.push_str(&tables.replace("级）", &format!("级{time}）")));
    }
    text + "参考文献" + foot
}

#[divan::bench(args = [1, 4, 16, 64])]
fn text(bencher: Bencher, times: usize) {
    let source = Source::new(SourceId(0), "x.txt".to_owned(), longer(times));
    bencher
        .counter(BytesCount::of_str(source.text()))
        .bench_local(|| black_box(parse(&source, "x", &mut Diagnostics::default())));
}
