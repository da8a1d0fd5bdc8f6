//! The whole program on one page: text in, linked curriculum out; curriculum in, site out.

mod on_demand;

use rayon::prelude::*;

use crate::content::{self, Lessons};
use crate::curriculum::{self, Curriculum};
use crate::diagnostic::{Diagnostics, Finding};
use crate::export;
use crate::output::{Fingerprint, Manifest, Output};
use crate::picture;
use crate::project::Project;
use crate::render::{self, Before, Coloured, Rendered, Theme};
use crate::site::view::{Audience, Drafts};
use crate::site::{self, Answers, Bar, Copied, Index};
use crate::standard;

pub use on_demand::OnDemand;

/// Everything before there is a page: text in, linked curriculum out.
pub fn compile(project: &Project, diagnostics: &mut Diagnostics) -> Curriculum {
    compile_again(project, &Lessons::default(), diagnostics).0
}

/// The same with lessons that were read `before`; and those that were read now, for the next time.
pub fn compile_again(project: &Project, before: &Lessons, diagnostics: &mut Diagnostics) -> (Curriculum, Lessons) {
    let standards = project.standards.iter();
    let standards = standards.map(|file| standard::parse(project.sources.get(file.source), &file.stem, diagnostics));
    let standards = standards.collect();
    let (content, lessons) = content::parse(&project.texts, &project.sources, before, diagnostics);
    let curriculum = curriculum::link(project, standards, content, diagnostics);
    curriculum::check(project, &curriculum, diagnostics);
    (curriculum, lessons)
}

/// Everything after: each output that is not yet as `before` lists it goes to `sink` as it is made.
///
/// # Errors
///
/// Only the sink's own.
pub fn build(
    project: &Project,
    curriculum: &Curriculum,
    drafts: Drafts,
    audience: Audience,
    before: Before,
    sink: &(dyn Fn(&Output) -> anyhow::Result<()> + Sync),
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Manifest> {
    let Some(theme) = Theme::of(&project.theme, &project.sources, project.config.language, diagnostics) else {
        return Ok(Manifest::default());
    };
    let answers = Answers::of(curriculum);
    let bar = Bar::of(curriculum, &answers, drafts, audience);
    let site = site::plan(&bar);
    let Rendered { mut manifest, addresses } = render::all(&site, &theme, before, sink, diagnostics)?;
    let search = render::data(&Index::of(&bar), &theme);
    let before = before.manifest;
    for output in theme.assets().chain(search).chain(render::sitemap(&addresses)) {
        let fingerprint = Fingerprint::of(&[&output.bytes]);
        manifest.0.insert(output.path.clone(), Some(fingerprint));
        if !before.has(&output.path, fingerprint) {
            sink(&output)?;
        }
    }
    for copy in &site.copies {
        let (path, (fingerprint, make)) = (copy.route.path(), copied(copy, project));
        if before.has(&path, fingerprint) {
            manifest.0.insert(path, Some(fingerprint));
            continue;
        }
        let (bytes, is_broken) = make();
        // What cannot be read is looked at again, and told of again, by the next build.
        manifest.0.insert(path.clone(), (!is_broken).then_some(fingerprint));
        if is_broken {
            let name = copy.path.rsplit('/').next().unwrap_or(&copy.path).to_owned();
            diagnostics.path(&copy.path, Finding::BrokenPicture { name });
        }
        sink(&Output { path, bytes })?;
    }
    let files = export::coverage_files(curriculum).into_iter().chain(export::plan_files(curriculum));
    let files = files.collect::<Vec<_>>().into_par_iter().map(|file| {
        let made = file.make();
        let fingerprint = made.fingerprint();
        if !before.has(&file.path, fingerprint) {
            sink(&Output { path: file.path.clone(), bytes: made.bytes() })?;
        }
        Ok((file.path, Some(fingerprint)))
    });
    manifest.0.extend(files.collect::<anyhow::Result<Vec<_>>>()?);
    Ok(manifest)
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
    show(&OnDemand::of(project, &bar, &site, theme, coloured));
}

/// What a copy of a file is made from, and what makes it: its bytes, and whether it is a picture that cannot be read.
fn copied<'a>(copy: &Copied, project: &'a Project) -> (Fingerprint, impl Fn() -> (Vec<u8>, bool) + use<'a>) {
    let (bytes, fit) = (&project.files[&copy.path], copy.fit);
    let becomes = fit.map_or(String::new(), |(width, height)| format!("smaller {width} {height}"));
    let make = move || {
        let made = fit.map_or(Ok(None), |size| picture::smaller(bytes, size));
        let is_broken = made.is_err();
        (made.ok().flatten().unwrap_or_else(|| bytes.clone()), is_broken)
    };
    (Fingerprint::of(&[bytes, becomes.as_bytes()]), make)
}
