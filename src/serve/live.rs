//! What browsers see now, and the bell that rings when it changes.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diagnostic::Language;
use crate::serve::overlay::Overlay;
use crate::serve::site::Site;

/// What is shown: the last good site, and why there is no newer one.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub(super) site: Option<Arc<Site>>,
    pub(super) overlay: Option<Arc<Overlay>>,
    pub(super) language: Language,
    /// Grows with each change.
    pub(super) turn: u64,
}

/// Shared by whoever builds and all who answer.
#[derive(Debug, Default)]
pub(super) struct Live {
    shown: Mutex<Shown>,
    changed: Condvar,
}

impl Live {
    /// What is shown now.
    pub(super) fn now(&self) -> Shown {
        self.lock().clone()
    }

    /// Shows a new site.
    pub(super) fn show(&self, site: Site, language: Language) {
        self.change(|shown| *shown = Shown { site: Some(Arc::new(site)), overlay: None, language, turn: shown.turn });
    }

    /// Lays over the last good site what keeps the next one from being made.
    pub(super) fn cover(&self, overlay: Overlay, language: Language) {
        self.change(|shown| {
            shown.overlay = Some(Arc::new(overlay));
            shown.language = language;
        });
    }

    /// Lays over a site what keeps one of its pages from being made, unless a newer one is shown.
    pub(super) fn cover_site(&self, site: &Arc<Site>, overlay: Arc<Overlay>) {
        let is_shown = self.now().site.is_some_and(|shown| Arc::ptr_eq(&shown, site));
        if is_shown {
            self.change(|shown| shown.overlay = Some(overlay));
        }
    }

    /// What is shown once it is no longer what it was at a turn; nothing where that takes long.
    pub(super) fn after(&self, turn: u64, most: Duration) -> Option<Shown> {
        let waited = self.changed.wait_timeout_while(self.lock(), most, |shown| shown.turn == turn);
        let (shown, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() { None } else { Some(shown.clone()) }
    }

    fn change(&self, change: impl FnOnce(&mut Shown)) {
        let mut shown = self.lock();
        change(&mut shown);
        shown.turn += 1;
        self.changed.notify_all();
    }

    /// Nobody leaves it half changed.
    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
