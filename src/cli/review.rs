//! `kebiao review`

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author::{self, Judgement};
use crate::cli::args::{self, FindingsForm};
use crate::cli::commands::site_folder;
use crate::cli::print::{findings, say};
use crate::cli::remembered;
use crate::cli::today::today;
use crate::cli::which;
use crate::content::{self, About, Stamp};
use crate::curriculum::{self, Curriculum, Lesson, Material, Syllabus};
use crate::diagnostic::{Diagnostics, Language, Severity};
use crate::disk;
use crate::project::Files;
use crate::standard::{LevelId, RequirementId};
use crate::text::{Source, SourceId};

/// Writes what someone found of a lesson or a material, and asks nothing.
pub(super) fn review(args: &args::Review) -> Result<ExitCode> {
    let site = site_folder()?;
    let mut diagnostics = Diagnostics::default();
    let (project, curriculum) = remembered::compile(&site, &mut diagnostics)?;
    let language = project.config.language;
    if args.by.trim().is_empty() {
        bail!(language.of([
            "--by 后面没有写评审人；写上姓名，例如 --by 李敏",
            "--by names nobody; write who reviewed, as in --by \"Li Min\"",
        ]));
    }
    let reviewed = Reviewed::named(&args.lesson, &curriculum, language)?;
    let syllabus = reviewed.syllabus();
    let file = format!("content/{}/reviews.yaml", syllabus.standard().code.0);
    let nothing = Source::new(SourceId(0), file.clone(), String::new());
    let source = project.texts.get(&file).map_or(&nothing, |id| project.sources.get(*id));
    let mut slips = Diagnostics::default();
    let reviews = if source.text().trim().is_empty() { Vec::new() } else { content::reviews(source, &mut slips) };
    if slips.has_errors() {
        findings(&slips, &project.sources, language, Severity::Error, FindingsForm::Human);
        say(&language.of([format!("没有改动 {file}"), format!("{file} stays as it was")]));
        return Ok(ExitCode::from(1));
    }
    let claim = match &args.claim {
        Some(written) => Some(claim(written, &reviewed, language)?),
        None => None,
    };
    let stamps = reviewed.stamps(&project.files);
    if stamps.is_empty() {
        bail!(language.of([
            format!("{} 没有对应标注，没有可以评审的内容", args.lesson),
            format!("{} claims nothing, so there is nothing to review", args.lesson),
        ]));
    }
    let judgement = Judgement {
        about: reviewed.about(),
        by: args.by.trim().to_owned(),
        reviewer: args.kind,
        date: args.date.clone().unwrap_or_else(today),
        verdict: args.verdict,
        note: args.note.clone(),
        claim,
    };
    let Ok(text) = author::review(source.text(), &reviews, stamps, &judgement) else {
        bail!(language.of([
            format!("{file} 不是一段一条、以“- ”顶格开头的写法，改动它可能丢失别人的意见；请先改成那样"),
            format!(
                "{file} does not have an entry a block, each with \"- \" at the start of its line; changing it could lose what others wrote, so write it that way first"
            ),
        ]));
    };
    let write = if project.texts.contains_key(&file) { disk::edit } else { disk::add };
    write(&site, &file, text.as_bytes())?;
    let path = reviewed.path();
    say(&language.of([
        format!("已记入 {file}：{} 对 {path} 的评审结论为“{}”", judgement.by, judgement.verdict.name()),
        format!("written to {file}: {} found of {path}: {}", judgement.by, judgement.verdict.name()),
    ]));
    Ok(ExitCode::SUCCESS)
}

/// What is reviewed: a lesson, or the rows of a table of materials that name one file.
enum Reviewed<'a> {
    Lesson(&'a Syllabus, &'a Lesson),
    Material(&'a Syllabus, &'a str),
}

impl<'a> Reviewed<'a> {
    /// A material is named by its file as the table has it, or from the site's folder; anything else is a lesson.
    fn named(written: &str, curriculum: &'a Curriculum, language: Language) -> Result<Self> {
        let path = written.replace('\\', "/");
        let path = path.trim_start_matches("./");
        let mut found: Vec<(&Syllabus, &Material)> = Vec::new();
        for syllabus in &curriculum.syllabuses {
            let code = &syllabus.standard().code;
            let is_meant = |material: &&Material| {
                let own = material.path();
                [own.to_owned(), format!("{code}:{own}"), format!("content/{code}/{own}")].contains(&path.to_owned())
            };
            found.extend(syllabus.materials().iter().find(is_meant).map(|material| (syllabus, material)));
        }
        match found.as_slice() {
            [] => which::lesson(written, curriculum, language).map(|(syllabus, lesson)| Self::Lesson(syllabus, lesson)),
            [(_, material)] if material.is_link() => bail!(language.of([
                format!("{written} 是站外的链接，不计入覆盖，没有可以评审的内容"),
                format!("{written} leads elsewhere and does not count, so there is nothing to review"),
            ])),
            [(syllabus, material)] => Ok(Self::Material(syllabus, material.path())),
            [(one, _), ..] => bail!(language.of([
                format!("几个标准都有材料 {written}；写作 {}:{path}", one.standard().code),
                format!("several standards have a material {written}; write {}:{path}", one.standard().code),
            ])),
        }
    }

    fn syllabus(&self) -> &'a Syllabus {
        match self {
            Self::Lesson(syllabus, _) | Self::Material(syllabus, _) => syllabus,
        }
    }

    fn about(&self) -> About {
        match self {
            Self::Lesson(_, lesson) => About::Lesson(lesson.written.slug.clone()),
            Self::Material(_, place) => About::Material((*place).to_owned()),
        }
    }

    fn path(&self) -> &'a str {
        match self {
            Self::Lesson(_, lesson) => &lesson.written.path,
            Self::Material(_, place) => place,
        }
    }

    fn stamps(&self, files: &Files) -> Vec<Stamp> {
        match self {
            Self::Lesson(syllabus, lesson) => curriculum::stamps(lesson, syllabus, files),
            Self::Material(syllabus, place) => curriculum::material_stamps(place, syllabus, files),
        }
    }

    /// The requirements that it claims, and the level of a number without one.
    fn claimed(&self) -> (BTreeSet<RequirementId>, Option<LevelId>) {
        match self {
            Self::Lesson(_, lesson) => {
                (lesson.claims.iter().map(|claim| claim.requirement).collect(), Some(lesson.place.level()))
            }
            Self::Material(syllabus, place) => {
                let rows = syllabus.materials().iter().filter(|material| material.path() == *place);
                (rows.flat_map(|material| &material.claims).map(|(requirement, _)| *requirement).collect(), None)
            }
        }
    }
}

/// The requirement whose claims are meant.
fn claim(written: &str, reviewed: &Reviewed, language: Language) -> Result<RequirementId> {
    let (claimed, level) = reviewed.claimed();
    let found = claimed.iter().find(|id| {
        let is_own = Some(id.level) == level && id.number() == written;
        let name = &reviewed.syllabus().level(id.level).name;
        is_own || id.to_string() == written || format!("{name}{}", id.number()) == written.replace(['-', ' '], "")
    });
    if let Some(found) = found {
        return Ok(*found);
    }
    let codes: Vec<String> = claimed.iter().map(ToString::to_string).collect();
    bail!(language.of([
        format!("{} 没有标注 {written}；它标注了 {}", reviewed.path(), codes.join("、")),
        format!("{} does not claim {written}; it claims {}", reviewed.path(), codes.join(", ")),
    ]))
}
