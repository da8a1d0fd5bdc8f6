//! The help in English; the Chinese stands where the command line is declared.

/// What a command does, by its words behind `kebiao`.
pub(super) fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "" => "Makes courses of vocational skills standards: reads a standard and its lessons, and makes a site.",
        "new" => "begin a site with a standard",
        "build" => "make the site",
        "serve" => "show the site while you write: as files change, so does what the browser shows",
        "check" => "look through the standard and the lessons, and make no site",
        "coverage" => "show the table of coverage",
        "review" => "write a reviewer's verdict into reviews.yaml",
        "parse" => "read a standard alone, and show its tree",
        "pack" => "make the site one zip, or a lesson one file, to hand out",
        "import" => "make files of a site from files that you have",
        "import lesson" => "make a draft lesson of a Word file (.docx), with its pictures beside it",
        "import programme" => "make a programme of a table (.xlsx, .csv)",
        "suggest" => "propose what you may take or leave",
        "explain" => "tell what a finding means, with an example and the cure",
        "schema" => "print the JSON Schema of a kind of file, for editors",
        "completions" => "print the script that completes commands in a shell",
        _ => return None,
    })
}

/// What an argument does.
pub(super) fn help(command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        (_, "drafts") => "make pages of drafts too",
        (_, "strict") => "count warnings as errors",
        (_, "limit") => "how large a file may be, in MiB; 64 by default",
        (_, "form") => "the form of findings, for people, editors, programs or GitHub",
        ("coverage" | "parse", "format") => "the form of the answer",
        ("new" | "parse" | "explain", "language") => match command {
            "new" => "the language of the site, zh-CN or en",
            "parse" => "the language of findings, zh-CN or en",
            _ => "in which language, zh-CN or en; the site's by default",
        },
        ("new", "folder") => "the folder to make; it may hold no other files",
        ("new", "standard") => {
            "the standard: Word (.docx), PDF, Markdown or plain text; by default the one that lies here"
        }
        ("pack", "single") => "only this lesson, with its pictures in it, as one HTML file",
        ("pack", "out") => "the file to write; by default in the site's folder, named as the site or the lesson is",
        ("suggest", "what") => "strands: tasks with like names, which may carry one skill from level to level",
        ("build", "out") => "the folder to write to; by default `output` of kebiao.yaml",
        ("serve", "port") => "the port at which the search for a free one begins; 8000 by default",
        ("serve", "open") => "open the browser",
        ("serve", "lan") => "let phones and computers in the same network open it too",
        ("check", "fix") => "first mend what can be mended safely",
        ("check", "min_coverage") => {
            "how many percent of each level must be covered; coverage.minimum of kebiao.yaml always holds"
        }
        ("check", "level") => "of this level only, by its code or name, as in L1",
        ("coverage", "out") => "write to a file; needed for xlsx and docx",
        ("coverage", "level") => "only this level, by its code or name, as in L1",
        ("coverage", "gaps") => "only what is open or partly covered",
        ("coverage", "by") => "sums by level, work field, task, strand, author or major",
        ("coverage", "next") => "what to write next: the tasks that would cover most come first",
        ("coverage", "paper") => "to hand in: merged cells, A4 across, lines to sign; docx always is",
        ("coverage", "screen") => {
            "with --programme: its table to sort and filter, a row a requirement and course (xlsx)"
        }
        ("coverage", "programme") => {
            "instead, the table of a programme (csv, xlsx, docx), by its file's name without .yaml"
        }
        ("coverage", "course") => "instead, the plan of a course (xlsx, docx), by its file's name without .yaml",
        ("coverage", "snapshot") => {
            "keep today's coverage as a snapshot, in content/<code of the standard>/snapshots/<name>.yaml"
        }
        ("coverage", "date") => "the day of the snapshot; today by default",
        ("coverage", "replace") => "replace a snapshot of that name",
        ("coverage", "since") => "against this snapshot: what is newly covered, and what no longer is",
        ("review", "lesson") => "the lesson, by the name or the path of its file; or a file of the table of materials",
        ("review", "by") => "who reviews",
        ("review", "kind") => "whether that is a person or a machine",
        ("review", "verdict") => "符合 (it fits), 基本符合 (mostly) or 不符合 (it does not)",
        ("review", "note") => "a remark",
        ("review", "claim") => "only the claim on this requirement, as in L1-2.1.1; by default the whole lesson",
        ("review", "date") => "the day of the review; today by default",
        ("import lesson", "file") => "the Word file (.docx)",
        ("import lesson", "task") => "the task it belongs to, as in L1-2.1; by default found by its name and title",
        ("import lesson", "out") => "the file to write; by default content/<code of the standard>/lessons/<name>.md",
        ("parse", "file") => "the standard: Word (.docx), PDF, Markdown or plain text",
        ("explain", "code") => {
            "the finding: its code, as in unknown-requirement, or words of its message; by default all"
        }
        ("schema", "name") => "which kind of file; by default all are listed",
        ("completions", "shell") => "which shell",
        ("import programme", "file") => "the table (.xlsx, .csv)",
        ("import programme", "name") => "the name of the programme's file without .yaml; by default that of the table",
        _ => return None,
    })
}

/// The name of a value.
pub(super) fn value(chinese: &str) -> Option<&'static str> {
    Some(match chinese {
        "名称" | "名字" => "NAME",
        "命令" => "COMMAND",
        "命令行" => "SHELL",
        "文件夹" => "FOLDER",
        "文件" => "FILE",
        "语言" => "LANGUAGE",
        "学习单元" => "LESSON",
        "什么" => "WHAT",
        "端口" => "PORT",
        "百分比" => "PERCENT",
        "等级" => "LEVEL",
        "形式" => "FORM",
        "分组" => "GROUP",
        "方案" => "PROGRAMME",
        "课程" => "COURSE",
        "姓名" => "PERSON",
        "类别" => "KIND",
        "结论" => "VERDICT",
        "文字" => "TEXT",
        "编号" => "NUMBER",
        "年-月-日" => "YEAR-MONTH-DAY",
        "代码" => "CODE",
        _ => return None,
    })
}
