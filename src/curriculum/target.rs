//! What the links, wiki links and images of a lesson point to.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::markdown::{Mention, MentionKind, is_web};
use crate::content::{self, Taken, slug};
use crate::curriculum::attachment::Attachment;
use crate::curriculum::lesson::Target;
use crate::curriculum::name;
use crate::diagnostic::{Diagnostics, Finding, Named, nearest};
use crate::project::{Files, Project};
use crate::standard::{LevelId, Standard};
use crate::text::Spanned;

/// What can be pointed to from the lessons of one standard.
pub(super) struct Reach<'a> {
    standard: &'a Standard,
    lessons: &'a [content::Lesson],
    /// The same by their slugs and by their paths.
    by_slug: BTreeMap<&'a str, &'a content::Lesson>,
    by_path: BTreeMap<&'a str, &'a content::Lesson>,
    /// The addresses and paths of lessons that could not be read; what points to one is not wrong.
    broken: &'a [(String, String)],
    /// Every file below `content/` that is no text.
    files: BTreeSet<&'a str>,
    /// What stands in them.
    bytes: &'a Files,
}

impl<'a> Reach<'a> {
    /// From the lessons of a standard.
    pub(super) fn of(
        standard: &'a Standard,
        lessons: &'a [content::Lesson],
        broken: &'a [(String, String)],
        project: &'a Project,
    ) -> Self {
        Self {
            standard,
            lessons,
            by_slug: lessons.iter().map(|lesson| (lesson.slug.as_str(), lesson)).collect(),
            by_path: lessons.iter().map(|lesson| (lesson.path.as_str(), lesson)).collect(),
            broken,
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
) -> (BTreeMap<u32, Target>, BTreeMap<String, Attachment>) {
    let mut targets = BTreeMap::new();
    let mut files = BTreeMap::new();
    let mut names = Taken::default();
    for mention in &lesson.body.mentions {
        let target = match mention.kind {
            MentionKind::Wiki => wiki(mention, level, reach, diagnostics),
            MentionKind::Link => link(mention, lesson, reach, diagnostics),
            MentionKind::Image => image(mention, lesson, reach, diagnostics),
        };
        if let Some(Target::File(path)) = &target
            && !files.contains_key(path)
        {
            files.insert(path.clone(), Attachment::of(path, &reach.bytes[path], &mut names));
        }
        targets.extend(target.map(|target| (mention.span.start, target)));
    }
    (targets, files)
}

fn wiki(mention: &Mention, level: LevelId, reach: &Reach, diagnostics: &mut Diagnostics) -> Option<Target> {
    let written = mention.target.trim();
    let standard = reach.standard;
    let requirement = name::code::<3>(written, standard, Some(level)).filter(|id| standard.requirement(*id).is_some());
    let task = name::code::<2>(written, standard, Some(level)).filter(|id| standard.task(*id).is_some());
    let named = standard.levels.iter().find(|level| level.id.to_string() == written || level.name == written);
    let term = standard.terms.iter().position(|term| term.zh == written).map(Target::Term);
    let target = requirement
        .map(Target::Requirement)
        .or_else(|| task.map(Target::Task))
        .or_else(|| named.map(|level| Target::Level(level.id)))
        .or(term);
    let (slug, anchor) = written.split_once('#').map_or((written, None), |(slug, anchor)| (slug, Some(anchor)));
    if target.is_none()
        && let Some(lesson) = reach.by_slug.get(slug).or_else(|| reach.by_slug.get(content::slug(slug).as_str()))
    {
        return place_in(mention, lesson, anchor, diagnostics);
    }
    if target.is_none() && reach.broken.iter().any(|(broken, _)| *broken == slug || *broken == content::slug(slug)) {
        return None;
    }
    let name = Spanned { value: written.to_owned(), span: mention.span };
    if target.is_none() && !name::is_of_other(&name, standard, diagnostics) {
        let codes = standard.requirements().map(|(_, _, _, requirement)| requirement.id.to_string());
        let tasks = standard.tasks().map(|(_, _, task)| task.id.to_string());
        let terms = standard.terms.iter().map(|term| term.zh.clone());
        let slugs = reach.lessons.iter().map(|lesson| lesson.slug.clone());
        let known: Vec<String> = slugs.chain(terms).chain(tasks).chain(codes).collect();
        let nearest = nearest(written, known.iter().map(String::as_str));
        let written = written.to_owned();
        diagnostics.at(mention.span, Finding::UnknownName { kind: Named::Mention, written, nearest, range: None });
    }
    target
}

fn link(mention: &Mention, lesson: &content::Lesson, reach: &Reach, diagnostics: &mut Diagnostics) -> Option<Target> {
    let written = mention.target.as_str();
    if is_web(written) {
        return Some(Target::Outside(written.to_owned()));
    }
    if written.starts_with("//") {
        // Opened from a disk, it would lead to that disk.
        let nearest = Some(format!("https:{written}"));
        diagnostics.at(mention.span, Finding::DeadLink { target: written.to_owned(), nearest });
        return None;
    }
    if is_outside(written) {
        diagnostics.at(mention.span, Finding::UnusableLink { target: written.to_owned() });
        return None;
    }
    if let Some(anchor) = written.strip_prefix('#') {
        return known_anchor(mention, anchor, lesson, diagnostics).map(Target::Anchor);
    }
    let (path, anchor) = written.split_once('#').map_or((written, None), |(path, anchor)| (path, Some(anchor)));
    let path = beside(&lesson.path, path);
    if let Some(other) = path.as_deref().and_then(|path| reach.by_path.get(path)) {
        return place_in(mention, other, anchor, diagnostics);
    }
    let broken = reach.broken.iter().any(|(_, broken)| Some(broken) == path.as_ref());
    let found = path.filter(|path| reach.files.contains(path.as_str()));
    if found.is_none() && !broken {
        let nearest = near_file(lesson, written, reach);
        diagnostics.at(mention.span, Finding::DeadLink { target: written.to_owned(), nearest });
    }
    found.map(Target::File)
}

fn image(mention: &Mention, lesson: &content::Lesson, reach: &Reach, diagnostics: &mut Diagnostics) -> Option<Target> {
    let target = mention.target.clone();
    if is_outside(&target) {
        diagnostics.at(mention.span, Finding::OutsideLoad { target });
        return None;
    }
    let found = beside(&lesson.path, &target).filter(|path| reach.files.contains(path.as_str()));
    if found.is_none() {
        let nearest = near_file(lesson, &target, reach);
        diagnostics.at(mention.span, Finding::MissingImage { target, nearest });
    }
    found.map(Target::File)
}

/// A lesson, or a place in it.
fn place_in(
    mention: &Mention,
    lesson: &content::Lesson,
    anchor: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Target> {
    let anchor = match anchor {
        Some(anchor) => Some(known_anchor(mention, anchor, lesson, diagnostics)?),
        None => None,
    };
    Some(Target::Lesson(lesson.slug.clone(), anchor))
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
    lesson: &content::Lesson,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let headings = &lesson.body.headings;
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

/// A path written in a file, from the site's folder; nothing where it leaves that folder.
fn beside(file: &str, written: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    let decoded = percent_decoded(written);
    for part in decoded.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Markdown writes spaces and Chinese in addresses as `%20`.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|_| first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The file or lesson beside the lesson whose name is nearest to what was written.
fn near_file(lesson: &content::Lesson, written: &str, reach: &Reach) -> Option<String> {
    let folder = lesson.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lessons = reach.lessons.iter().map(|lesson| lesson.path.as_str());
    let paths = reach.files.iter().copied().chain(lessons);
    let known = paths.filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
    nearest(written, known)
}
