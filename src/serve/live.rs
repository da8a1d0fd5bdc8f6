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
        self.change(|shown| {
            *shown = Shown { site: Some(Arc::new(site)), overlay: None, language, turn: shown.turn };
            true
        });
    }

    /// Lays over the last good site what keeps the next one from being made.
    pub(super) fn cover(&self, overlay: Overlay, language: Language) {
        self.change(|shown| {
            shown.overlay = Some(Arc::new(overlay));
            shown.language = language;
            true
        });
    }

    /// Lays over a site what keeps one of its pages from being made, unless a newer one is shown, or it is told already
    /// why there is none.
    pub(super) fn cover_site(&self, site: &Arc<Site>, overlay: Arc<Overlay>) {
        self.change(|shown| {
            let is_shown = shown.site.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, site));
            let is_first = is_shown && shown.overlay.is_none();
            if is_first {
                shown.overlay = Some(overlay);
            }
            is_first
        });
    }

    /// What is shown once it is no longer what it was at a turn; nothing where that takes long.
    pub(super) fn after(&self, turn: u64, most: Duration) -> Option<Shown> {
        let waited = self.changed.wait_timeout_while(self.lock(), most, |shown| shown.turn == turn);
        let (shown, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() { None } else { Some(shown.clone()) }
    }

    /// Rings where it tells that it changed something.
    fn change(&self, change: impl FnOnce(&mut Shown) -> bool) {
        let mut shown = self.lock();
        if change(&mut shown) {
            shown.turn += 1;
            self.changed.notify_all();
        }
    }

    /// Nobody leaves it half changed.
    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    use super::Live;
    use crate::diagnostic::{Diagnostics, Language};
    use crate::output::Fingerprint;
    use crate::serve::maker::Ready;
    use crate::serve::overlay::Overlay;
    use crate::serve::site::Site;

    fn site() -> Site {
        let diagnostics = Diagnostics::default();
        let ready = Ready { paths: [].into(), pages: [].into(), copies: [].into(), diagnostics };
        Site::new(ready, [Fingerprint::of(&[]); 2], channel().0, None)
    }

    #[test]
    fn a_fault_of_a_page_covers_its_own_version_and_nothing_newer() {
        let overlay =
            |text: &str| Overlay::refused(Path::new(""), &anyhow::anyhow!(text.to_owned()), Language::default());
        let shown = |live: &Live| live.now().overlay.map(|it| serde_json::to_string(&*it).expect("JSON"));
        let live = Live::default();
        live.show(site(), Language::default());
        let old = live.now().site.expect("a site");
        live.cover_site(&old, Arc::new(overlay("old")));
        let turn = live.now().turn;
        live.cover_site(&old, Arc::new(overlay("again")));
        assert!(shown(&live).expect("an overlay").contains("old") && live.now().turn == turn);
        // A build that found errors knows more than a page of the version before.
        live.cover(overlay("newer"), Language::default());
        live.cover_site(&old, Arc::new(overlay("old")));
        assert!(shown(&live).expect("an overlay").contains("newer"));
        live.show(site(), Language::default());
        live.cover_site(&old, Arc::new(overlay("old")));
        assert_eq!(shown(&live), None);
    }
}
