//! A free page whose links lead somewhere, in any of the site's standards.

use std::collections::{BTreeMap, BTreeSet};

use crate::content;
use crate::content::markdown::{Mention, MentionKind};
use crate::content::slug;
use crate::curriculum::attachment::Attachment;
use crate::curriculum::lesson::{Lesson, Target, Thing};
use crate::curriculum::model::Syllabus;
use crate::curriculum::near::lost;
use crate::curriculum::overview::{Overview, is_home};
use crate::curriculum::target::{self, Files, Text};
use crate::diagnostic::{Diagnostics, Finding, Named, nearest};
use crate::project::Project;

/// A page and what it points to.
#[derive(Clone, Debug)]
pub struct FreePage {
    /// As its author wrote it.
    pub written: content::FreePage,
    /// What each mention points to, with the byte of the source where it begins; in order.
    pub targets: Vec<(u32, Target)>,
    /// Its Markdown, without its head.
    pub text: String,
    /// Files that it shows or offers, by their path from the site's folder.
    pub files: BTreeMap<String, Attachment>,
}

/// Finds what all pages point to; `lost` are the addresses and paths of lessons that have their finding already.
pub(super) fn link(
    written: &[content::FreePage],
    syllabuses: &[Syllabus],
    lost: &BTreeSet<String>,
    project: &Project,
    diagnostics: &mut Diagnostics,
) -> Vec<FreePage> {
    let mut pages = Vec::new();
    for page in written {
        let reach = Reach { own: page, pages: written, syllabuses, lost, project };
        let mut files = Files::default();
        let mut targets = Vec::new();
        for mention in &page.body.mentions {
            let target = match mention.kind {
                MentionKind::Wiki => reach.wiki(mention, diagnostics),
                MentionKind::Link => reach.link(mention, diagnostics),
                MentionKind::Image => target::image(mention, &page.path, &project.files, diagnostics),
            };
            files.note(mention, target.as_ref(), &project.files, diagnostics);
            targets.extend(target.map(|target| (mention.span.start, target)));
        }
        let text = project.sources.get(page.source).slice(page.body.span).to_owned();
        pages.push(FreePage { written: page.clone(), targets, text, files: files.all });
    }
    pages
}

struct Reach<'a> {
    own: &'a content::FreePage,
    pages: &'a [content::FreePage],
    syllabuses: &'a [Syllabus],
    lost: &'a BTreeSet<String>,
    project: &'a Project,
}

impl Reach<'_> {
    /// `[[about]]`, `[[L1-2.1]]` where one standard has that, else `[[530047:L1-2.1]]`.
    fn wiki(&self, mention: &Mention, diagnostics: &mut Diagnostics) -> Option<Target> {
        let written = mention.target.trim();
        let (name, anchor) = target::anchored(written);
        if let Some(page) = target::page(name, self.pages) {
            return target::place_on(mention, page, anchor, diagnostics);
        }
        let (code, bare) = match written.split_once([':', '：']) {
            Some((code, name)) => (Some(code.trim()), name.trim()),
            None => (None, written),
        };
        let within = |syllabus: &Syllabus| code.is_none_or(|code| code == syllabus.standard.code.0);
        let all = self.syllabuses.iter().enumerate().filter(|(_, syllabus)| within(syllabus));
        let found: Vec<(usize, Found)> = all.filter_map(|(at, it)| Some((at, named(bare, it)?))).collect();
        match &found[..] {
            [(_, Found::Lesson(lesson, anchor))] => {
                let thing = target::place_in(mention, &lesson.written, *anchor, diagnostics)?;
                Some(Target::Thing(found[0].0, thing))
            }
            [(at, Found::Thing(thing))] => Some(Target::Thing(*at, thing.clone())),
            [] if is_home(written) => Some(Target::Home),
            [] if self.lost.contains(&slug(name)) => None,
            [] => {
                let pages = self.pages.iter().map(|page| (page.slug.as_str(), page.title.as_str()));
                let lessons = self.syllabuses.iter().flat_map(|it| &it.lessons).map(|lesson| &lesson.written);
                let titles = pages.chain(lessons.map(|it| (it.slug.as_str(), it.matter.title.as_str())));
                let called = target::by_title(written, titles);
                let nearest = called.or_else(|| nearest(written, self.names().iter().map(String::as_str)));
                let finding =
                    Finding::UnknownName { kind: Named::Mention, written: written.to_owned(), nearest, range: None };
                diagnostics.at(mention.span, finding);
                None
            }
            several => {
                let standards = several.iter().map(|(at, _)| self.syllabuses[*at].standard.code.to_string()).collect();
                diagnostics.at(mention.span, Finding::AmbiguousLesson { written: bare.to_owned(), standards });
                None
            }
        }
    }

    /// Everything that may stand in `[[…]]`.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.pages.iter().map(|page| page.slug.clone()).collect();
        for syllabus in self.syllabuses {
            let standard = &syllabus.standard;
            names.extend(syllabus.lessons.iter().map(|lesson| lesson.written.slug.clone()));
            names.extend(target::names(standard));
        }
        names
    }

    /// `[…](…)`: a page, a lesson or a file by its path from here, or an address.
    fn link(&self, mention: &Mention, diagnostics: &mut Diagnostics) -> Option<Target> {
        let text = Text { path: &self.own.path, headings: &self.own.body.headings };
        let (path, anchor) = match target::address(mention, text, diagnostics) {
            Ok(target) => return target,
            Err(address) => address,
        };
        let Some(path) = path else { return self.dead(mention, diagnostics) };
        if let Some(page) = self.pages.iter().find(|page| page.path == path) {
            return target::place_on(mention, page, anchor, diagnostics);
        }
        for (at, syllabus) in self.syllabuses.iter().enumerate() {
            if let Some(lesson) = syllabus.lessons.iter().find(|lesson| lesson.written.path == path) {
                let thing = target::place_in(mention, &lesson.written, anchor, diagnostics)?;
                return Some(Target::Thing(at, thing));
            }
        }
        if self.project.files.contains_key(&path) {
            return Some(Target::File(path));
        }
        if self.lost.contains(&path) { None } else { self.dead(mention, diagnostics) }
    }

    fn dead(&self, mention: &Mention, diagnostics: &mut Diagnostics) -> Option<Target> {
        let texts = self.pages.iter().map(|page| page.path.as_str());
        let paths = self.project.files.keys().map(String::as_str).chain(texts);
        let finding = |target, nearest| Finding::DeadLink { target, nearest };
        lost(mention, &self.own.path, paths, finding, diagnostics);
        None
    }
}

enum Found<'a> {
    Thing(Thing),
    Lesson(&'a Lesson, Option<&'a str>),
}

/// What a name means in one standard.
fn named<'a>(written: &'a str, syllabus: &'a Syllabus) -> Option<Found<'a>> {
    let thing = target::named(written, &syllabus.standard, None);
    let (name, anchor) = target::anchored(written);
    let lesson = || {
        let slug = Some(name.to_owned()).filter(|slug| syllabus.places.has_lesson(slug));
        let slug = slug.or_else(|| Some(content::slug(name)).filter(|slug| syllabus.places.has_lesson(slug)))?;
        Some(Found::Lesson(syllabus.lesson(&slug), anchor))
    };
    let overview = || Overview::of(written, syllabus).map(|page| Found::Thing(Thing::Overview(page)));
    thing.map(Found::Thing).or_else(lesson).or_else(overview)
}
