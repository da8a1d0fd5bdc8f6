//! A build that is killed, at any moment: each page that stands is whole, and the next build makes the site right.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use tempfile::TempDir;

use crate::cli::{differing, read, run};
use crate::folder::{cases, files, repository};

const LESSON: &str = "---\nlevel: L1\ntitle: 再来一课\nstatus: ready\n---\n\n还有一课。\n";

/// When a build is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// After a part of the time that it would take.
    After(f64),
    /// By the system, when it has written so many blocks of the first file that is longer.
    Writing(u32),
}

type Site = BTreeMap<String, Vec<u8>>;

/// A folder with the texts of a site, which vanishes after the test, and the versions that it goes through.
struct Versions {
    folder: TempDir,
    /// Where one lesson comes and goes.
    lesson: String,
    /// What a first build makes of each version, and how long it takes.
    clean: Vec<(Site, Duration)>,
}

/// With every page the same, every page another, a page less.
const VERSIONS: usize = 3;

impl Versions {
    fn of(site: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for place in ["kebiao.yaml", "seeds", "content"] {
            copy(&site.join(place), &folder.path().join(place));
        }
        let mut lessons = files(&folder.path().join("content")).into_iter();
        let standard = lessons.find_map(|(path, _)| Some(path.split_once("/lessons/")?.0.to_owned()));
        let lesson = format!("content/{}/lessons/zai-lai.md", standard.expect("there are lessons"));
        let mut versions = Self { folder, lesson, clean: Vec::new() };
        for version in 0..VERSIONS {
            versions.turn_to(version);
            let began = Instant::now();
            versions.build();
            let took = began.elapsed();
            versions.clean.push((versions.output(), took));
            versions.forget();
        }
        versions
    }

    /// Makes the texts those of a version.
    fn turn_to(&self, version: usize) {
        let lesson = self.folder.path().join(&self.lesson);
        if version == 2 {
            drop(fs::remove_file(lesson));
        } else {
            fs::write(lesson, LESSON).expect("a new lesson");
        }
        let settings = self.folder.path().join("kebiao.yaml");
        let text = fs::read_to_string(&settings).expect("settings");
        let titled =
            |line: &str| if line.starts_with("title:") { format!("title: 版本 {version}") } else { line.to_owned() };
        fs::write(settings, text.lines().map(titled).collect::<Vec<_>>().join("\n")).expect("new settings");
    }

    fn build(&self) {
        run(self.folder.path(), &["build"]).ends(0);
    }

    fn output(&self) -> Site {
        read(&self.folder.path().join("site"))
    }

    /// As if nothing had ever been built.
    fn forget(&self) {
        for folder in ["site", ".kebiao"] {
            fs::remove_dir_all(self.folder.path().join(folder)).expect("what was built goes");
        }
    }

    /// Whether a build was killed, which it was not if it had ended before.
    fn kill(&self, version: usize, moment: Moment) -> bool {
        let program = env!("CARGO_BIN_EXE_kebiao");
        let mut command = match moment {
            Moment::After(_) => Command::new(program),
            Moment::Writing(blocks) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", &format!("ulimit -c 0; ulimit -f {blocks}; exec '{program}' build")]);
                shell
            }
        };
        command.arg("build").current_dir(self.folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut build = command.spawn().expect("the program starts");
        if let Moment::After(part) = moment {
            sleep(self.clean[version].1.mul_f64(part));
            build.kill().expect("a program can be killed");
        }
        build.wait().expect("it ends").code().is_none()
    }

    fn assert_whole(&self) {
        for (path, bytes) in self.output() {
            let whole = self.clean.iter().any(|(site, _)| site.get(&path) == Some(&bytes));
            assert!(whole || path.ends_with(".kebiao-part"), "{path}, {} bytes, is of no version", bytes.len());
        }
    }
}

/// Each case begins without a site and kills some builds of any versions, the one behind the other; so many were at work.
fn assert_made_right(site: &Path, cases: u32) -> usize {
    let versions = Versions::of(site);
    let config = ProptestConfig { cases, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() };
    let after = (0.0..1.2_f64).prop_map(Moment::After);
    let moment = prop_oneof![2 => after.clone(), 1 => (1..64_u32).prop_map(Moment::Writing)];
    // Other systems have no such limit.
    let moment = if cfg!(unix) { moment.boxed() } else { after.boxed() };
    let kills = prop::collection::vec((0..VERSIONS, moment), 3..6);
    let killed = std::cell::Cell::new(0);
    let law = |kills: Vec<(usize, Moment)>| {
        for (version, moment) in &kills {
            versions.turn_to(*version);
            killed.set(killed.get() + usize::from(versions.kill(*version, *moment)));
            versions.assert_whole();
        }
        let last = kills.last().map_or(0, |(version, _)| *version);
        versions.build();
        let wrong = differing(&versions.output(), &versions.clean[last].0);
        assert!(wrong.is_empty(), "these are not as after a first build: {wrong:?}");
        versions.forget();
        Ok(())
    };
    TestRunner::new(config).run(&kills, law).expect("every case holds");
    killed.get()
}

#[test]
fn a_killed_build_leaves_whole_pages_and_the_next_makes_them_right() {
    let killed = assert_made_right(&repository("tests/sites/tea"), cases(4));
    assert!(killed > 0 || cfg!(not(unix)), "no build was killed at work");
}

#[test]
#[ignore = "takes a minute"]
fn so_does_one_of_the_whole_reference_site() {
    let killed = assert_made_right(&repository(""), cases(10));
    assert!(killed > 0 || cfg!(not(unix)), "no build was killed at work");
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).expect("a file can be copied");
        return;
    }
    for (path, file) in files(from) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().expect("a file stands in a folder")).expect("a new folder");
        fs::copy(file, to).expect("a file can be copied");
    }
}
