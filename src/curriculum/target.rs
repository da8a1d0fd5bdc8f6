//! What the links, wiki links and images of a text point to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::markdown::{Heading, Mention, MentionKind, is_web};
use crate::content::{self, Taken, file_name, slug};
use crate::curriculum::attachment::{Attachment, Smaller};
use crate::curriculum::lesson::{Target, Thing};
use crate::curriculum::name;
use crate::curriculum::near::{beside, is_on_disk, lost, percent_decoded};
use crate::curriculum::overview::{Overview, is_home};
use crate::curriculum::picture;
use crate::diagnostic::{Diagnostics, Finding, Named, nearest};
use crate::project::{self, Project};
use crate::standard::{Code, LevelId, Standard};
use crate::text::Spanned;

/// What can be pointed to from the lessons of one standard.
pub(super) struct Reach<'a> {
    /// Its place among the syllabuses.
    index: usize,
    pub(super) standard: &'a Standard,
    /// Whether its text has a page.
    publish_source: bool,
    lessons: &'a [Arc<content::Lesson>],
    /// The same by their slugs and by their paths.
    by_slug: BTreeMap<&'a str, &'a content::Lesson>,
    by_path: BTreeMap<&'a str, &'a content::Lesson>,
    /// The addresses and paths of lessons that could not be read; what points to one is not wrong.
    broken: &'a [(String, String)],
    pages: &'a [content::FreePage],
    /// Every file below `content/` that is no text.
    files: BTreeSet<&'a str>,
    /// What stands in them.
    bytes: &'a project::Files,
}

/// A text that points to something.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    /// Its path from the site's folder.
    pub(super) path: &'a str,
    /// The places in it.
    pub(super) headings: &'a [Heading],
}

/// The files that a text needs, with their names in the site.
#[derive(Default)]
pub(super) struct Files {
    /// By their path from the site's folder.
    pub(super) all: BTreeMap<String, Attachment>,
    /// The paths of those that are shown as pictures.
    shown: BTreeSet<String>,
    names: Taken,
}

impl Files {
    /// Takes in the file that a target is; what is wrong with a picture is told where it is first shown.
    pub(super) fn note(
        &mut self,
        mention: &Mention,
        target: Option<&Target>,
        bytes: &project::Files,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(target @ (Target::File(path) | Target::Picture(path))) = target else { return };
        let bytes = &bytes[path];
        let names = &mut self.names;
        let attachment = self.all.entry(path.clone()).or_insert_with(|| Attachment::of(path, bytes, names));
        if matches!(target, Target::File(_)) {
            attachment.offered = true;
        } else if self.shown.insert(path.clone()) {
            attachment.smaller = picture::look(path, bytes, mention.span, diagnostics).map(|size| {
                let (stem, ending) = attachment.name.rsplit_once('.').unwrap_or((&attachment.name, "jpg"));
                Smaller { name: file_name(&format!("{stem}-small.{ending}"), names), size }
            });
        }
    }
}

impl<'a> Reach<'a> {
    /// From the lessons of a standard.
    pub(super) fn of(
        (index, publish_source): (usize, bool),
        standard: &'a Standard,
        lessons: &'a [Arc<content::Lesson>],
        broken: &'a [(String, String)],
        pages: &'a [content::FreePage],
        project: &'a Project,
    ) -> Self {
        Self {
            index,
            standard,
            publish_source,
            lessons,
            by_slug: lessons.iter().map(|lesson| (lesson.slug.as_str(), lesson.as_ref())).collect(),
            by_path: lessons.iter().map(|lesson| (lesson.path.as_str(), lesson.as_ref())).collect(),
            broken,
            pages,
            files: project.files.keys().map(String::as_str).collect(),
            bytes: &project.files,
        }
    }
}

/// The targets of a lesson's mentions, and the files that it needs with their names in the site.
pub(super) fn targets(
    lesson: &content::Lesson,
    level: LevelId,
    reach: &Reach,
    diagnostics: &mut Diagnostics,
) -> (Vec<(u32, Target)>, BTreeMap<String, Attachment>) {
    let mut targets = Vec::with_capacity(lesson.body.mentions.len());
    let mut files = Files::default();
    for mention in &lesson.body.mentions {
        let target = match mention.kind {
            MentionKind::Wiki => wiki(mention, level, reach, diagnostics),
            MentionKind::Link => link(mention, lesson, reach, diagnostics),
            MentionKind::Image => image(mention, &lesson.path, reach.bytes, diagnostics),
        };
        files.note(mention, target.as_ref(), reach.bytes, diagnostics);
        targets.extend(target.map(|target| (mention.span.start, target)));
    }
    (targets, files.all)
}

/// A requirement, task, level or term of a standard; `level` is the one that a bare number belongs to.
pub(super) fn named(written: &str, standard: &Standard, level: Option<LevelId>) -> Option<Thing> {
    let requirement = name::code::<3>(written, standard, level).filter(|id| standard.requirement(*id).is_some());
    let task = name::code::<2>(written, standard, level).filter(|id| standard.task(*id).is_some());
    let named = standard
        .levels
        .iter()
        .find(|level| level.name == written || written.starts_with('L') && level.is_called(written));
    let term = standard.terms.iter().position(|term| term.zh == written).map(Thing::Term);
    requirement
        .map(Thing::Requirement)
        .or_else(|| task.map(Thing::Task))
        .or_else(|| named.map(|level| Thing::Level(level.id)))
        .or(term)
}

/// The names of those, for who meant one of them.
pub(super) fn names(standard: &Standard) -> impl Iterator<Item = String> {
    let codes = standard.requirements().map(|(_, _, _, requirement)| requirement.id.to_string());
    let tasks = standard.tasks().map(|(_, _, task)| task.id.to_string());
    standard.terms.iter().map(|term| term.zh.clone()).chain(tasks).chain(codes)
}

fn wiki(mention: &Mention, level: LevelId, reach: &Reach, diagnostics: &mut Diagnostics) -> Option<Target> {
    let written = mention.target.trim();
    let standard = reach.standard;
    let thing = |thing| Target::Thing(reach.index, thing);
    if let Some(named) = named(written, standard, Some(level)) {
        ambiguous(mention, &named, standard, diagnostics);
        return Some(thing(named));
    }
    let (slug, anchor) = anchored(written);
    if let Some(lesson) = reach.by_slug.get(slug).or_else(|| reach.by_slug.get(content::slug(slug).as_str())) {
        return place_in(mention, lesson, anchor, diagnostics).map(thing);
    }
    if reach.broken.iter().any(|(broken, _)| *broken == slug || *broken == content::slug(slug)) {
        return None;
    }
    if let Some(page) = page(slug, reach.pages) {
        return place_on(mention, page, anchor, diagnostics);
    }
    if let Some(overview) = Overview::named(written, standard, reach.publish_source) {
        return Some(thing(Thing::Overview(overview)));
    }
    if is_home(written) {
        return Some(Target::Home);
    }
    let name = Spanned { value: written.to_owned(), span: mention.span };
    if !name::is_of_other(&name, standard, diagnostics) {
        let slugs = reach.lessons.iter().map(|lesson| lesson.slug.clone());
        let slugs = slugs.chain(reach.pages.iter().map(|page| page.slug.clone()));
        let known: Vec<String> = slugs.chain(names(standard)).collect();
        let titles = reach.lessons.iter().map(|lesson| (lesson.slug.as_str(), lesson.matter.title.as_str()));
        let titles = titles.chain(reach.pages.iter().map(|page| (page.slug.as_str(), page.title.as_str())));
        let called = by_title(written, titles);
        let nearest = called.or_else(|| nearest(written, known.iter().map(String::as_str)));
        let written = written.to_owned();
        diagnostics.at(mention.span, Finding::UnknownName { kind: Named::Mention, written, nearest, range: None });
    }
    None
}

/// How to link to the lesson or page of a title, given the names and titles of all: `[[seo-checkup|给网站做一次体检]]`.
pub(super) fn by_title<'a>(written: &str, mut titles: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let (slug, title) = titles.find(|(_, title)| bare(title) == bare(written))?;
    Some(format!("[[{slug}|{title}]]"))
}

/// A number that the standard prints more than once means the first.
fn ambiguous(mention: &Mention, named: &Thing, standard: &Standard, diagnostics: &mut Diagnostics) {
    let later = match named {
        Thing::Requirement(id) => {
            let later = Code { occurrence: 2, ..*id };
            standard.requirement(later).map(|_| (id.occurrence, id.number(), later.to_string()))
        }
        Thing::Task(id) => {
            let later = Code { occurrence: 2, ..*id };
            standard.task(later).map(|_| (id.occurrence, id.number(), later.to_string()))
        }
        _ => None,
    };
    if let Some((1, number, code)) = later {
        diagnostics.at(mention.span, Finding::AmbiguousNumber { number, code });
    }
}

/// A name and the place behind its `#`.
pub(super) fn anchored(written: &str) -> (&str, Option<&str>) {
    written.split_once('#').map_or((written, None), |(name, anchor)| (name, Some(anchor)))
}

/// The free page of that name.
pub(super) fn page<'a>(name: &str, pages: &'a [content::FreePage]) -> Option<&'a content::FreePage> {
    let is = |wanted: &str| pages.iter().find(|page| page.slug == wanted);
    is(name).or_else(|| is(&slug(name)))
}

fn link(mention: &Mention, lesson: &content::Lesson, reach: &Reach, diagnostics: &mut Diagnostics) -> Option<Target> {
    let text = Text { path: &lesson.path, headings: &lesson.body.headings };
    let (path, anchor) = match address(mention, text, diagnostics) {
        Ok(target) => return target,
        Err(address) => address,
    };
    if let Some(other) = path.as_deref().and_then(|path| reach.by_path.get(path)) {
        return place_in(mention, other, anchor, diagnostics).map(|thing| Target::Thing(reach.index, thing));
    }
    if let Some(page) = reach.pages.iter().find(|page| Some(&page.path) == path.as_ref()) {
        return place_on(mention, page, anchor, diagnostics);
    }
    let broken = reach.broken.iter().any(|(_, broken)| Some(broken) == path.as_ref());
    let found = path.filter(|path| reach.files.contains(path.as_str()));
    if found.is_none() && !broken {
        let lessons = reach.lessons.iter().map(|lesson| lesson.path.as_str());
        let finding = |target, nearest| Finding::DeadLink { target, nearest };
        lost(mention, &lesson.path, reach.files.iter().copied().chain(lessons), finding, diagnostics);
    }
    found.map(Target::File)
}

/// What an address alone tells: where it leads, or nothing where it is a finding; else a path from the site's folder,
/// and the place behind its `#`.
pub(super) fn address<'a>(
    mention: &'a Mention,
    text: Text,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Target>, (Option<String>, Option<&'a str>)> {
    let written = mention.target.as_str();
    if is_web(written) {
        return Ok(Some(Target::Outside(written.to_owned())));
    }
    if written.starts_with("//") {
        // Opened from a disk, it would lead to that disk.
        let nearest = Some(format!("https:{written}"));
        diagnostics.at(mention.span, Finding::DeadLink { target: written.to_owned(), nearest });
        return Ok(None);
    }
    if is_outside(written) && !is_on_disk(written) {
        diagnostics.at(mention.span, Finding::UnusableLink { target: written.to_owned() });
        return Ok(None);
    }
    if let Some(anchor) = written.strip_prefix('#') {
        return Ok(known_anchor(mention, anchor, text.headings, diagnostics).map(Target::Anchor));
    }
    let (path, anchor) = anchored(written);
    Err((beside(text.path, path), anchor))
}

/// The picture that the text at that path shows.
pub(super) fn image(
    mention: &Mention,
    from: &str,
    files: &project::Files,
    diagnostics: &mut Diagnostics,
) -> Option<Target> {
    let target = &mention.target;
    if is_outside(target) && !is_on_disk(target) {
        diagnostics.at(mention.span, Finding::OutsideLoad { target: target.clone() });
        return None;
    }
    let found = beside(from, target).filter(|path| files.contains_key(path));
    if found.is_none() {
        let finding = |target, nearest| Finding::MissingImage { target, nearest };
        lost(mention, from, files.keys().map(String::as_str), finding, diagnostics);
    }
    found.map(Target::Picture)
}

/// A lesson, or a place in it.
pub(super) fn place_in(
    mention: &Mention,
    lesson: &content::Lesson,
    anchor: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Thing> {
    let anchor = match anchor {
        Some(anchor) => Some(known_anchor(mention, anchor, &lesson.body.headings, diagnostics)?),
        None => None,
    };
    Some(Thing::Lesson(lesson.slug.clone(), anchor))
}

/// A free page, or a place on it.
pub(super) fn place_on(
    mention: &Mention,
    page: &content::FreePage,
    anchor: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Target> {
    let anchor = match anchor {
        Some(anchor) => Some(known_anchor(mention, anchor, &page.body.headings, diagnostics)?),
        None => None,
    };
    Some(Target::Page(page.slug.clone(), anchor))
}

/// With a scheme, or on another host.
fn is_outside(target: &str) -> bool {
    let scheme = target.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    });
    scheme || target.starts_with("//")
}

fn known_anchor(
    mention: &Mention,
    anchor: &str,
    headings: &[Heading],
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let anchors = || headings.iter().map(|heading| heading.anchor.as_str());
    let written = percent_decoded(anchor);
    // A heading may be named by its words too, or by the name that its author gave it, which became an address.
    let wanted = headings.iter().find(|heading| heading.anchor == written || heading.title == written);
    let wanted = wanted.map_or_else(|| slug(&written), |heading| heading.anchor.clone());
    if anchors().any(|known| known == wanted) {
        return Some(wanted);
    }
    let nearest = nearest(&wanted, anchors()).map(|near| format!("#{near}"));
    diagnostics.at(mention.span, Finding::DeadAnchor { anchor: anchor.to_owned(), nearest });
    None
}
