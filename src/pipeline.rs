//! The whole program on one page: text in, linked curriculum out; curriculum in, site out.

use rayon::prelude::*;

use crate::content;
use crate::curriculum::{self, Curriculum};
use crate::diagnostic::{Diagnostics, Finding};
use crate::export;
use crate::output::{Fingerprint, Manifest, Output};
use crate::picture;
use crate::project::Project;
use crate::render::{self, Before, Rendered, Theme};
use crate::site::view::{Audience, Drafts};
use crate::site::{self, Answers, Bar};
use crate::standard;

/// Everything before there is a page: text in, linked curriculum out.
pub fn compile(project: &Project, diagnostics: &mut Diagnostics) -> Curriculum {
    let standards = project.standards.iter();
    let standards = standards.map(|file| standard::parse(project.sources.get(file.source), &file.stem, diagnostics));
    let standards = standards.collect();
    let content = content::parse(&project.texts, &project.sources, diagnostics);
    let curriculum = curriculum::link(project, standards, content, diagnostics);
    curriculum::check(project, &curriculum, diagnostics);
    curriculum
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
    let search = render::data(site.search, &theme);
    let before = before.manifest;
    for output in theme.assets().chain(search).chain(render::sitemap(&addresses)) {
        let fingerprint = Fingerprint::of(&[&output.bytes]);
        manifest.0.insert(output.path.clone(), Some(fingerprint));
        if !before.has(&output.path, fingerprint) {
            sink(&output)?;
        }
    }
    for copy in &site.copies {
        let (path, bytes) = (copy.route.path(), &project.files[&copy.path]);
        let becomes = copy.fit.map_or(String::new(), |(width, height)| format!("smaller {width} {height}"));
        let fingerprint = Fingerprint::of(&[bytes, becomes.as_bytes()]);
        if before.has(&path, fingerprint) {
            manifest.0.insert(path, Some(fingerprint));
            continue;
        }
        let made = copy.fit.map_or(Ok(None), |size| picture::smaller(bytes, size));
        // What cannot be read is looked at again, and told of again, by the next build.
        manifest.0.insert(path.clone(), made.is_ok().then_some(fingerprint));
        if made.is_err() {
            let name = copy.path.rsplit('/').next().unwrap_or(&copy.path).to_owned();
            diagnostics.path(&copy.path, Finding::BrokenPicture { name });
        }
        sink(&Output { path, bytes: made.ok().flatten().unwrap_or_else(|| bytes.clone()) })?;
    }
    let files = export::coverage_files(curriculum).into_iter().chain(export::plan_files(curriculum));
    let files = files.collect::<Vec<_>>().into_par_iter().map(|file| {
        let fingerprint = file.fingerprint();
        if !before.has(&file.path, fingerprint) {
            sink(&file.output())?;
        }
        Ok((file.path, Some(fingerprint)))
    });
    manifest.0.extend(files.collect::<anyhow::Result<Vec<_>>>()?);
    Ok(manifest)
}
