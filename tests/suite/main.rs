//! The one test crate. `tests/README.md` tells how to write, run and update tests.

mod cases;
mod cli;
mod folder;
mod properties;
mod seed;
mod site_laws;
mod sites;
mod tidy;
