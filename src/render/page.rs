//! One view, one template, one output; and all of them at once.

use rayon::prelude::*;
use tera::{Context, TeraResult, Value};

use crate::diagnostic::Diagnostics;
use crate::output::{Fingerprint, Manifest, Output};
use crate::render::coloured::Coloured;
use crate::render::ends::without_needless_ends;
use crate::render::markdown;
use crate::render::theme::Theme;
use crate::site::{Page, Site, View};

/// What builds before this one left.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What each output was made from.
    pub manifest: &'a Manifest,
    /// Code that has been coloured; this build adds to it.
    pub coloured: &'a Coloured,
}

/// Renders each page that is not yet as `before` lists it, and hands it to `sink` as it is made.
pub fn all(
    site: &Site,
    theme: &Theme,
    before: Before,
    sink: &(dyn Fn(&Output) -> anyhow::Result<()> + Sync),
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Manifest> {
    let made = site.pages.par_iter().map(|page| -> anyhow::Result<_> {
        let path = page.route.path();
        let fingerprint = fingerprint(page, theme);
        if !before.manifest.has(&path, fingerprint) {
            match render(page, theme, before.coloured) {
                Ok(html) => sink(&Output { path: path.clone(), bytes: html.into_bytes() })?,
                Err(error) => return Ok(Err(error)),
            }
        }
        Ok(Ok((path, Some(fingerprint))))
    });
    let mut manifest = Manifest::default();
    for page in made.collect::<anyhow::Result<Vec<_>>>()? {
        match page {
            Ok((path, fingerprint)) => {
                manifest.0.insert(path, fingerprint);
            }
            Err(error) => theme.report(&error, diagnostics),
        }
    }
    Ok(manifest)
}

/// A page is a function of what it shows and of the theme.
fn fingerprint(page: &Page, theme: &Theme) -> Fingerprint {
    let shown = serde_json::to_vec(page).expect("a view has only text keys");
    Fingerprint::of(&[&shown, &theme.fingerprint().bytes(), page.view.template().as_bytes()])
}

fn render(page: &Page, theme: &Theme, coloured: &Coloured) -> TeraResult<String> {
    let mut context = Context::new();
    context.insert("frame", &page.frame);
    context.insert("view", &page.view);
    if let View::Lesson(lesson) = &page.view {
        context.insert_value("body", Value::safe_string(&markdown::render(&lesson.body, theme, coloured)?));
    }
    if let View::FreePage(page) = &page.view {
        context.insert_value("body", Value::safe_string(&markdown::render(&page.body, theme)?));
    }
    if let View::Booklet(booklet) = &page.view {
        let bodies = booklet.lessons.iter().map(|lesson| markdown::render(&lesson.body, theme, coloured));
        let bodies = bodies.map(|body| body.map(|body| Value::safe_string(&body)));
        context.insert_value("bodies", bodies.collect::<TeraResult<Vec<Value>>>()?.into());
    }
    Ok(without_needless_ends(&theme.tera.render(page.view.template(), &context)?))
}
