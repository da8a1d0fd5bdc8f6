//! What the program says of its work, in Chinese and in English side by side.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::author::{Fix, Gap};
use crate::curriculum::Totals;
use crate::diagnostic::{Language, Severity};
use crate::disk::Changes;
use crate::standard::{SchoolType, Standard};

/// After a check that found nothing.
pub(super) const NOTHING_FOUND: [&str; 2] = ["没有发现问题", "nothing is wrong"];
/// After a build that errors ended.
pub(super) const NOTHING_MADE: [&str; 2] =
    ["没有生成网站；上一次生成的网站没有改动", "no site was made; the last one stays as it was"];

/// Below what is new since the last build.
pub(super) fn unchanged(warnings: usize, language: Language) -> String {
    let held = number(warnings, "warning");
    language.of([format!("另有 {warnings} 个警告和上一次相同"), format!("{held} as before")])
}

/// Above the places of a programme that its table did not tell.
pub(super) const TO_FILL_IN: [&str; 2] =
    ["表里没有写、生成网站之前要补上的：", "what the table does not say, to be filled in before a site is built:"];

/// One of those places, with what belongs there.
pub(super) fn to_fill_in(path: &str, gap: &Gap, language: Language) -> String {
    let types = SchoolType::ALL.map(SchoolType::name);
    let what = match gap.key.as_str() {
        "college" => ["院校名称".to_owned(), "the college's name".to_owned()],
        "major" => ["专业名称".to_owned(), "the major's name".to_owned()],
        "school_type" => [format!("院校类型：{}", types.join("、")), format!("one of {}", types.join(", "))],
        "hours" => [
            "整门课程的学时，例如 {theory: 32, practice: 32}；表里各行的学时太少，已当作各条要求的".to_owned(),
            "the hours of the whole course, as in {theory: 32, practice: 32}; those of its rows are too few for a course and stand with what each covers"
                .to_owned(),
        ],
        _ => ["对接的等级，例如 L1".to_owned(), "the levels that it leads to, as in L1".to_owned()],
    };
    format!("  {path}:{} {}: {}", gap.line, gap.key, language.of(what))
}

/// Where a new site was asked for, and the standard could not be read.
pub(super) const NO_SITE: [&str; 2] = ["没有新建站点", "no site was made"];

/// After a pack: how many files, how large, where.
pub(super) fn packed(files: usize, bytes: usize, path: &Path, language: Language) -> String {
    let (size, path) = (bytes.div_ceil(1024), path.display());
    let held = number(files, "file");
    language
        .of([format!("打包完成：{files} 个文件，{size} KB → {path}"), format!("packed: {held}, {size} KB → {path}")])
}

/// Where what is packed is not done yet.
pub(super) const DRAFT_PACKED: [&str; 2] =
    ["注意：这个学习单元还在编写中，页面上有标记", "mind: this lesson is still a draft, and its page says so"];

/// The note beside a packed site: its file's name, and what it says.
pub(super) const HOW_TO_OPEN: [[&str; 2]; 2] = [
    ["怎样打开.txt", "先解压到一个文件夹，再双击 index.html。不用联网；在手机上，用浏览器打开 index.html。\r\n"],
    ["how-to-open.txt", "Unpack this into a folder, then double-click index.html. No network is needed.\r\n"],
];

/// Which standard is taken where none was named.
pub(super) fn taken(standard: &Path, language: Language) -> String {
    let standard = standard.display();
    language.of([format!("用这里的标准 {standard}"), format!("taking the standard that lies here: {standard}")])
}

/// After a new site: what is there, whose the standard is, what to do next.
pub(super) fn started(folder: &Path, standard: &Standard, language: Language) -> String {
    let (title, folder) = (standard.title(), folder.display());
    let (tasks, requirements) = (standard.tasks().count(), standard.requirements().count());
    let issuer = standard.cover.issuer.as_deref();
    // Whoever has Windows has perhaps never seen a command, and the program is in no place where one finds it.
    let [next, next_english] = if cfg!(windows) {
        [
            format!("打开文件夹 {folder}，双击 预览.bat，边看边写；给学生的网站，双击 生成.bat 或 打包.bat"),
            format!(
                "open the folder {folder} and double-click 预览.bat to see the site while you write; 生成.bat and 打包.bat make it for students"
            ),
        ]
    } else {
        [
            format!("进入 {folder}，运行 kebiao build，打开 site/index.html"),
            format!("go into {folder}, run kebiao build, and open site/index.html"),
        ]
    };
    let (drafts, all) = (number(tasks, "draft lesson"), number(requirements, "requirement"));
    language.of([
        format!(
            "新建了 {folder}/：《{title}》，{requirements} 条要求，每个工作任务一个学习单元草稿，共 {tasks} 个\n\
             标准归{}所有：网站每页注明出处；公开标准原文（publish_source）和在任务单上印原文（print.standard_text），\
             先取得同意，在 kebiao.yaml 里设置\n\
             下一步：{next}",
            issuer.unwrap_or("发布单位")
        ),
        format!(
            "made {folder}/: {title}, {all}, {drafts}, one for each task\n\
             the standard belongs to {}: every page names the source; ask before you publish its text \
             (publish_source) or print it on handouts (print.standard_text), both in kebiao.yaml\n\
             next: {next_english}",
            issuer.unwrap_or("its publisher")
        ),
    ])
}

/// Where an answer was written to.
pub(super) fn made(file: &Path, language: Language) -> String {
    let file = file.display();
    language.of([format!("写好了 {file}"), format!("made {file}")])
}

/// Where a command runs in one of a site's folders and not in its own.
pub(super) fn within(site: &Path, language: Language) -> String {
    let site = site.display();
    language.of([
        format!("这里不是站点的文件夹，上面的 {site} 才是；到那个文件夹里再运行一次"),
        format!("this is not the site's own folder, {site} is; go up there and run this again"),
    ])
}

/// Where the program was opened by two clicks and no site lies beside it.
pub(super) const BY_CLICKS: &str = "\n双击这个文件不会打开网站：有站点的，双击站点文件夹里的 预览.bat；还没有的，照 README.zh-CN.md 里的“十分钟做出第一个网站”新建一个。按回车键关闭这个窗口。\n";

/// Where a file for Excel or Word is asked for without a name.
pub(super) const NEEDS_FILE: [&str; 2] = [
    "xlsx 和 docx 不能直接显示，请用 --out 写明文件名，例如 --out 覆盖对照表.xlsx",
    "xlsx and docx cannot be shown: name the file, as in --out coverage.xlsx",
];

/// Where a table to sort and filter is asked for in a form that cannot be.
pub(super) const SCREEN_FORM: [&str; 2] = ["筛选版用 --format xlsx", "--screen comes as --format xlsx"];
/// Where a programme is asked for in a form that it does not have.
pub(super) const PROGRAMME_FORMS: [&str; 2] =
    ["课证对接表用 --format csv、xlsx 或 docx", "the table of a programme comes as --format csv, xlsx or docx"];
/// Where the text has errors, so that figures over it would be wrong.
pub(super) const NO_FIGURES: [&str; 2] =
    ["没有给出覆盖情况：先改好上面的错误", "no figures were made: mend the errors above first"];
/// Where what is handed in is asked for in a form that it does not have.
pub(super) const PAPER_FORM: [&str; 2] =
    ["--paper（上报版）只用于 --format xlsx；docx 总是上报版", "--paper goes with --format xlsx; docx always is that"];

/// Where a file's name promises another form than it would hold.
pub(super) fn other_ending(file: &Path, format: &str, other: Option<String>, language: Language) -> String {
    let (named, right) = (file.display(), file.with_extension(if format == "table" { "txt" } else { format }));
    let right = right.display();
    let [chinese, english] = other.map_or_else(<[String; 2]>::default, |other| {
        [format!("；要 {other} 就写 --format {other}"), format!(", or ask for --format {other}")]
    });
    language.of([
        format!("--format {format} 写出的不是 {named} 这样的文件；写 --out {right}{chinese}"),
        format!("--format {format} does not make a file such as {named}; write --out {right}{english}"),
    ])
}

/// After the first findings, before an answer: how many more there are, and how to see them whole.
pub(super) fn briefly(more: usize, language: Language) -> String {
    let [chinese, english] = match more {
        0 => ["运行".to_owned(), String::new()],
        _ => [format!("还有 {more} 处；运行"), format!("and {more} more; ")],
    };
    language.of([
        format!("{chinese} `kebiao check` 看原文和改法"),
        format!("{english}run `kebiao check` for places and cures"),
    ])
}

/// The same of a course.
pub(super) const COURSE_FORMS: [&str; 2] =
    ["学期授课计划用 --format xlsx 或 docx", "the plan of a course comes as --format xlsx or docx"];

/// Where a programme or a course is asked for that the site does not have.
pub(super) fn no_such_plan<'a>(slug: &str, known: impl Iterator<Item = &'a str>, language: Language) -> String {
    let known: Vec<&str> = known.collect();
    language.of([
        format!("没有“{slug}”；本站有：{}", known.join("、")),
        format!("there is no `{slug}`; this site has {}", known.join(", ")),
    ])
}

/// After a snapshot: where it lies and what it holds.
pub(super) fn kept(path: &str, totals: Totals, language: Language) -> String {
    let Totals { total, covered, .. } = totals;
    let percent = totals.percent();
    language.of([
        format!("已记入 {path}：{total} 条要求，已覆盖 {covered}（{percent}%）"),
        format!("written to {path}: {}, {covered} covered ({percent}%)", number(total, "requirement")),
    ])
}

/// Where a snapshot cannot be a file of that name on every system.
pub(super) fn not_a_name(name: &str, language: Language) -> String {
    language.of([
        format!("“{name}”不能作快照的名字：它也是文件名，不超过 60 个字，不含 \\ / : * ? \" < > |，不以点开头或结尾，也不能是 con、nul 之类"),
        format!("`{name}` cannot name a snapshot: it names a file too, so at most 60 characters, none of \\ / : * ? \" < > |, no dot at either end, and no device such as con or nul"),
    ])
}

/// Where a snapshot of that name is there already.
pub(super) fn snapshot_there(path: &str, date: &str, language: Language) -> String {
    language.of([
        format!("已有快照 {path}（{date}），没有改动它；换一个名字，或加上 --replace 换成新的"),
        format!("{path} is there already ({date}) and stays as it was; take another name, or add --replace"),
    ])
}

/// Where a snapshot is asked for that the site does not have.
pub(super) fn no_such_snapshot(name: &str, known: &BTreeSet<&str>, language: Language) -> String {
    let known: Vec<&str> = known.iter().copied().collect();
    if known.is_empty() {
        return language.of([
            format!("没有快照“{name}”；先用 kebiao coverage --snapshot {name} 记下一份，以后再比较"),
            format!("there is no snapshot `{name}`; take one with kebiao coverage --snapshot {name} and compare later"),
        ]);
    }
    language.of([
        format!("没有快照“{name}”；本站有：{}", known.join("、")),
        format!("there is no snapshot `{name}`; this site has {}", known.join(", ")),
    ])
}

/// Where a level is asked for that no standard has.
pub(super) fn no_such_level(level: &str, known: &BTreeSet<String>, language: Language) -> String {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    language.of([
        format!("没有等级“{level}”；本站有：{}", known.join("、")),
        format!("there is no level `{level}`; this site has {}", known.join(", ")),
    ])
}

/// Where errors kept a site from being packed.
pub(super) const NOTHING_PACKED: [&str; 2] =
    ["没有打包；先改好上面的错误", "nothing was packed; mend the errors above first"];

/// How many findings were shown; nothing where there were none.
pub(super) fn counted(counts: &[(Severity, usize)], language: Language) -> Option<String> {
    let counts = counts.iter().filter(|(_, count)| *count > 0).map(|(severity, count)| {
        let [chinese, english] = match severity {
            Severity::Error => ["个错误", "error"],
            Severity::Warning => ["个警告", "warning"],
            Severity::Note => ["条提示", "note"],
        };
        language.of([format!("{count} {chinese}"), number(*count, english)])
    });
    let counts: Vec<String> = counts.collect();
    let said = language.of([format!("共 {}", counts.join("、")), counts.join(", ")]);
    if counts.is_empty() { None } else { Some(said) }
}

/// What became of a file that has something to repair; a line.
pub(super) fn fixed(fix: &Fix, language: Language) -> String {
    let Fix { path, places, bytes } = fix;
    language.of(match bytes {
        Some(_) => [format!("{path}：改了 {places} 处\n"), format!("{path}: {} mended\n", number(*places, "place"))],
        None => [
            format!("{path}：不是 UTF-8 编码，没有改；另存为 UTF-8 以后再运行一次\n"),
            format!("{path}: not UTF-8, and left as it is; save it as UTF-8 and run this again\n"),
        ],
    })
}

/// Behind findings: where one of them is told at length.
pub(super) fn how_to_ask(code: &str, language: Language) -> String {
    language.of([
        format!("想知道是什么意思、怎么改：kebiao explain {code}"),
        format!("what it means and how to mend it: kebiao explain {code}"),
    ])
}

/// Where findings of one kind are more than are shown.
pub(super) fn not_shown(kind: &str, count: usize, language: Language) -> String {
    language.of([
        format!("还有 {count} 处 {kind} 没有一一列出；改好上面的，再检查一次"),
        format!("{count} more of {kind} are not shown; mend those above and check again"),
    ])
}

/// After a build: pages, coverage, files, time and place.
pub(super) fn built(
    pages: usize,
    totals: Totals,
    changes: Changes,
    seconds: f64,
    output: &Path,
    language: Language,
) -> String {
    let Totals { total, covered, partly, waived, open, unexamined } = totals;
    let [unlooked, unexamined] = match unexamined {
        0 => [String::new(), String::new()],
        _ => [
            format!("，其中 {unexamined} 条靠未核对内容的材料"),
            format!(", {unexamined} of them by files not examined"),
        ],
    };
    let [left_out, waived] = match waived {
        0 => [String::new(), String::new()],
        _ => [format!("，另有不纳入 {waived}"), format!(", {waived} waived")],
    };
    let Changes { written, removed } = changes;
    // `site/` is said as `site`.
    let output = output.components().collect::<PathBuf>();
    let output = output.display();
    let files = match (written, removed) {
        (0, 0) => ["没有变化".to_owned(), "nothing changed".to_owned()],
        (_, 0) => [format!("写入 {written} 个文件"), format!("{} written", number(written, "file"))],
        _ => [
            format!("写入 {written} 个文件，删去 {removed} 个"),
            format!("{} written, {removed} removed", number(written, "file")),
        ],
    };
    let files = language.of(files);
    let (pages_made, requirements) = (number(pages, "page"), number(total, "requirement"));
    language.of([
        format!(
            "完成：{pages} 页，{total} 条要求（已覆盖 {covered}{unlooked}，部分覆盖 {partly}，未覆盖 {open}{left_out}），{files}，用时 {seconds:.2} 秒 → {output}/"
        ),
        format!(
            "done: {pages_made}, {requirements} ({covered} covered{unexamined}, {partly} partly, {open} open{waived}), {files}, in {seconds:.2} s → {output}/"
        ),
    ])
}

/// Where errors keep the served site as it was.
pub(super) const KEPT: [&str; 2] = ["网站停在上一次没有错误的样子", "the site stays as it last was without errors"];
/// Where the system could not open a browser.
pub(super) const NO_BROWSER: [&str; 2] =
    ["没能打开浏览器；请自己打开上面的地址", "no browser could be opened; open the address above yourself"];
/// Where no other machine can reach this one.
pub(super) const NO_NETWORK: [&str; 2] =
    ["这台电脑现在不在任何网络里，手机打不开", "this machine is in no network, and no phone can reach it"];

/// The address of a served site, and how to end.
pub(super) fn live(address: &str, language: Language) -> String {
    language.of([
        format!("正在预览：{address}（保存文件后自动更新，按 Ctrl+C 结束）"),
        format!("live at {address} (follows each file that is saved; Ctrl+C ends it)"),
    ])
}

/// The same for phones and other machines.
pub(super) fn elsewhere(address: &str, language: Language) -> String {
    language.of([
        format!("同一网络里的手机和电脑：{address}"),
        format!("phones and machines in the same network: {address}"),
    ])
}

/// Where the wanted port was not free.
pub(super) fn port_taken(wanted: u16, port: u16, language: Language) -> String {
    language.of([format!("端口 {wanted} 已被占用，改用 {port}"), format!("port {wanted} is taken; this is {port}")])
}

/// After a build that is served.
pub(super) fn served(pages: usize, seconds: f64, language: Language) -> String {
    let all = number(pages, "page");
    language.of([format!("已更新：{pages} 页，用时 {seconds:.2} 秒"), format!("up to date: {all}, in {seconds:.2} s")])
}

/// Where a standard lies in a folder that is no site yet.
pub(super) fn offer(standard: &Path) -> String {
    let standard = standard.display();
    format!("\n这里有一份标准，这样就能开始一个站点：\n  kebiao new 我的课程 --standard \"{standard}\"\n")
}

fn number(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
