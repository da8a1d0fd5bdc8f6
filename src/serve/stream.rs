//! Tells one browser what is shown, at once and whenever it changes.

use std::io::Write;
use std::time::Duration;

use serde::Serialize;

use crate::serve::live::{Live, Shown};
use crate::serve::overlay::Overlay;

/// So often a silent stream is tried, since only writing tells that nobody listens any more.
const TRIED: Duration = Duration::from_secs(15);

/// One event; a browser compares it with what it has.
#[derive(Serialize)]
struct Event<'a> {
    pages: Option<String>,
    style: Option<String>,
    overlay: Option<&'a Overlay>,
}

/// Goes on until the browser is gone; one on another machine is not told where files lie on this one.
pub(super) fn tell(to: &mut impl Write, live: &Live, is_here: bool) {
    let mut turn = None;
    loop {
        let event = match turn {
            None => Some(live.now()),
            Some(turn) => live.after(turn, TRIED),
        };
        let told = match event {
            Some(shown) => {
                turn = Some(shown.turn);
                format!("data: {}\n\n", event_text(&shown, is_here))
            }
            None => ":\n\n".to_owned(),
        };
        if to.write_all(told.as_bytes()).and_then(|()| to.flush()).is_err() {
            return;
        }
    }
}

fn event_text(shown: &Shown, is_here: bool) -> String {
    let overlay = shown.overlay.as_deref();
    let elsewhere = overlay.filter(|_| !is_here).map(Overlay::elsewhere);
    let event = Event {
        pages: shown.site.as_ref().map(|site| site.texts.to_string()),
        style: shown.site.as_ref().map(|site| site.style.to_string()),
        overlay: elsewhere.as_ref().or(overlay),
    };
    serde_json::to_string(&event).expect("an event has only text keys")
}
