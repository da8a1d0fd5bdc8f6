//! The socket: a port that is free, and a thread for each browser that asks.

use std::io::{ErrorKind, Read as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::serve::answer::Answer;
use crate::serve::host::Reach;
use crate::serve::live::Live;
use crate::serve::refusal::Refusal;
use crate::serve::request::{self, Asked};
use crate::serve::stream;

/// So many ports are tried one after the other.
const TRIED: u16 = 100;
/// A class of phones, each with some connections; whoever opens more waits in vain.
const MOST: usize = 1024;
const STACK: usize = 512 * 1024;
/// A browser that says or takes nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(10);

/// The first free port from the wanted one on.
pub(super) fn bind(reach: Reach, wanted: u16) -> Result<TcpListener> {
    let mut port = wanted;
    loop {
        match TcpListener::bind((reach.address(), port)) {
            Ok(listener) => return Ok(listener),
            // Windows refuses ports that it keeps for itself.
            Err(error) if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {
                match port.checked_add(1).filter(|next| next - wanted < TRIED) {
                    Some(next) => port = next,
                    None => return Err(Refusal::NoPort(wanted, error).into()),
                }
            }
            Err(error) => return Err(Refusal::NoPort(wanted, error).into()),
        }
    }
}

/// Answers whoever asks, for as long as the program runs.
pub(super) fn answer(listener: TcpListener, live: &Arc<Live>) -> Result<()> {
    let live = Arc::clone(live);
    let open = Arc::new(AtomicUsize::new(0));
    let accept = move || {
        for browser in listener.incoming() {
            // A browser that went away before it was heard, or no room for one more.
            let Ok(browser) = browser else {
                thread::sleep(Duration::from_millis(10));
                continue;
            };
            let (held, live) = (Held::one_more(&open), Arc::clone(&live));
            if held.are_few() {
                let talk = move || {
                    let _held = held;
                    talk(browser, &live);
                };
                // Where the system has no thread to spare, the browser asks again.
                let _ = thread::Builder::new().stack_size(STACK).spawn(talk);
            }
        }
    };
    thread::Builder::new().spawn(accept).map_err(Refusal::NoThread)?;
    Ok(())
}

/// One of the connections that are open, until it goes, also where its thread panics.
struct Held(Arc<AtomicUsize>);

impl Held {
    fn one_more(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(open))
    }

    fn are_few(&self) -> bool {
        self.0.load(Ordering::Relaxed) <= MOST
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// One request and its answer.
fn talk(mut browser: TcpStream, live: &Live) {
    let told = browser.set_read_timeout(Some(PATIENCE)).and_then(|()| browser.set_write_timeout(Some(PATIENCE)));
    let (Ok(()), Ok(()), Ok(own), Ok(other)) =
        (told, browser.set_nodelay(true), browser.local_addr(), browser.peer_addr())
    else {
        return;
    };
    let answer = match request::read(&mut browser) {
        Asked::For(request) => Answer::to(&request, own, live),
        Asked::Nonsense => Answer::nonsense(),
        Asked::Nothing => return,
    };
    if answer.write(&mut browser).is_err() {
        return;
    }
    if matches!(answer, Answer::Events) {
        stream::tell(&mut browser, live, other.ip().is_loopback());
        return;
    }
    // Closing while the browser still speaks would take the answer away from it.
    if browser.shutdown(Shutdown::Write).is_ok() {
        let mut rest = [0; 4096];
        for _ in 0..256 {
            if !matches!(browser.read(&mut rest), Ok(1..)) {
                return;
            }
        }
    }
}
