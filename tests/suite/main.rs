//! The one test crate. `tests/README.md` tells how to write, run and update tests.
#![expect(clippy::disallowed_methods, reason = "tests read and write files, and ask the environment what to do")]

mod booklets;
mod bytes;
mod cases;
mod cli;
mod codes;
mod damage;
mod drawing;
mod fence;
mod findings;
mod fix;
mod folder;
mod forms;
mod import;
mod incremental;
mod kept;
mod killed;
mod pack;
#[cfg(feature = "pdf")]
mod paper;
mod pictures;
mod print;
mod printed;
mod properties;
mod readme;
mod recompute;
mod reports;
#[cfg(feature = "pdf")]
mod reviews;
mod ruled;
mod scale;
mod schema;
mod search;
mod seed;
mod serve;
mod site_laws;
mod sites;
mod snapshots;
mod start;
mod tidy;
mod word;
mod words;
