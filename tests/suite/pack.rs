//! What is handed out: the site as one zip, a lesson as one page.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;

const LESSON: &str = "---\ntask: L1-2.1\ntitle: 泡一杯绿茶\nstatus: ready\n---\n\n## 水温 {teach=2.1.2}\n\n\
水温决定茶汤的滋味。绿茶的芽叶嫩，水太烫会把它烫熟，茶汤发黄、发苦；水太凉，香气出不来。一般用八十到八十五度的水，\
先倒少量润茶，再沿杯壁高冲，看茶叶在杯中上下翻动。\n\n![玻璃杯](glass.svg)\n\n[水温表](water.csv)，见[上文](#teach-2-1-2)、[[L1-1.1]]。\n";

/// A site with a lesson, a picture and a table; the settings are the test's.
fn site(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let standard = include_str!("../cases/standard.txt").replace('→', "\t");
    let lessons = "content/900001/lessons";
    let files = [
        ("seeds/900001.txt".to_owned(), standard.as_str()),
        ("kebiao.yaml".to_owned(), settings),
        (format!("{lessons}/green.md"), LESSON),
        (format!("{lessons}/glass.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
        (format!("{lessons}/water.csv"), "茶,水温\n"),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
        fs::write(path, text).expect("a new file");
    }
    folder
}

#[track_caller]
fn run(folder: &Path, arguments: &[&str], code: i32) -> String {
    let program = env!("CARGO_BIN_EXE_kebiao");
    let ran = Command::new(program).args(arguments).current_dir(folder).output().expect("the program starts");
    let said = String::from_utf8(ran.stderr).expect("words in UTF-8");
    assert_eq!(ran.status.code(), Some(code), "{said}");
    said
}

#[test]
fn a_site_packs_into_the_same_zip_each_time() {
    let folder = site("title: 茶艺/课\n");
    run(folder.path(), &["pack"], 0);
    let zip = folder.path().join("茶艺-课.zip");
    let first = fs::read(&zip).expect("a zip");
    run(folder.path(), &["pack"], 0);
    assert_eq!(fs::read(&zip).expect("a zip"), first);
    run(folder.path(), &["build"], 0);
    let mut archive = zip::ZipArchive::new(Cursor::new(first)).expect("a zip that can be opened");
    assert!(archive.len() > 20);
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let path = name.strip_prefix("茶艺-课/").expect("all in one folder").to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("bytes");
        if path != "怎样打开.txt" {
            assert_eq!(fs::read(folder.path().join("site").join(&path)).expect("a built file"), bytes, "{path}");
        }
    }
}

#[test]
fn what_was_not_packed_is_not_written_over() {
    let folder = site("");
    let zip = folder.path().join("茶艺服务.zip");
    fs::write(&zip, "别人的").expect("a new file");
    assert!(run(folder.path(), &["pack"], 2).contains("不是 kebiao 打包的"));
    assert_eq!(fs::read(&zip).expect("the file"), "别人的".as_bytes());
    run(folder.path(), &["pack", "--out", "b.zip"], 0);
    fs::write(folder.path().join("content/900001/lessons/water.csv"), "茶,水温\n绿茶,80\n").expect("a file");
    run(folder.path(), &["pack", "--out", "b.zip"], 0);
    assert!(run(folder.path(), &["pack", "--out", "content/b.zip"], 2).contains("content/"));
    assert!(run(folder.path(), &["pack", "--out", "content"], 2).contains("是文件夹"));
    assert!(run(folder.path(), &["pack", "--single", "gren"], 2).contains("是不是想写 green？"));
    assert!(run(folder.path(), &["pack", "--single", "泡一杯红茶"], 2).contains("是不是想写 green？"));
    assert!(run(folder.path(), &["pack", "--single", "lessons\\x.md"], 2).contains("例如 green"));
    fs::write(folder.path().join("kebiao.yaml"), "titel: 茶\n").expect("a file");
    assert!(run(folder.path(), &["pack"], 1).contains("没有打包"));
}

#[test]
fn a_lesson_alone_needs_no_other_file() {
    for (settings, is_absolute) in [("", false), ("base_url: https://school.example/tea/\n", true)] {
        let folder = site(settings);
        run(folder.path(), &["pack", "--single", "green.md"], 0);
        let page = fs::read_to_string(folder.path().join("泡一杯绿茶.html")).expect("a page");
        for attribute in [" src=\"", " href=\""] {
            for value in page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                let stays = value.starts_with('#') || value.starts_with("data:");
                assert!(
                    stays || (is_absolute && value.starts_with("https://school.example/tea/")),
                    "{attribute}{value}"
                );
            }
        }
        for part in
            ["data:image/svg+xml;base64,", "data:text/csv;base64,", "href=\"#teach-2-1-2\"", "--level-1", "kebiao"]
        {
            assert!(page.contains(part), "no {part}");
        }
        assert_eq!(page.matches("<script").count(), page.matches("</script>").count());
    }
}
