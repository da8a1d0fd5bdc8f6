//! The site, live, over real HTTP on loopback: what is answered, to whom, and what reaches a browser as files change.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use kebiao::disk;
use serde_json::Value;
use tempfile::TempDir;

const STANDARD: &str = include_str!("../cases/standard.txt");
const LESSON: &str = "content/900001/lessons/green.md";
const PAGE: &str = "/900001/l1-2.1-green.html";

/// Longer than anything takes, also on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(30);

/// Programs make files and take them away again while they save.
#[test]
fn files_that_come_and_go_are_no_error() {
    let site = TempDir::new().expect("a temporary folder");
    let lessons = site.path().join("content/900001/lessons");
    fs::create_dir_all(&lessons).expect("a folder");
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let names = (0..20).map(|number| lessons.join(format!("a{number}.tmp")));
                names.clone().for_each(|name| fs::write(name, "").expect("a file"));
                names.for_each(|name| fs::remove_file(name).expect("it is there"));
            }
        });
        let read: Vec<String> =
            (0..300).filter_map(|_| disk::files(site.path()).err()).map(|error| error.to_string()).collect();
        done.store(true, Ordering::Relaxed);
        assert_eq!(read, Vec::<String>::new());
    });
}

fn lesson(text: &str) -> String {
    format!(
        "---\ntask: L1-2.1\ntitle: 泡一杯绿茶\nstatus: ready\n---\n\n## 水温 {{teach=2.1.2 part}}\n\n{text}\n\n{}\n",
        "茶".repeat(80)
    )
}

/// A served site, whose folder vanishes and whose program ends after the test.
struct Served {
    folder: TempDir,
    program: Child,
    port: u16,
    said: Arc<Mutex<String>>,
}

impl Served {
    /// A standard and a lesson.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a new folder");
            fs::write(path, text).expect("a new file");
        };
        write("kebiao.yaml", "theme: my\n");
        write("seeds/900001.txt", &STANDARD.replace('→', "\t"));
        write(LESSON, &lesson("八十度。"));
        write("themes/my/custom.css", "p { color: red }\n");
        Self::of(folder, &["serve", "--port", "0"])
    }

    fn of(folder: TempDir, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kebiao"));
        command.args(arguments).current_dir(folder.path()).stderr(Stdio::piped()).stdout(Stdio::null());
        let mut program = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(program.stderr.take().expect("a piped stream"));
        let mut first = String::new();
        let port = loop {
            assert!(lines.read_line(&mut first).expect("a line") > 0, "it ended: {first}");
            let address = first.lines().last().and_then(|line| line.split_once("http://127.0.0.1:"));
            if let Some((_, rest)) = address {
                break rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
            }
        };
        let said = Arc::new(Mutex::new(first));
        let more = Arc::clone(&said);
        thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                more.lock().expect("no one panics here").extend([line.as_str(), "\n"]);
            }
        });
        Self { folder, program, port, said }
    }

    /// Waits until the terminal has said something so often; what is said of an event comes just behind it.
    fn says(&self, words: &str, times: usize) {
        let count = || self.said().matches(words).count();
        for _ in 0..100 {
            if count() >= times {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(count(), times, "{}", self.said());
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("a file that can be written");
    }

    /// What was said so far.
    fn said(&self) -> String {
        self.said.lock().expect("no one panics here").clone()
    }

    /// The answer to some bytes.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("someone listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("someone reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer that ends");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port))
    }

    #[track_caller]
    fn answers(&self, request: &str, status: &str) -> String {
        let answer = self.ask(request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}\n{answer}");
        answer
    }

    #[track_caller]
    fn shows(&self, path: &str, words: &str) {
        let page = self.get(path);
        assert!(page.starts_with("HTTP/1.1 200 ") && page.contains(words), "no {words} in {path}:\n{page}");
    }

    fn events(&self) -> Events {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("someone listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let request = format!("GET /-/events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("someone reads");
        Events(BufReader::new(stream))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What a browser hears.
struct Events(BufReader<TcpStream>);

impl Events {
    fn next(&mut self) -> Value {
        let mut silences = 0;
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("an event") > 0, "the stream ended");
            silences += usize::from(line.starts_with(':'));
            assert!(silences < 3, "nothing happens");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// The next event without errors that differs from another one.
    fn after(&mut self, before: &Value) -> Value {
        loop {
            let event = self.next();
            if event["overlay"].is_null() && event != *before {
                return event;
            }
        }
    }

    /// The codes of the errors that are laid over the page, once there are some.
    fn errors(&mut self) -> (Vec<String>, Value) {
        loop {
            let event = self.next();
            if let Some(errors) = event["overlay"]["errors"].as_array() {
                let codes = errors.iter().map(|error| error["code"].as_str().unwrap_or_default().to_owned());
                return (codes.collect(), event);
            }
        }
    }
}

#[test]
fn many_may_search_at_once_and_pages_do_not_wait_for_them() {
    let site = Served::new();
    let mut events = site.events();
    let mut last = events.next();
    for version in 0..3 {
        // Long texts, so that several threads read them while the others ask.
        let text = format!("第{version}版。").repeat(2_000);
        for number in 0..30 {
            site.write(&format!("content/900001/lessons/tea-{number}.md"), &lesson(&text));
        }
        while !site.get("/900001/l1-2.1-tea-29.html").contains(&format!("第{version}版")) {
            last = events.after(&last);
        }
        thread::scope(|threads| {
            for asked in 0..12 {
                let site = &site;
                threads.spawn(move || match asked {
                    0 => site.shows("/assets/search-900001--l1.js", &format!("第{version}版")),
                    1 => site.shows(PAGE, "八十度"),
                    _ => assert!(site.get(&format!("/assets/search-{asked}.js")).starts_with("HTTP/1.1 404 ")),
                });
            }
        });
    }
}

#[test]
fn what_has_no_lesson_yet_says_how_to_begin() {
    let site = Served::new();
    let mut events = site.events();
    let before = events.next();
    fs::remove_file(site.path(LESSON)).expect("the lesson goes");
    events.after(&before);
    site.shows("/", "<code>content/900001/lessons/</code>");
    site.shows("/900001/l1-2.1.html", "class=\"code starter\"");
    site.shows("/900001/l1-2.1.html", "status: draft");
}

#[test]
fn pages_are_served_and_nothing_else_is() {
    let site = Served::new();
    let page = site.get(PAGE);
    assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
    assert!(page.contains("Cache-Control: no-store\r\n") && page.contains("<script defer src=\"/-/live.js?"));
    // What does not change is asked for once: its address names its bytes, and no other bytes are kept under it.
    let named = |path: &str| {
        let from = page.find(&format!("{path}?")).expect("the page names its version");
        page[from..].split('"').next().expect("an address").to_owned()
    };
    for path in ["assets/style.css", "assets/site.js", "-/live.js"] {
        let kept =
            |address: &str| site.get(&format!("/{address}")).contains("Cache-Control: max-age=31536000, immutable\r\n");
        assert!(kept(&named(path)) && !kept(path) && !kept(&format!("{path}?1")), "{path}");
    }
    assert!(site.get("/assets/style.css?1").contains("Content-Type: text/css; charset=utf-8\r\n"));
    assert!(site.get("/-/live.js").contains("Content-Type: text/javascript; charset=utf-8\r\n"));
    assert!(site.get("/900001").contains("Location: /900001/\r\n"));
    site.shows("/", "<html");
    site.shows("/900001/", "<html");
    let host = format!("Host: 127.0.0.1:{}\r\n\r\n", site.port);
    for nothing in [
        "/nothing.html",
        "/../seeds/900001.txt",
        "/..%2fkebiao.yaml",
        "/kebiao.yaml",
        "//etc/passwd",
        "/%00",
        "/900001/../../kebiao.yaml",
        "/..\\kebiao.yaml",
        "/assets",
        "*",
        "http://127.0.0.1/kebiao.yaml",
    ] {
        let page = site.answers(&format!("GET {nothing} HTTP/1.1\r\n{host}"), "404");
        assert!(page.contains("/-/live.js") && !page.contains("theme: my"), "{page}");
    }
    for foreign in [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "192.0.2.1",
        "",
        "localhost\r\nHost: evil.example",
    ] {
        let page = site.answers(&format!("GET / HTTP/1.1\r\nHost: {foreign}\r\n\r\n"), "421");
        assert!(!page.contains("<html"));
    }
    site.answers(&format!("POST / HTTP/1.1\r\nContent-Length: 3\r\n{host}a=b"), "405");
    site.answers("not a request\r\n\r\n", "400");
    let head = site.answers(&format!("HEAD / HTTP/1.1\r\n{host}"), "200");
    assert!(head.ends_with("\r\n\r\n") && !head.contains("Content-Length: 0"));
    // It is all in memory.
    assert!(!site.path("site").exists() && !site.path(".kebiao").exists());
}

/// Phones play no video that they cannot ask for piece by piece.
#[test]
fn files_are_served_piece_by_piece() {
    let site = Served::new();
    let mut events = site.events();
    let first = events.next();
    site.write("content/900001/lessons/brew.mp4", "0123456789");
    site.write(LESSON, &lesson("看[录像](brew.mp4)。"));
    events.after(&first);
    site.shows(PAGE, "brew.mp4");
    let path = "/900001/files/green/brew.mp4";
    let ask = |range: &str| {
        site.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nRange: {range}\r\n\r\n", site.port))
    };
    let whole = site.get(path);
    assert!(whole.starts_with("HTTP/1.1 200 ") && whole.ends_with("\r\n\r\n0123456789"), "{whole}");
    let piece = ask("bytes=2-4");
    assert!(piece.starts_with("HTTP/1.1 206 ") && piece.ends_with("\r\n\r\n234"), "{piece}");
    let heads = ["Content-Type: video/mp4\r\n", "Content-Length: 3\r\n", "Content-Range: bytes 2-4/10\r\n"];
    assert!(heads.iter().all(|head| piece.contains(head)), "{piece}");
    assert!(ask("bytes=-2").ends_with("\r\n\r\n89") && ask("bytes=7-").ends_with("\r\n\r\n789"));
    let beyond = ask("bytes=10-");
    assert!(beyond.starts_with("HTTP/1.1 416 ") && beyond.contains("Content-Range: bytes */10\r\n"), "{beyond}");
    for whole in ["bytes=0-1,3-4", "bytes=4-2", "pages=1-2", "bytes=2-4\r\nIf-Range: \"a\""] {
        assert!(ask(whole).starts_with("HTTP/1.1 200 ") && ask(whole).ends_with("0123456789"), "{whole}");
    }
}

#[test]
fn an_edit_reaches_the_browser_however_an_editor_writes() {
    let site = Served::new();
    let mut events = site.events();
    let first = events.next();
    site.write(LESSON, &lesson("八十五度。"));
    let second = events.after(&first);
    assert!(second["pages"] != first["pages"] && second["style"] == first["style"]);
    site.shows(PAGE, "八十五度");
    // Beside the file, then into its place.
    site.write("content/900001/lessons/.green.md.tmp", &lesson("九十度。"));
    fs::rename(site.path("content/900001/lessons/.green.md.tmp"), site.path(LESSON)).expect("a rename");
    let third = events.after(&second);
    site.shows(PAGE, "九十度");
    // What is undone is what it was.
    site.write(LESSON, &lesson("八十五度。"));
    let undone = events.after(&third);
    assert_eq!(undone["pages"], second["pages"]);
    site.write(LESSON, &lesson("九十度。"));
    let third = events.after(&undone);
    // Only the style.
    site.write("themes/my/custom.css", "p { color: blue }\n");
    let fourth = events.after(&third);
    assert!(fourth["pages"] == third["pages"] && fourth["style"] != third["style"]);
    site.shows("/assets/style.css", "blue");
    // A theme's template.
    site.write(
        "themes/my/not-found.html",
        "{% extends \"base.html\" %}{% block main %}<h1>哪里</h1>{% endblock main %}\n",
    );
    events.after(&fourth);
    assert!(site.get("/nothing").contains("哪里"));
}

#[test]
fn a_warning_that_stays_is_told_once() {
    let site = Served::new();
    let mut events = site.events();
    let first = events.next();
    let stub = "---\ntask: L1-2.1\ntitle: 茶汤\nstatus: ready\n---\n\n## 观色 {teach=2.1.1}\n\n看汤色。\n";
    site.write("content/900001/lessons/colour.md", stub);
    let second = events.after(&first);
    site.write(LESSON, &lesson("八十五度。"));
    events.after(&second);
    site.shows(PAGE, "八十五度");
    site.says("和上一次相同", 1);
    site.says("colour.md:7", 1);
}

#[test]
fn errors_are_laid_over_the_last_good_page_until_they_are_mended() {
    let site = Served::new();
    let mut events = site.events();
    let good = events.next();
    site.write(LESSON, &lesson("八十五度。").replace("2.1.2 part", "<b>"));
    let (codes, event) = events.errors();
    assert_eq!((codes, &event["pages"]), (vec!["lost-claim".to_owned()], &good["pages"]));
    let error = &event["overlay"]["errors"][0];
    assert_eq!(error["place"], format!("{LESSON}:7:7"));
    assert_eq!(error["line"][1], "{teach=<b>}");
    let address = error["editor"].as_str().expect("an address");
    assert!(address.starts_with("vscode://file/") && address.ends_with("green.md:7:7"), "{address}");
    site.shows(PAGE, "八十度");
    site.write(LESSON, &lesson("八十五度。"));
    events.after(&good);
    site.shows(PAGE, "八十五度");
    // The settings and the theme.
    for (file, broken, code, whole) in [
        ("kebiao.yaml", "theme: [my", "broken-yaml", "theme: my\n"),
        ("themes/my/not-found.html", "{% if %}", "template-fault", "{% extends \"base.html\" %}"),
    ] {
        site.write(file, broken);
        assert_eq!(events.errors().0, [code]);
        site.shows(PAGE, "八十五度");
        site.write(file, whole);
        while !events.next()["overlay"].is_null() {}
    }
    // The terminal tells the same.
    assert!(["lost-claim", "broken-yaml"].iter().all(|code| site.said().contains(code)), "{}", site.said());
}

#[test]
fn a_fault_that_only_some_texts_meet_is_told_when_one_does() {
    let site = Served::new();
    let mut events = site.events();
    let first = events.next();
    let template = "{% extends \"base.html\" %}{% block main %}<h1>本校</h1>{{ body }}\
                    {% if view.summary %}{{ view.summary.nothing.more }}{% endif %}{% endblock main %}\n";
    site.write("themes/my/lesson.html", template);
    let good = events.after(&first);
    site.shows(PAGE, "本校");
    site.write(LESSON, &lesson("八十五度。").replace("status", "summary: 一句话。\nstatus"));
    events.after(&good);
    // The page that was there stays, below the error; the others are there.
    site.shows(PAGE, "八十度");
    let (codes, event) = events.errors();
    assert_eq!(codes, ["template-fault"]);
    assert!(event["overlay"]["errors"][0]["place"].as_str().expect("a place").starts_with("themes/my/lesson.html:1:"));
    assert!(event["overlay"]["title"].as_str().expect("a title").contains("有的页面没能生成"), "{event}");
    site.shows("/", "<html");
    // The terminal tells it as well, once until something changes.
    site.says("错误[template-fault]", 1);
    site.get(PAGE);
    site.get("/900001/booklet-l1.html");
    // One that never was is not said to be as it was.
    site.write("content/900001/lessons/white.md", &lesson("白茶。").replace("status", "summary: 一句话。\nstatus"));
    events.after(&good);
    let white = site.get("/900001/l1-2.1-white.html");
    assert!(white.starts_with("HTTP/1.1 500 ") && white.contains("这一页没能生成"), "{white}");
    assert_eq!(events.errors().0, ["template-fault"]);
    site.says("错误[template-fault]", 2);
    fs::remove_file(site.path("content/900001/lessons/white.md")).expect("a file that can go");
    site.write(LESSON, &lesson("九十度。"));
    while !events.next()["overlay"].is_null() {}
    site.shows(PAGE, "九十度");
    // What no page can do is told before any is shown.
    site.write("themes/my/lesson.html", &template.replace("view.summary %}", "view.title %}"));
    assert_eq!(events.errors().0, ["template-fault"]);
    site.shows(PAGE, "九十度");
}

#[test]
fn lessons_and_folders_may_come_and_go() {
    let site = Served::new();
    let mut events = site.events();
    let mut last = events.next();
    fs::rename(site.path(LESSON), site.path("content/900001/lessons/white.md")).expect("a rename");
    last = events.after(&last);
    site.shows("/900001/l1-2.1-white.html", "八十度");
    assert!(site.get(PAGE).starts_with("HTTP/1.1 404 "));
    fs::remove_file(site.path("content/900001/lessons/white.md")).expect("a file that can go");
    last = events.after(&last);
    assert!(site.get("/900001/l1-2.1-white.html").starts_with("HTTP/1.1 404 "));
    // A folder that comes with what is in it.
    let folder = site.path("content/900001/lessons/tea/cups");
    fs::create_dir_all(&folder).expect("a new folder");
    fs::write(folder.join("green.md"), lesson("在新文件夹里。")).expect("a new file");
    last = events.after(&last);
    site.shows(PAGE, "在新文件夹里");
    // It goes as a whole, of which the system tells no more than its name.
    fs::rename(site.path("content/900001/lessons/tea"), site.path("tea")).expect("a rename");
    last = events.after(&last);
    assert!(site.get(PAGE).starts_with("HTTP/1.1 404 "));
    fs::rename(site.path("tea"), site.path("content/900001/lessons/tea")).expect("a rename");
    last = events.after(&last);
    site.shows(PAGE, "在新文件夹里");
    // All of the content goes, and comes back as another folder whose changes count as well.
    fs::rename(site.path("content"), site.path("away")).expect("a rename");
    last = events.after(&last);
    assert!(site.get(PAGE).starts_with("HTTP/1.1 404 "));
    fs::rename(site.path("away"), site.path("content")).expect("a rename");
    last = events.after(&last);
    site.shows(PAGE, "在新文件夹里");
    fs::write(folder.join("green.md"), lesson("又改了。")).expect("a file that can be written");
    events.after(&last);
    site.shows(PAGE, "又改了");
}

#[test]
#[cfg(unix)]
fn an_edit_reaches_all_pages_that_a_link_makes_of_one_file() {
    let site = Served::new();
    let mut events = site.events();
    let first = events.next();
    let link = site.path("content/900001/lessons/white.md");
    std::os::unix::fs::symlink(site.path(LESSON), link).expect("a link");
    let second = events.after(&first);
    site.shows("/900001/l1-2.1-white.html", "八十度");
    site.write(LESSON, &lesson("八十五度。"));
    events.after(&second);
    site.shows(PAGE, "八十五度");
    site.shows("/900001/l1-2.1-white.html", "八十五度");
}

#[test]
fn a_flood_of_changes_is_built_once_it_has_calmed() {
    let site = Served::new();
    let mut events = site.events();
    let mut last = events.next();
    let before = site.said().matches("已更新").count();
    for number in 0..200 {
        site.write(LESSON, &lesson(&format!("第{number}遍。")));
        thread::sleep(Duration::from_millis(2));
    }
    while !site.get(PAGE).contains("第199遍") {
        last = events.after(&last);
    }
    let builds = site.said().matches("已更新").count() - before;
    // One, unless the machine had no time for this test.
    assert!(builds <= 50, "{builds} builds");
}

#[test]
fn a_port_that_is_taken_is_passed_over() {
    let site = Served::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("seeds")).expect("a new folder");
    fs::write(folder.path().join("seeds/900001.txt"), STANDARD.replace('→', "\t")).expect("a new file");
    let taken = site.port.to_string();
    let other = Served::of(folder, &["serve", "--port", &taken]);
    assert!(other.port > site.port && other.said().contains(&format!("端口 {taken} 已被占用，改用 {}", other.port)));
}

#[test]
fn a_site_that_begins_with_errors_waits_for_the_cure() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("seeds")).expect("a new folder");
    let site = Served::of(folder, &["serve", "--port", "0"]);
    assert_eq!(site.events().errors().0, ["no-standard"]);
    assert!(site.get("/").starts_with("HTTP/1.1 503 ") && site.get("/").contains("/-/live.js"));
    site.write("seeds/900001.txt", &STANDARD.replace('→', "\t"));
    site.events().after(&Value::Null);
    site.shows("/900001/", "<html");
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it_cleanly() {
    let mut site = Served::new();
    let _listening = site.events();
    let id = site.program.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
    assert_eq!(site.program.wait().expect("it ends").code(), Some(0));
}
