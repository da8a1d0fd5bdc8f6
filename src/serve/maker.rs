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
use crate::serve::site::Asked;

/// What is known of a version before any of it is made.
pub(super) struct Ready {
    /// Of all outputs but those of search.
    pub(super) paths: BTreeSet<String>,
    /// Of the copies of files: what each is made from.
    pub(super) copies: BTreeMap<String, Fingerprint>,
    /// What is wrong with the templates, where they were tried.
    pub(super) diagnostics: Diagnostics,
}

/// A version's outputs, for as long as it lasts.
pub(super) struct Maker {
    /// The folder of the site.
    pub(super) site: PathBuf,
    pub(super) project: Arc<Project>,
    /// Whether all pages are made at once, since nobody knows yet whether the templates can.
    pub(super) tries: bool,
}

impl Maker {
    /// Makes what is asked for until nobody can ask any more. `hold` gets the version's outputs and hands them on.
    pub(super) fn begin(
        self,
        hold: impl FnOnce(&Project, &dyn Fn(&OnDemand)) + Send + 'static,
    ) -> Result<(Ready, Sender<Asked>)> {
        let (ask, asked) = channel();
        let (tell, told) = channel();
        let work = move || hold(&self.project, &|outputs| self.make(outputs, &tell, &asked));
        thread::Builder::new().spawn(work).map_err(Refusal::NoThread)?;
        Ok((told.recv().expect("it tells that it is ready"), ask))
    }

    fn make(&self, outputs: &OnDemand, tell: &Sender<Ready>, asked: &Receiver<Asked>) {
        let mut diagnostics = Diagnostics::default();
        if self.tries {
            outputs.try_all(&mut diagnostics);
        }
        let paths = outputs.paths().map(str::to_owned).collect();
        let told = tell.send(Ready { paths, copies: outputs.copies().clone(), diagnostics });
        told.expect("whoever began it waits until it is ready");
        rayon::in_place_scope(|scope| {
            for (path, tell) in asked {
                scope.spawn(move |_| {
                    let mut found = Diagnostics::default();
                    let made = outputs.make(&path, &mut found);
                    let made = match made {
                        Some(bytes) => Some(Ok(Arc::from(bytes))),
                        None if found.has_errors() => {
                            let language = self.project.config.language;
                            let overlay = Overlay::of(&self.site, &found, &self.project.sources, language);
                            Some(Err(Arc::new(overlay)))
                        }
                        None => None,
                    };
                    // A browser may be gone before its page is there.
                    let _ = tell.send(made);
                });
            }
        });
    }
}
