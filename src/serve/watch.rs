//! Tells that files have changed, once a flood of changes has calmed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::Result;
use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::disk::{Watched, concerns};
use crate::serve::refusal::Refusal;

/// An editor writes a file in several steps, and a program many files; so long nothing must happen.
const CALM: Duration = Duration::from_millis(10);
/// What never calms is not waited for.
const LONGEST: Duration = Duration::from_secs(3);
/// What the disk refused is tried again after so long, since no change may tell when it would not refuse.
const AGAIN: Duration = Duration::from_millis(300);

/// What happens while nothing is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Files changed.
    Changed,
    /// Whoever runs the program wants it to end.
    End,
}

enum Event {
    Changed(notify::Result<notify::Event>),
    End,
}

/// The folders of a site, watched.
pub(super) struct Watch {
    site: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<Event>,
    /// Those that are watched as they are now: a folder that comes back is another one.
    watched: BTreeSet<Watched>,
    /// What has changed since someone asked; nothing where it may be anything.
    changed: Option<BTreeSet<PathBuf>>,
}

impl Watch {
    /// Watches nothing yet, but for Ctrl-C.
    pub(super) fn start(site: &Path) -> Result<Self> {
        let (sender, events): (Sender<Event>, _) = channel();
        let end = sender.clone();
        // Nobody listens any more where the program is about to end by itself.
        ctrlc::set_handler(move || drop(end.send(Event::End))).map_err(Refusal::NoCtrlC)?;
        let tell = move |event| drop(sender.send(Event::Changed(event)));
        let watcher =
            notify::recommended_watcher(tell).map_err(|error| Refusal::Unwatchable(site.to_owned(), error))?;
        Ok(Self { site: site.to_owned(), watcher, events, watched: BTreeSet::new(), changed: None })
    }

    /// Watches just these folders.
    pub(super) fn follow(&mut self, wanted: &BTreeSet<Watched>) -> Result<()> {
        let gone: Vec<Watched> = self.watched.difference(wanted).cloned().collect();
        for watched in gone {
            self.forget(&watched);
        }
        for watched in wanted {
            if !self.watched.contains(watched) {
                let mode = if watched.whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
                match self.watcher.watch(&watched.folder, mode) {
                    Ok(()) => drop(self.watched.insert(watched.clone())),
                    // It went since it was seen, which is a change.
                    Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
                    Err(error) => return Err(Refusal::Unwatchable(watched.folder.clone(), error).into()),
                }
            }
        }
        Ok(())
    }

    /// The paths at which something has changed since this was last asked; nothing where it may be anything.
    pub(super) fn changed(&mut self) -> Option<BTreeSet<PathBuf>> {
        self.changed.replace(BTreeSet::new())
    }

    /// Waits until files have changed and none changes any more.
    pub(super) fn wait(&mut self, is_refused: bool) -> Next {
        loop {
            let first =
                if is_refused { self.events.recv_timeout(AGAIN) } else { self.events.recv().map_err(Into::into) };
            match first {
                Ok(Event::Changed(event)) => {
                    if self.matters(event) {
                        return self.calm();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    // Whatever was watched may be another folder now.
                    for watched in self.watched.clone() {
                        self.forget(&watched);
                    }
                    self.changed = None;
                    return Next::Changed;
                }
                Ok(Event::End) | Err(RecvTimeoutError::Disconnected) => return Next::End,
            }
        }
    }

    /// Waits out what is left of a flood.
    fn calm(&mut self) -> Next {
        let latest = Instant::now() + LONGEST;
        let mut calm = Instant::now() + CALM;
        while let Some(left) = calm.min(latest).checked_duration_since(Instant::now()) {
            match self.events.recv_timeout(left) {
                Ok(Event::Changed(event)) => {
                    if self.matters(event) {
                        calm = Instant::now() + CALM;
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Event::End) | Err(RecvTimeoutError::Disconnected) => return Next::End,
            }
        }
        Next::Changed
    }

    /// Whether an event may change the site; a folder that came or went is watched anew.
    fn matters(&mut self, event: notify::Result<notify::Event>) -> bool {
        // What could not be told may be anything.
        let Ok(event) = event else {
            self.changed = None;
            return true;
        };
        // A build reads files too.
        if matches!(event.kind, EventKind::Access(_)) && !event.need_rescan() {
            return false;
        }
        let comes_or_goes = EventKind::is_create(&event.kind) || EventKind::is_remove(&event.kind);
        if comes_or_goes || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_))) {
            let moved = self.watched.iter().filter(|watched| event.paths.contains(&watched.folder));
            for watched in moved.cloned().collect::<Vec<_>>() {
                self.forget(&watched);
            }
        }
        if event.need_rescan() {
            self.changed = None;
            return true;
        }
        let concerning = event.paths.into_iter().filter(|path| concerns(&self.site, path));
        let concerning: Vec<PathBuf> = concerning.collect();
        let matters = !concerning.is_empty();
        if let Some(changed) = &mut self.changed {
            changed.extend(concerning);
        }
        matters
    }

    fn forget(&mut self, watched: &Watched) {
        self.watched.remove(watched);
        // A folder that is gone is not watched any more by itself.
        let _ = self.watcher.unwatch(&watched.folder);
    }
}
