//! Materials whose files are found and whose claims are resolved.

use crate::content::{self, Facet, MaterialKind, Taken};
use crate::curriculum::assesses::Assesses;
use crate::curriculum::attachment::Attachment;
use crate::curriculum::name;
use crate::curriculum::review::Opinions;
use crate::diagnostic::{Diagnostics, Finding, Named, Severity, nearest};
use crate::project::Files;
use crate::standard::{RequirementId, Standard};
use crate::text::Spanned;

/// A material, where it lies and what it claims.
#[derive(Clone, Debug)]
pub struct Material {
    /// As written.
    pub written: content::Material,
    /// Its file: the path from the site's folder, and how it is offered. A link to elsewhere has none.
    pub file: Option<(String, Attachment)>,
    /// Whether nothing stands in its file.
    pub is_empty: bool,
    /// In the order of the columns.
    pub claims: Vec<(RequirementId, Facet)>,
    /// What reviewers found of the claims.
    pub opinions: Opinions,
}

impl Material {
    /// Whether it is kept elsewhere.
    pub fn is_link(&self) -> bool {
        self.file.is_none()
    }

    /// Its file, by its path from the table's folder.
    pub fn path(&self) -> &str {
        self.written.place.value.trim_start_matches("./")
    }

    /// How it assesses, by its kind: slides that assess have no one whom they judge.
    pub fn assesses(&self) -> Assesses {
        match self.written.kind {
            MaterialKind::Questions => Assesses::ByQuestions,
            MaterialKind::TaskSheet | MaterialKind::Report => Assesses::ByDoing,
            MaterialKind::Slides
            | MaterialKind::Video
            | MaterialKind::Case
            | MaterialKind::Chapter
            | MaterialKind::Other => Assesses::Untold,
        }
    }
}

/// Those of one standard, in the order of the table; one whose file is not there is reported and left out.
pub(super) fn link(
    written: &[content::Material],
    standard: &Standard,
    files: &Files,
    diagnostics: &mut Diagnostics,
) -> Vec<Material> {
    let folder = format!("content/{}/", standard.code);
    let mut names = Taken::default();
    let mut taken: Vec<(String, Attachment)> = Vec::new();
    let mut materials = Vec::new();
    for material in written {
        let mut claims = Vec::new();
        for (facet, code) in &material.claims {
            let ids = match range(code, standard) {
                Some(ids) => ids,
                None => requirement(code, standard, diagnostics).into_iter().collect(),
            };
            for id in ids {
                if !claims.contains(&(id, *facet)) {
                    claims.push((id, *facet));
                }
            }
        }
        let mut is_empty = false;
        let file = if material.is_link() {
            None
        } else {
            let path = format!("{folder}{}", material.place.value.trim_start_matches("./"));
            let Some(bytes) = files.get(&path) else {
                let known = files.keys().filter_map(|path| path.strip_prefix(&folder));
                let nearest = nearest(&material.place.value, known);
                let finding = Finding::MissingMaterial { path: material.place.value.clone(), nearest };
                diagnostics.at(material.place.span, finding);
                continue;
            };
            // A file that two rows name lies in the site once.
            is_empty = bytes.iter().all(u8::is_ascii_whitespace);
            if is_empty {
                let finding = Finding::EmptyMaterial { path: material.place.value.clone() };
                diagnostics.at(material.place.span, finding);
            }
            let known = taken.iter().find(|(other, _)| *other == path).cloned();
            let file = known.unwrap_or_else(|| (path.clone(), Attachment::of(&path, bytes, &mut names)));
            taken.push(file.clone());
            Some(file)
        };
        materials.push(Material { written: material.clone(), file, is_empty, claims, opinions: Opinions::new() });
    }
    materials
}

/// `L1-2.1.1至L1-2.1.3`, `初级2.1.1~2.1.3`: all of one task from the first to the last.
fn range(code: &Spanned<String>, standard: &Standard) -> Option<Vec<RequirementId>> {
    let (first, last) = content::TO.iter().find_map(|to| code.value.split_once(to))?;
    let first: RequirementId = name::code(first, standard, None)?;
    let last: RequirementId = name::code(last, standard, Some(first.level))?;
    standard.tasks().find_map(|(_, _, task)| {
        let place = |id| task.requirements.iter().position(|it| it.id == id);
        let of_task = task.requirements.get(place(first)?..=place(last)?)?;
        Some(of_task.iter().map(|it| it.id).collect::<Vec<_>>()).filter(|ids| !ids.is_empty())
    })
}

/// What a cell names. One wrong code in a table of hundreds keeps nothing from being counted but itself, so that it is
/// less of a fault than it would be in a lesson.
fn requirement(code: &Spanned<String>, standard: &Standard, diagnostics: &mut Diagnostics) -> Option<RequirementId> {
    let mut found = Diagnostics::default();
    let id = name::requirement(code, standard, None, &mut found);
    for found in found.sorted() {
        let is_unread = found.finding.severity() == Severity::Error;
        let mut why = found.finding.clone();
        // No level is understood in a table.
        if let Finding::UnknownName { kind, .. } = &mut why
            && *kind == Named::Requirement
        {
            *kind = Named::Erratum;
        }
        diagnostics.at(code.span, if is_unread { Finding::CellCode { why: Box::new(why) } } else { why });
    }
    id
}
