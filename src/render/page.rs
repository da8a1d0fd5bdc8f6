//! One view, one template, one output; and all of them at once.

use std::iter;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use tera::{Context, TeraResult, Value};

use crate::diagnostic::Diagnostics;
use crate::output::{Fingerprint, Manifest, Output};
use crate::render::coloured::{Coloured, Colours};
use crate::render::ends::push_without_needless_ends;
use crate::render::markdown;
use crate::render::symbols::without_unused_symbols;
use crate::render::theme::Theme;
use crate::site::{Page, Sheet, Site, View};

/// What builds before this one left.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What each output was made from.
    pub manifest: &'a Manifest,
    /// Code that has been coloured; this build adds to it.
    pub coloured: &'a Coloured,
}

/// What is known of a site once its pages are rendered.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// What each page was made from.
    pub manifest: Manifest,
    /// Where those will stand that have something to read, in the site's order.
    pub addresses: Vec<String>,
}

/// Renders each page that is not yet as `before` lists it, and `put`s it as it is made.
pub fn all(
    site: &Site,
    theme: &Theme,
    before: Before,
    put: &(dyn Fn(&Output) -> anyhow::Result<()> + Sync),
    diagnostics: &mut Diagnostics,
) -> anyhow::Result<Rendered> {
    let finished = |sheet: &Sheet, colours: &mut Colours| -> anyhow::Result<_> {
        let (path, page) = (sheet.route.path(), sheet.page());
        let fingerprint = fingerprint(&page, theme);
        if !before.manifest.has(&path, fingerprint) {
            match render(&page, theme, colours) {
                Ok(html) => put(&Output { path: path.clone(), bytes: html })?,
                Err(error) => return Ok(Err(error)),
            }
        }
        Ok(Ok((path, Some(fingerprint), page.frame.address())))
    };
    // Each thread takes the next page until none is left, so that it remembers lines of code from its first page to its
    // last; the last pages come first, since they are lessons, whose code booklets show again.
    let (last_first, taken) = (site.sheets.iter().enumerate().rev(), AtomicUsize::new(0));
    let next = || last_first.clone().nth(taken.fetch_add(1, Ordering::Relaxed));
    let made = rayon::broadcast(|_| {
        let mut colours = before.coloured.colours();
        let made = iter::from_fn(&next).map(|(index, sheet)| Ok((index, finished(sheet, &mut colours)?)));
        made.collect::<anyhow::Result<Vec<_>>>()
    });
    let mut made: Vec<_> = made.into_iter().collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect();
    made.sort_by_key(|(index, _)| *index);
    let mut rendered = Rendered::default();
    for (_, page) in made {
        match page {
            Ok((path, fingerprint, address)) => {
                rendered.manifest.0.insert(path, fingerprint);
                rendered.addresses.extend(address);
            }
            Err(error) => theme.report(&error, diagnostics),
        }
    }
    Ok(rendered)
}

/// One page alone; nothing where its template is at fault, which is found.
pub fn one(sheet: &Sheet, theme: &Theme, coloured: &Coloured, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    match render(&sheet.page(), theme, &mut coloured.colours()) {
        Ok(html) => Some(html),
        Err(error) => {
            theme.report(&error, diagnostics);
            None
        }
    }
}

/// A page is a function of what it shows and of the theme.
fn fingerprint(page: &Page, theme: &Theme) -> Fingerprint {
    let shown = Fingerprint::of_value(page).bytes();
    Fingerprint::of(&[&shown, &theme.fingerprint().bytes(), page.view.template().as_bytes()])
}

/// So many bytes have most pages, at most.
const USUAL: usize = 32_768;

fn render(page: &Page, theme: &Theme, colours: &mut Colours) -> TeraResult<Vec<u8>> {
    let mut context = Context::new();
    context.insert("frame", &page.frame);
    context.insert("view", &page.view);
    if let View::Lesson(lesson) = &page.view {
        context.insert_value("body", Value::safe_string(&markdown::render(&lesson.body, theme, colours)?));
    }
    if let View::FreePage(page) = &page.view {
        context.insert_value("body", Value::safe_string(&markdown::render(&page.body, theme, colours)?));
    }
    if let View::Booklet(booklet) = &page.view {
        let (lessons, coloured) = (booklet.lessons.par_iter(), colours.remembered);
        let colours = || coloured.colours();
        let bodies = lessons.map_init(colours, |colours, lesson| markdown::render(&lesson.body, theme, colours));
        let bodies = bodies.collect::<Vec<_>>().into_iter().map(|body| Ok(Value::safe_string(&body?)));
        context.insert_value("bodies", bodies.collect::<TeraResult<Vec<Value>>>()?.into());
    }
    let mut html = Vec::with_capacity(USUAL);
    theme.tera.render_to(page.view.template(), &context, &mut html)?;
    let mut light = Vec::with_capacity(html.len());
    for piece in without_unused_symbols(&html) {
        push_without_needless_ends(&mut light, piece);
    }
    Ok(light)
}
