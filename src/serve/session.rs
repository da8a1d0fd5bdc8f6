//! The steps of serving a site: open, build, wait for a change, build again.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use anyhow::Result;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Language};
use crate::disk;
use crate::form::Limit;
use crate::output::Fingerprint;
use crate::pipeline::{self, Remembered};
use crate::project::{Files, Project};
use crate::render::{Coloured, Theme};
use crate::serve::host::{self, Reach};
use crate::serve::listen;
use crate::serve::live::Live;
use crate::serve::maker::{self, Fault, Trial, Version};
use crate::serve::overlay::Overlay;
use crate::serve::site::Site;
use crate::serve::watch::{Next, Watch};
use crate::site::view::{Audience, Drafts};
use crate::text::Sources;

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
    read: Option<Read>,
    /// The theme whose templates have made every page without a fault.
    tried: Option<Fingerprint>,
    /// The texts, and what was last read of them.
    sources: Sources,
    remembered: Remembered,
    /// The last theme: what it was made from, and what was found in it.
    theme: Option<(Fingerprint, Arc<Theme>, Diagnostics)>,
    coloured: Arc<Coloured>,
    language: Language,
    is_refused: bool,
    /// What pages met when they were asked for.
    faults: Sender<Fault>,
}

/// A site's files as they were read.
struct Read {
    /// All of them by their paths, as hashes.
    files: BTreeMap<String, Fingerprint>,
    /// Whether one change may change several of them.
    has_links: bool,
    project: Arc<Project>,
    /// What was found on the way.
    found: Diagnostics,
}

impl Read {
    /// Of all that was read but for what reaches pages through the style sheet alone; what else that does is known to
    /// the theme.
    fn texts(&self) -> Fingerprint {
        let is_style = |path: &str| path.starts_with("themes/") && path.ends_with(".css");
        let texts = self.files.iter().filter(|(path, _)| !is_style(path));
        Fingerprint::of_value(&texts.collect::<Vec<_>>())
    }
}

/// What was found, and what can be seen.
#[derive(Debug)]
pub struct Built {
    /// What was read.
    pub project: Arc<Project>,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
    /// How many pages the site has; nothing where errors kept it as it was.
    pub pages: Option<usize>,
}

impl Session {
    /// Takes a port and begins to answer and to watch; until the first build there is nothing to see. What `remembered`
    /// holds need not be read. Beside the session comes what pages meet when browsers ask for them, which no build tells.
    pub fn open(
        site: &Path,
        options: Options,
        language: Language,
        remembered: Remembered,
    ) -> Result<(Self, Receiver<Fault>)> {
        let listener = listen::bind(options.reach, options.port)?;
        let port = listener.local_addr()?.port();
        let (live, watch) = (Arc::new(Live::default()), Watch::start(site)?);
        listen::answer(listener, &live)?;
        let (faults, met) = channel();
        let session = Self {
            site: site.to_owned(),
            options,
            port,
            live,
            watch,
            read: None,
            tried: None,
            sources: Sources::default(),
            remembered,
            theme: None,
            coloured: Arc::default(),
            language,
            is_refused: false,
            faults,
        };
        Ok((session, met))
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
            let overlay = Overlay::refused(&self.site, error, self.language);
            self.live.cover(overlay, self.language);
        }
        built
    }

    /// Waits until files change.
    pub fn wait(&mut self) -> Next {
        self.watch.wait(self.is_refused)
    }

    fn try_build(&mut self) -> Result<Option<Built>> {
        let changed = self.watch.changed();
        let before = self.read.take();
        let again = before.as_ref().zip(changed).and_then(|(before, paths)| self.again(before, &paths));
        let read = again.map_or_else(|| self.all(), Ok)?;
        let is_same = before.as_ref().is_some_and(|before| before.files == read.files);
        let (project, mut diagnostics) = (Arc::clone(&read.project), read.found.clone());
        let texts = read.texts();
        self.read = Some(read);
        if is_same {
            return Ok(None);
        }
        self.sources = project.sources.clone();
        self.language = project.config.language;
        let pages = self.make(&project, texts, &mut diagnostics)?;
        if pages.is_none() {
            let overlay = Overlay::of(&self.site, &diagnostics, &project.sources, self.language);
            self.live.cover(overlay, self.language);
        }
        Ok(Some(Built { project, diagnostics, pages }))
    }

    /// Reads all files.
    fn all(&mut self) -> Result<Read> {
        // Watched before it is read, so that no change falls between; what it names is known only when it is read.
        self.watch.follow(&disk::watched(&self.site, &Files::new()))?;
        let (files, has_links) = disk::files_and_links(&self.site)?;
        self.watch.follow(&disk::watched(&self.site, &files))?;
        let hashes = files.par_iter().map(|(path, bytes)| (path.clone(), Fingerprint::of(&[bytes])));
        let hashes = hashes.collect::<Vec<_>>().into_iter().collect();
        let mut found = Diagnostics::default();
        let project = Arc::new(Project::again(&self.sources, self.options.limit, files, &mut found));
        Ok(Read { files: hashes, has_links, project, found })
    }

    /// Reads only what may have changed; nothing where it takes all files to know what that makes of the site: where
    /// some came or went, or are no texts below `content/`.
    fn again(&self, before: &Read, paths: &BTreeSet<PathBuf>) -> Option<Read> {
        if before.has_links || !before.found.is_empty() {
            return None;
        }
        let now = disk::again(&self.site, paths)?;
        let mut files = before.files.clone();
        let mut texts = Vec::new();
        for (path, bytes) in now {
            let below = format!("{path}/");
            let has_below = files.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below));
            match (files.get_mut(&path), bytes) {
                (Some(hash), Some(bytes)) => {
                    *hash = Fingerprint::of(&[&bytes]);
                    texts.push((path, bytes));
                }
                // A program made it while it saved, and took it away.
                (None, None) if !has_below => {}
                _ => return None,
            }
        }
        let project = Arc::new(before.project.with(texts.into_iter())?);
        Some(Read { files, has_links: false, project, found: Diagnostics::default() })
    }

    /// Shows the site, whose pages are made when they are asked for, unless there are errors. `texts` tells it from
    /// versions that were made of other files.
    fn make(
        &mut self,
        project: &Arc<Project>,
        texts: Fingerprint,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<usize>> {
        let (curriculum, remembered) = pipeline::compile_again(project, &self.remembered, diagnostics);
        self.remembered = remembered;
        if diagnostics.has_errors() {
            return Ok(None);
        }
        let Some(theme) = self.theme(project, diagnostics) else { return Ok(None) };
        let (of_theme, style) = (theme.fingerprint(), theme.style());
        let fingerprints = [Fingerprint::of(&[&texts.bytes(), &of_theme.bytes()]), style];
        // The built-in templates are tried by those who made them.
        let is_tried = project.theme.is_empty() || self.tried == Some(of_theme);
        let trial = if is_tried { Trial::None } else { Trial::All };
        let (how, coloured) = ((self.options.drafts, Audience::Authors), Arc::clone(&self.coloured));
        let faults = self.faults.clone();
        let version = Version { site: self.site.clone(), project: Arc::clone(project), faults };
        let (mut ready, ask) = maker::begin(version, trial, move |project, make| {
            pipeline::on_demand(project, &curriculum, &theme, how, &coloured, make);
        })?;
        diagnostics.append(mem::take(&mut ready.diagnostics));
        if diagnostics.has_errors() {
            return Ok(None);
        }
        self.tried = Some(of_theme);
        let pages = ready.pages.len();
        let before = self.live.now().site;
        self.live.show(Site::new(ready, fingerprints, ask, before.as_deref()), self.language);
        Ok(Some(pages))
    }

    /// The theme, which is made again only where its files have changed.
    fn theme(&mut self, project: &Project, diagnostics: &mut Diagnostics) -> Option<Arc<Theme>> {
        let own = project.theme.iter().map(|(name, id)| (name, id.0, project.sources.get(*id).text()));
        let made_from = Fingerprint::of_value(&(own.collect::<Vec<_>>(), self.language.tag()));
        if self.theme.as_ref().is_none_or(|(before, ..)| *before != made_from) {
            let mut found = Diagnostics::default();
            let theme = Theme::of(&project.theme, &project.sources, self.language, &mut found);
            let Some(theme) = theme else {
                diagnostics.append(found);
                return None;
            };
            self.theme = Some((made_from, Arc::new(theme), found));
        }
        let (_, theme, found) = self.theme.as_ref()?;
        diagnostics.append(found.clone());
        Some(Arc::clone(theme))
    }
}
