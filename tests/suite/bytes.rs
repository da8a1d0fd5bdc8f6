//! Whatever bytes a file holds: nothing panics, and no line is lost.

use kebiao::diagnostic::{Diagnostics, Language};
use kebiao::export;
use kebiao::project::Files;
use kebiao::standard::parse;
use kebiao::text::{Decoded, Source, SourceId, decode};
use proptest::prelude::*;

use crate::folder::{compile, files, repository};

fn survive(bytes: &[u8]) {
    if let Decoded::Certain(text) | Decoded::Guessed(text, _) = decode(bytes) {
        let source = Source::new(SourceId(0), "x.txt".to_owned(), text);
        let mut diagnostics = Diagnostics::default();
        let standard = parse(&source, "x", &mut diagnostics);
        let filled = source.lines().filter(|line| !source.slice(*line).trim().is_empty()).count();
        assert_eq!(standard.lines.len(), filled, "each line is claimed once");
        export::standard_json(&standard, &source, &diagnostics, Language::Chinese);
    }
    // The same bytes as any file of a site.
    for path in ["kebiao.yaml", "seeds/x.txt", "content/900001/strands.yaml", "content/900001/lessons/x.md"] {
        let usual = include_str!("../cases/standard.txt").replace('→', "\t").into_bytes();
        let files = Files::from([("seeds/900001.txt".to_owned(), usual), (path.to_owned(), bytes.to_vec())]);
        compile(files).findings();
    }
}

#[test]
fn the_corpus_is_survived() {
    let corpus = files(&repository("tests/corpus"));
    assert!(!corpus.is_empty());
    for (_, file) in corpus {
        survive(&std::fs::read(file).expect("a readable file"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survive(&bytes);
    }

    #[test]
    fn a_damaged_seed_is_survived(
        start in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..30),
    ) {
        let seed = std::fs::read(repository("seeds/530047.txt")).expect("a readable seed");
        let mut piece = seed[start.index(seed.len())..].to_vec();
        piece.truncate(6000);
        for (at, byte) in damage {
            let at = at.index(piece.len());
            piece[at] = byte;
        }
        survive(&piece);
    }
}
