//! What long work is at, on a terminal: one line that is written over, once a second has passed.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use unicode_width::UnicodeWidthStr as _;

use crate::diagnostic::Language;

/// Work that takes less is told when it is done.
const QUIET: Duration = Duration::from_secs(1);
const OFTEN: Duration = Duration::from_millis(200);

/// The line; it goes when this does.
pub(super) struct Progress {
    made: Arc<AtomicUsize>,
    /// Whoever waits at its other end writes the line; nothing where no terminal shows it.
    writer: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins to watch some work.
    pub(super) fn begin(language: Language) -> Self {
        let made = Arc::new(AtomicUsize::new(0));
        if !std::io::stderr().is_terminal() {
            return Self { made, writer: None };
        }
        let (ends, end) = mpsc::channel();
        let count = Arc::clone(&made);
        let write = move || {
            let began = Instant::now();
            let mut width = 0;
            while end.recv_timeout(OFTEN) == Err(RecvTimeoutError::Timeout) {
                if began.elapsed() >= QUIET {
                    let line = line(count.load(Ordering::Relaxed), began.elapsed().as_secs(), language);
                    over(&line, &mut width);
                }
            }
            over("", &mut width);
        };
        let writer = thread::Builder::new().spawn(write).ok().map(|thread| (ends, thread));
        Self { made, writer }
    }

    /// A file of the site is made.
    pub(super) fn made_one(&self) {
        self.made.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((ends, thread)) = self.writer.take() {
            drop(ends);
            // A line less is no loss.
            let _ = thread.join();
        }
    }
}

fn line(made: usize, seconds: u64, language: Language) -> String {
    language.of(match made {
        0 => [
            format!("正在读标准和学习单元…… {seconds} 秒"),
            format!("reading the standard and the lessons … {seconds} s"),
        ],
        _ => [
            format!("正在生成网站：{made} 个文件，{seconds} 秒"),
            format!("making the site: {made} files, {seconds} s"),
        ],
    })
}

/// Writes over what stood there, which was so wide.
fn over(line: &str, width: &mut usize) {
    let blank = " ".repeat(width.saturating_sub(line.width()));
    if line.is_empty() && *width == 0 {
        return;
    }
    let mut terminal = std::io::stderr();
    let back = if line.is_empty() { "\r" } else { "" };
    let _ = write!(terminal, "\r{line}{blank}{back}");
    let _ = terminal.flush();
    *width = line.width();
}
