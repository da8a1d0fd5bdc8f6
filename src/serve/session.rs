//! The steps of serving a site: open, build, wait for a change, build again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;

use crate::diagnostic::{Diagnostics, Language};
use crate::disk;
use crate::form::Limit;
use crate::output::{Fingerprint, Manifest, Output};
use crate::pipeline;
use crate::project::{Files, Project};
use crate::render::{Before, Coloured};
use crate::serve::host::{self, Reach};
use crate::serve::listen;
use crate::serve::live::Live;
use crate::serve::overlay::Overlay;
use crate::serve::refusal::said;
use crate::serve::site::Site;
use crate::serve::watch::{Next, Watch};
use crate::site::view::{Audience, Drafts};

/// How a site is served.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The first port to try; with 0 the system chooses one.
    pub port: u16,
    /// Who can reach it.
    pub reach: Reach,
    /// Whether drafts have pages.
    pub drafts: Drafts,
    /// How large a standard may be.
    pub limit: Limit,
}

/// A site that is served.
pub struct Session {
    site: PathBuf,
    options: Options,
    port: u16,
    live: Arc<Live>,
    watch: Watch,
    /// What the site was last made from.
    read: Option<Fingerprint>,
    manifest: Manifest,
    coloured: Coloured,
    language: Language,
    is_refused: bool,
}

/// What a build found and made.
#[derive(Debug)]
pub struct Built {
    /// What was read.
    pub project: Project,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
    /// Pages of the site, and files that differ from those before; nothing where errors kept the site as it was.
    pub made: Option<[usize; 2]>,
}

impl Session {
    /// Takes a port and begins to answer and to watch; until the first build there is nothing to see.
    pub fn open(site: &Path, options: Options, language: Language) -> Result<Self> {
        let listener = listen::bind(options.reach, options.port)?;
        let port = listener.local_addr()?.port();
        let (live, watch) = (Arc::new(Live::default()), Watch::start(site)?);
        listen::answer(listener, &live)?;
        Ok(Self {
            site: site.to_owned(),
            options,
            port,
            live,
            watch,
            read: None,
            manifest: Manifest::default(),
            coloured: Coloured::default(),
            language,
            is_refused: false,
        })
    }

    /// The port that was free.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address for browsers on this machine.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The addresses for browsers on other machines, where these can reach the site.
    pub fn addresses(&self) -> Vec<String> {
        match self.options.reach {
            Reach::Machine => Vec::new(),
            Reach::Network => host::addresses().iter().map(|ip| format!("http://{ip}:{}/", self.port)).collect(),
        }
    }

    /// Builds the site from its files as they are now and shows it, or what is wrong; nothing where no file changed.
    ///
    /// # Errors
    ///
    /// Where the disk refuses, which is shown too.
    pub fn build(&mut self) -> Result<Option<Built>> {
        let built = self.try_build();
        self.is_refused = built.is_err();
        if let Err(error) = &built {
            self.read = None;
            let overlay = Overlay::refused(said(error, self.language), self.language);
            self.live.cover(overlay, self.language);
        }
        built
    }

    /// Waits until files change.
    pub fn wait(&mut self) -> Next {
        self.watch.wait(self.is_refused)
    }

    fn try_build(&mut self) -> Result<Option<Built>> {
        // Watched before it is read, so that no change falls between; what it names is known only when it is read.
        self.watch.follow(&disk::watched(&self.site, &Files::new()))?;
        let files = disk::files(&self.site)?;
        self.watch.follow(&disk::watched(&self.site, &files))?;
        let read = Some(disk::fingerprint(&files));
        if read == self.read {
            return Ok(None);
        }
        self.read = read;
        let mut diagnostics = Diagnostics::default();
        let project = Project::within(self.options.limit, files, &mut diagnostics);
        self.language = project.config.language;
        let made = self.make(&project, &mut diagnostics)?;
        if made.is_none() {
            let overlay = Overlay::of(&self.site, &diagnostics, &project.sources, self.language);
            self.live.cover(overlay, self.language);
        }
        Ok(Some(Built { project, diagnostics, made }))
    }

    /// Makes the site and shows it, unless there are errors.
    fn make(&mut self, project: &Project, diagnostics: &mut Diagnostics) -> Result<Option<[usize; 2]>> {
        let curriculum = pipeline::compile(project, diagnostics);
        if diagnostics.has_errors() {
            return Ok(None);
        }
        let made = Mutex::new(BTreeMap::new());
        let sink = |output: &Output| {
            let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
            made.insert(output.path.clone(), Arc::from(output.bytes.as_slice()));
            Ok(())
        };
        let drafts = self.options.drafts;
        let before = Before { manifest: &self.manifest, coloured: &self.coloured };
        let manifest = pipeline::build(project, &curriculum, drafts, Audience::Authors, before, &sink, diagnostics)?;
        if diagnostics.has_errors() {
            return Ok(None);
        }
        let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let gone = self.manifest.0.keys().filter(|path| !manifest.0.contains_key(*path)).count();
        let pages = manifest.0.keys().filter(|path| path.ends_with(".html")).count();
        let changed = made.len() + gone;
        let before = self.live.now().site;
        self.live.show(Site::of(&manifest, made, before.as_deref()), self.language);
        self.manifest = manifest;
        Ok(Some([pages, changed]))
    }
}
