//! The whole program on one page: text in, linked curriculum out; curriculum in, site out.

mod on_demand;

use rayon::prelude::*;

use crate::content;
use crate::curriculum::{self, Curriculum};
use crate::diagnostic::{Diagnostics, Finding};
use crate::export;
use crate::output::{Fingerprint, Manifest, Output};
use crate::picture;
use crate::project::Project;
use crate::render::{self, Before, Coloured, Rendered, Theme};
use crate::site::view::{Audience, Drafts};
use crate::site::{self, Answers, Bar, Copied, Index, Site};
use crate::standard;

pub use on_demand::OnDemand;

/// Everything before there is a page: text in, linked curriculum out.
pub fn compile(project: &Project, diagnostics: &mut Diagnostics) -> Curriculum {
    compile_again(project, &Remembered::default(), diagnostics).0
}

/// What was read of the texts, for whoever compiles them again when some have changed.
#[derive(Debug, Default)]
pub struct Remembered {
    standards: standard::Remembered,
    content: content::Remembered,
}

impl Remembered {
    /// What an earlier run of the same program kept by [`Remembered::print`].
    pub fn parse(program: &str, bytes: Vec<u8>) -> Self {
        Self { content: content::Remembered::parse(program, bytes), ..Self::default() }
    }

    /// What a later run can use, as bytes; nothing where what was kept before is enough.
    pub fn print(&self, program: &str) -> Option<Vec<u8>> {
        self.content.print(program)
    }
}

/// The same with what was read `before`; and what was read now, for the next time.
pub fn compile_again(
    project: &Project,
    before: &Remembered,
    diagnostics: &mut Diagnostics,
) -> (Curriculum, Remembered) {
    let standards = project.standards.iter().map(|file| (project.sources.share(file.source), file.stem.as_str()));
    let standards = standard::Remembered::read(standards, &before.standards);
    let parsed = standards.standards(diagnostics);
    let (written, content) = content::parse(&project.texts, &project.sources, &before.content, diagnostics);
    let curriculum = curriculum::link(project, parsed, written, diagnostics);
    curriculum::check(project, &curriculum, diagnostics);
    (curriculum, Remembered { standards, content })
}

/// Everything after: each output that is not yet as `before` lists it is `put` as it is made.
///
/// # Errors
///
/// Only those of `put`.
pub fn build(
    project: &Project,
    curriculum: &Curriculum,
    drafts: Drafts,
    audience: Audience,
    before: Before,
    put: &(dyn Fn(&Output) -> anyhow::Result<()> + Sync),
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Manifest> {
    let (theme, answers) = rayon::join(
        || Theme::of(&project.theme, &project.sources, project.config.language, diagnostics),
        || Answers::of(curriculum),
    );
    let Some(theme) = theme else {
        return Ok(Manifest::default());
    };
    let bar = Bar::of(curriculum, &answers, drafts, audience);
    let site = site::plan(&bar);
    let sink = Sink { before: before.manifest, put };
    // A workbook takes long and one core only, so it does not come last.
    let ((tables, search), (copies, pages)) = rayon::join(
        || rayon::join(|| tables(&bar, &sink), || search(&bar, &theme, &sink)),
        || rayon::join(|| copies(&site, project, &sink), || render::all(&site, &theme, before, put, diagnostics)),
    );
    let Rendered { mut manifest, addresses } = pages?;
    manifest.0.extend(tables?.into_iter().chain(search?));
    for output in theme.assets().chain(render::sitemap(&addresses)) {
        manifest.0.extend([sink.whole(output)?]);
    }
    for (copy, (path, fingerprint)) in site.copies.iter().zip(copies?) {
        if fingerprint.is_none() {
            let name = copy.path.rsplit('/').next().unwrap_or(copy.path).to_owned();
            diagnostics.path(copy.path, Finding::BrokenPicture { name });
        }
        manifest.0.insert(path, fingerprint);
    }
    Ok(manifest)
}

/// An output's path, and what it was made from.
type Entry = (String, Option<Fingerprint>);

/// Where outputs go, but for those that are there already.
struct Sink<'a> {
    before: &'a Manifest,
    put: &'a (dyn Fn(&Output) -> anyhow::Result<()> + Sync),
}

impl Sink<'_> {
    /// An output that is made from nothing but its bytes.
    fn whole(&self, Output { path, bytes }: Output) -> anyhow::Result<Entry> {
        self.make(path, Fingerprint::of(&[&bytes]), || bytes)
    }

    /// One whose bytes need not be made where it was made from the same before.
    fn make(&self, path: String, fingerprint: Fingerprint, bytes: impl FnOnce() -> Vec<u8>) -> anyhow::Result<Entry> {
        if self.before.has(&path, fingerprint) {
            return Ok((path, Some(fingerprint)));
        }
        let output = Output { path, bytes: bytes() };
        (self.put)(&output)?;
        Ok((output.path, Some(fingerprint)))
    }
}

/// The tables that leave as files.
fn tables(bar: &Bar, sink: &Sink) -> anyhow::Result<Vec<Entry>> {
    let reports = export::reports(bar);
    let entries = export::tables(&reports, bar.curriculum).into_par_iter().map(|table| {
        let made = table.make();
        let fingerprint = made.fingerprint();
        let files = table.paths.into_par_iter();
        files.map(|path| sink.make(path.clone(), fingerprint, || made.bytes(&path))).collect::<Vec<_>>()
    });
    entries.flatten().collect()
}

/// What search looks through.
fn search(bar: &Bar, theme: &Theme, sink: &Sink) -> anyhow::Result<Vec<Entry>> {
    let index = Index::of(bar);
    let scripts = render::scripts(&index, theme).into_par_iter();
    scripts.map(|script| sink.make(script.path.clone(), script.fingerprint(), || script.bytes())).collect()
}

/// Files that are copied; a picture that cannot be read has nothing that it is made from, so that the next build looks
/// at it, and tells of it, again.
fn copies(site: &Site, project: &Project, sink: &Sink) -> anyhow::Result<Vec<Entry>> {
    let entries = site.copies.par_iter().map(|copy| {
        let ((made_from, make), mut is_broken) = (copied(copy, project), false);
        let (path, fingerprint) = sink.make(copy.route.path(), made_from, || {
            let bytes;
            (bytes, is_broken) = make();
            bytes
        })?;
        Ok((path, if is_broken { None } else { fingerprint }))
    });
    entries.collect()
}

/// The same for whoever sees few outputs at a time: each is made when it is asked for, as long as `show` goes on.
pub fn on_demand(
    project: &Project,
    curriculum: &Curriculum,
    theme: &Theme,
    (drafts, audience): (Drafts, Audience),
    coloured: &Coloured,
    show: impl FnOnce(&OnDemand),
) {
    let answers = Answers::of(curriculum);
    let bar = Bar::of(curriculum, &answers, drafts, audience);
    let site = site::plan(&bar);
    let reports = export::reports(&bar);
    let tables = export::tables(&reports, curriculum);
    show(&OnDemand::of(project, (&bar, &tables), &site, theme, coloured));
}

/// What a copy of a file is made from, and what makes it: its bytes, and whether it is a picture that cannot be read.
fn copied<'a>(copy: &Copied, project: &'a Project) -> (Fingerprint, impl Fn() -> (Vec<u8>, bool) + use<'a>) {
    let (bytes, fit) = (&project.files[copy.path], copy.fit);
    let becomes = fit.map_or(String::new(), |(width, height)| format!("smaller {width} {height}"));
    let make = move || {
        let made = fit.map_or(Ok(None), |size| picture::smaller(bytes, size));
        let is_broken = made.is_err();
        (made.ok().flatten().unwrap_or_else(|| bytes.clone()), is_broken)
    };
    (Fingerprint::of(&[bytes, becomes.as_bytes()]), make)
}
