//! `kebiao serve`: builds, shows what came of it, and does so again until it is told to end.

use std::collections::BTreeSet;
use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::CommandFactory as _;

use crate::cli::args::{Args, Command, FindingsForm, Serve};
use crate::cli::commands::{language_of_site, site_above, site_folder};
use crate::cli::help::spoken;
use crate::cli::new::standards_here;
use crate::cli::open::open;
use crate::cli::print::{answer, can_style, findings, refused, say};
use crate::cli::qr::qr;
use crate::cli::remembered;
use crate::cli::words::{
    BY_CLICKS, KEPT, NO_BROWSER, NO_NETWORK, elsewhere, live, offer, port_taken, served, unchanged, within,
};
use crate::diagnostic::{Diagnostics, Language, Severity, short};
use crate::disk::{self, Refusal};
use crate::form::Limit;
use crate::serve::{Again, Fault, Next, Options, Reach, Session};
use crate::site::view::Drafts;
use crate::text::Sources;

/// The port where a search for a free one begins, unless another one is wanted.
const PORT: u16 = 8000;

/// `kebiao serve`
pub(super) fn serve(args: &Serve) -> Result<ExitCode> {
    let options = Options {
        port: args.port.unwrap_or(PORT),
        reach: if args.lan { Reach::Network } else { Reach::Machine },
        drafts: if args.drafts { Drafts::Shown } else { Drafts::Hidden },
        limit: args.limit(),
    };
    let site = site_folder()?;
    if !disk::is_site(&site) {
        bail!(Refusal::NoSite);
    }
    let mut language = language_of_site();
    let read = remembered::read_last(&remembered::program(), &site);
    let (mut session, faults) = Session::open(&site, options, language, read)?;
    let form = args.findings.form;
    // Where the system has no thread to spare, the browser tells them all the same.
    let _ = thread::Builder::new().spawn(move || tell(&faults, form));
    if options.port != 0 && session.port() != options.port {
        say(&port_taken(options.port, session.port(), language));
    }
    let mut is_first = true;
    let mut told = Told::default();
    let mut last_refusal = None;
    loop {
        let began = Instant::now();
        match session.build() {
            Ok(Some(built)) => {
                language = built.project.config.language;
                let sources = &built.project.sources;
                let (fresh, same) = told.fresh(&built.diagnostics, sources, language, args.findings.form);
                findings(&fresh, sources, language, Severity::Warning, args.findings.form);
                if same > 0 {
                    say(&unchanged(same, language));
                }
                say(&match built.pages {
                    Some(pages) => served(pages, began.elapsed().as_secs_f64(), language),
                    None => language.of(KEPT).to_owned(),
                });
                last_refusal = None;
            }
            Ok(None) => last_refusal = None,
            // The disk is tried again and again; what it says is told once.
            Err(error) => {
                let said = error.to_string();
                if last_refusal.as_ref() != Some(&said) {
                    refused(&error, Again::ByItself, language);
                    last_refusal = Some(said);
                }
            }
        }
        if is_first {
            announce(&session, args, language);
            is_first = false;
        }
        if session.wait() == Next::End {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Tells what pages met when browsers asked for them: each fault once, until something changes.
fn tell(faults: &Receiver<Fault>, form: FindingsForm) {
    let (mut last, mut told) = (Weak::new(), BTreeSet::new());
    for Fault { project, diagnostics } in faults {
        if !Weak::ptr_eq(&last, &Arc::downgrade(&project)) {
            (last, told) = (Arc::downgrade(&project), BTreeSet::new());
        }
        let (sources, language) = (&project.sources, project.config.language);
        let mut fresh = Diagnostics::default();
        for diagnostic in diagnostics.sorted() {
            if told.insert(short(diagnostic, sources, language)) {
                fresh.push(diagnostic.clone());
            }
        }
        if fresh.has_errors() {
            findings(&fresh, sources, language, Severity::Error, form);
        }
    }
}

/// The warnings of the last build: those of the standard stay as they are, whatever is saved.
#[derive(Default)]
struct Told(BTreeSet<String>);

impl Told {
    /// What was found without the warnings that stand above already, and how many those are.
    fn fresh(
        &mut self,
        found: &Diagnostics,
        sources: &Sources,
        language: Language,
        form: FindingsForm,
    ) -> (Diagnostics, usize) {
        let mut fresh = Diagnostics::default();
        let mut told = BTreeSet::new();
        let mut same = 0;
        for diagnostic in found.sorted() {
            let is_warning = diagnostic.finding.severity() == Severity::Warning;
            let said = short(diagnostic, sources, language);
            // A program wants all of them each time, a person what is new.
            if is_warning && form == FindingsForm::Human && self.0.contains(&said) {
                same += 1;
            } else {
                fresh.push(diagnostic.clone());
            }
            if is_warning {
                told.insert(said);
            }
        }
        self.0 = told;
        (fresh, same)
    }
}

/// Where the site is to be seen, and how to end.
fn announce(session: &Session, args: &Serve, language: Language) {
    let addresses = session.addresses();
    for address in &addresses {
        say(&elsewhere(address, language));
    }
    if let Some(code) = addresses.first().filter(|_| can_style()).and_then(|address| qr(address)) {
        say(&code);
    }
    if args.lan && addresses.is_empty() {
        say(language.of(NO_NETWORK));
    }
    say(&live(&session.address(), language));
    if args.open && !open(&session.address()) {
        say(language.of(NO_BROWSER));
    }
}

/// What a bare `kebiao` means: to see the site, in a site's folder.
pub(super) fn by_itself() -> Option<Command> {
    let is_site = site_folder().is_ok_and(|folder| disk::is_site(&folder));
    is_site.then(|| Command::Serve(Serve { open: true, ..Serve::default() }))
}

/// What a bare `kebiao` says where there is no site: what it can do, and how to begin with a standard that lies there.
pub(super) fn help() -> Result<ExitCode> {
    answer(&format!("{}\n", spoken(Args::command(), Language::default()).render_help()))?;
    // A folder that cannot be read offers nothing.
    if let [standard, ..] = standards_here(Limit::default()).unwrap_or_default().as_slice() {
        answer(&offer(standard))?;
    }
    if let Some(site) = site_above() {
        answer(&format!("\n{}\n", within(&site, Language::default())))?;
    }
    // A window that was opened by two clicks closes with the program.
    if cfg!(windows) && std::io::stdin().is_terminal() {
        answer(BY_CLICKS)?;
        let _ = std::io::stdin().read_line(&mut String::new());
    }
    Ok(ExitCode::SUCCESS)
}
