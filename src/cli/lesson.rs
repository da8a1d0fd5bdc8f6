//! `kebiao import lesson`

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author;
use crate::cli::args::ImportLesson;
use crate::cli::commands::{language_of_site, site_folder};
use crate::cli::print::{findings, say};
use crate::content::{is_reserved, slug};
use crate::curriculum::{Curriculum, Syllabus, named_task};
use crate::diagnostic::{Diagnostics, Language, Severity};
use crate::disk;
use crate::form;
use crate::pipeline;
use crate::project::{Files, Project};
use crate::standard::Task;
use crate::text::Sources;

/// A Word file becomes a draft lesson, with its pictures beside it.
pub(super) fn lesson(args: &ImportLesson) -> Result<ExitCode> {
    let site = site_folder()?;
    if args.file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$")) {
        let file = args.file.display();
        bail!(language_of_site().of([
            format!("{file} 是 Word 打开文档时自己放的临时文件，不是文档；要导入的是它旁边没有 ~$ 的那一个"),
            format!("{file} is what Word puts beside a document that is open; import the one without ~$"),
        ]));
    }
    let bytes = disk::named(&args.file)?;
    let project = Project::of(disk::files(&site)?, &mut Diagnostics::default());
    let curriculum = pipeline::compile(&project, &mut Diagnostics::default());
    let language = project.config.language;
    let written = args.file.to_string_lossy().replace('\\', "/");
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let out = args.out.as_ref().map(|out| out.to_string_lossy().replace('\\', "/"));
    let name = match &out {
        Some(out) => Path::new(out).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        None => stem.clone(),
    };
    // The folder of its pictures has its name, without what would be a sign in an address.
    let name: String =
        name.trim().chars().map(|it| if it.is_alphanumeric() || "-_.".contains(it) { it } else { '-' }).collect();
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let imported = match author::import(&bytes, args.limit(), &name) {
        Ok(imported) => imported,
        Err(finding) => {
            diagnostics.path(&written, finding);
            findings(&diagnostics, &sources, language, Severity::Note, args.findings.form);
            return Ok(ExitCode::from(1));
        }
    };
    let title = imported.title.clone().unwrap_or_else(|| stem.clone());
    let (syllabus, task) = task(args.task.as_deref(), &format!("{stem} {title}"), &curriculum, language)?;
    let code = &syllabus.standard().code.0;
    let folder = format!("content/{code}/lessons");
    let path = out.unwrap_or_else(|| format!("{folder}/{name}.md"));
    if !path.starts_with(&format!("{folder}/")) || !path.ends_with(".md") {
        bail!(language.of([
            format!("学习单元要放在 {folder}/ 里，以 .md 结尾：{path}"),
            format!("a lesson lies in {folder}/ and ends with .md: {path}"),
        ]));
    }
    let address = slug(&name);
    let taken = project.texts.keys().find(|other| {
        let is_lesson = other.starts_with(&format!("{folder}/")) && other.to_lowercase().ends_with(".md");
        let file = Path::new(other).file_stem().map(|stem| slug(&stem.to_string_lossy()));
        is_lesson && file.as_ref() == Some(&address)
    });
    if taken.is_some() || is_reserved(&address) {
        let other = taken.cloned().unwrap_or(path);
        bail!(language.of([
            format!("{other} 已经用了这个名字，没有覆盖；用 --out {folder}/别的名字.md 换一个"),
            format!(
                "{other} has this name already and was left alone; choose another with --out {folder}/another-name.md"
            ),
        ]));
    }
    let beside = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut files = Files::new();
    let text = imported.lesson(&task.id.to_string(), &title);
    let count = imported.pictures.len();
    for (picture, bytes) in imported.pictures {
        files.insert(format!("{beside}/{name}/{picture}"), bytes);
    }
    files.insert(path.clone(), text.into_bytes());
    let is_there = |path: &&String| project.files.contains_key(*path) || project.texts.contains_key(*path);
    if let Some(there) = files.keys().find(is_there) {
        bail!(language.of([
            format!("{there} 已经在那里，没有覆盖；移走它，或用 --out 换一个名字"),
            format!("{there} is there already and was left alone; move it away, or choose another name with --out"),
        ]));
    }
    for (path, bytes) in &files {
        disk::add(&site, path, bytes)?;
    }
    form::add(&written, imported.document, &mut sources, &mut diagnostics);
    findings(&diagnostics, &sources, language, Severity::Note, args.findings.form);
    let level = &syllabus.level(task.id.level).name;
    let pictures = if count == 0 {
        String::new()
    } else {
        language.of([
            format!("，图片 {count} 张在 {beside}/{name}/"),
            format!(", with {count} {} in {beside}/{name}/", if count == 1 { "picture" } else { "pictures" }),
        ])
    };
    say(&language.of([
        format!(
            "写好了 {path}{pictures}。属于{level} {} {}，编写中；看过、加上对应标注以后，把 status 改成 ready",
            task.id.number(),
            task.name
        ),
        format!(
            "made {path}{pictures}. It is a draft for {level} {} {}; read it, add its claims, then set status to ready",
            task.id.number(),
            task.name
        ),
    ]));
    Ok(ExitCode::SUCCESS)
}

/// The task that was named; else the only one whose name occurs in what the file and its title are called.
fn task<'a>(
    written: Option<&str>,
    called: &str,
    curriculum: &'a Curriculum,
    language: Language,
) -> Result<(&'a Syllabus, &'a Task)> {
    let all = || curriculum.syllabuses.iter();
    let found: Vec<(&Syllabus, &Task)> = if let Some(written) = written {
        let named = |syllabus: &'a Syllabus| Some((syllabus, syllabus.task(named_task(written, syllabus.standard())?)));
        all().filter_map(named).collect()
    } else {
        let tasks: Vec<(&Syllabus, &Task)> =
            all().flat_map(|it| it.standard().tasks().map(move |(_, _, task)| (it, task))).collect();
        if tasks.len() == 1 {
            tasks
        } else {
            tasks.into_iter().filter(|(_, task)| called.contains(&task.name)).collect()
        }
    };
    if let [only] = found.as_slice() {
        return Ok(*only);
    }
    let example = |(syllabus, task): &(&Syllabus, &Task)| {
        let code =
            if curriculum.syllabuses.len() > 1 { format!("{}:", syllabus.standard().code) } else { String::new() };
        format!("--task {code}{}（{} {}）", task.id, syllabus.level(task.id.level).name, task.name)
    };
    let first = || {
        let syllabus = curriculum.syllabuses.first()?;
        let (_, _, task) = syllabus.standard().tasks().next()?;
        Some(example(&(syllabus, task)))
    };
    let examples: Vec<String> =
        found.iter().take(5).map(example).chain(if found.is_empty() { first() } else { None }).collect();
    let examples = examples.join(language.of(["、", ", "]));
    match written {
        Some(written) => bail!(language.of([
            format!("标准里没有工作任务 {written}；写法如 {examples}"),
            format!("the standard has no task {written}; it is written as in {examples}"),
        ])),
        None => bail!(language.of([
            format!("看不出这个学习单元属于哪个工作任务；写上编号，例如 {examples}"),
            format!("nothing tells which task this lesson is for; name it, as in {examples}"),
        ])),
    }
}
