//! Makes the outputs of one version of the site, in a thread that holds all that they are made from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use anyhow::Result;

use crate::diagnostic::Diagnostics;
use crate::output::Fingerprint;
use crate::pipeline::OnDemand;
use crate::project::Project;
use crate::serve::overlay::Overlay;
use crate::serve::refusal::Refusal;
use crate::serve::site::{Made, Wish};

/// What is known of a version before any of it is made.
pub(super) struct Ready {
    /// Of all outputs but those of search.
    pub(super) paths: BTreeSet<String>,
    /// Of those that are pages.
    pub(super) pages: BTreeSet<String>,
    /// Of the copies of files: what each is made from.
    pub(super) copies: BTreeMap<String, Fingerprint>,
    /// What is wrong with the templates, where they were tried.
    pub(super) diagnostics: Diagnostics,
}

/// What is made before anyone asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trial {
    /// All pages, since nobody knows yet whether the templates can.
    All,
    /// Nothing.
    None,
}

/// What is told of a fault besides where it is.
pub(super) struct Version {
    /// The folder of the site.
    pub(super) site: PathBuf,
    pub(super) project: Arc<Project>,
    /// To whoever tells it on the terminal.
    pub(super) faults: Sender<Fault>,
}

/// What kept a page from being made when a browser asked for it.
#[derive(Debug)]
pub struct Fault {
    /// What it was made from.
    pub project: Arc<Project>,
    /// What is wrong.
    pub diagnostics: Diagnostics,
}

/// Makes what is asked for until nobody can ask any more. `hold` gets the version's outputs and hands them on.
pub(super) fn begin(
    version: Version,
    trial: Trial,
    hold: impl FnOnce(&Project, &dyn Fn(&OnDemand)) + Send + 'static,
) -> Result<(Ready, Sender<Wish>)> {
    let (ask, asked) = channel();
    let (tell, told) = channel();
    let work = move || {
        hold(&version.project, &|outputs| {
            let mut diagnostics = Diagnostics::default();
            if trial == Trial::All {
                outputs.try_all(&mut diagnostics);
            }
            let paths = outputs.paths().map(str::to_owned).collect();
            let (pages, copies) = (outputs.pages().clone(), outputs.copies().clone());
            let told = tell.send(Ready { paths, pages, copies, diagnostics });
            told.expect("whoever began it waits until it is ready");
            make(&version, outputs, &asked);
        });
    };
    thread::Builder::new().spawn(work).map_err(Refusal::NoThread)?;
    Ok((told.recv().expect("it tells that it is ready"), ask))
}

/// Pages by the threads that share all work, search by one of its own: what it reads is read by all of them, so that
/// one of them that waited for it could be waiting for itself.
fn make(version: &Version, outputs: &OnDemand, asked: &Receiver<Wish>) {
    thread::scope(|threads| {
        let (search, searched) = channel::<Wish>();
        let find = move || {
            let mut files = None;
            for (path, tell) in searched {
                let bytes = files.get_or_insert_with(|| outputs.search()).get(&path);
                // A browser may be gone before its answer is there.
                let _ = tell.send(bytes.map(|bytes| Ok(bytes.as_slice().into())));
            }
        };
        // Where the system has no thread to spare, nobody who searches is answered, and pages are.
        let _ = thread::Builder::new().spawn_scoped(threads, find);
        rayon::in_place_scope(|scope| {
            for (path, tell) in asked {
                if outputs.is_search(&path) {
                    let _ = search.send((path, tell));
                } else {
                    scope.spawn(move |_| drop(tell.send(one(version, outputs, &path))));
                }
            }
        });
    });
}

fn one(version: &Version, outputs: &OnDemand, path: &str) -> Option<Made> {
    let mut found = Diagnostics::default();
    if let Some(bytes) = outputs.make(path, &mut found) {
        return Some(Ok(bytes.into()));
    }
    if !found.has_errors() {
        return None;
    }
    let project = Arc::clone(&version.project);
    let overlay = Overlay::of_page(&version.site, &found, &project.sources, project.config.language);
    // Nobody may be listening.
    let _ = version.faults.send(Fault { project, diagnostics: found });
    Some(Err(Some(Arc::new(overlay))))
}
