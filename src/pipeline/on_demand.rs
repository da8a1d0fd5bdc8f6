//! A site whose outputs are made when they are asked for, for whoever sees few of them before the texts change again.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::export::Table;
use crate::output::Fingerprint;
use crate::pipeline::copied;
use crate::project::Project;
use crate::render::{self, Coloured, Theme};
use crate::site::{Bar, Index, Route, Site};

/// Makes the bytes of one output; nothing where a template is at fault, which is found.
type Make<'a> = Box<dyn Fn(&mut Diagnostics) -> Option<Vec<u8>> + Send + Sync + 'a>;

/// Reads all texts for search.
type Search<'a> = Box<dyn Fn() -> BTreeMap<String, Vec<u8>> + Send + Sync + 'a>;

/// Every output of a site by its path, as [`build`](crate::pipeline::build) would make it.
pub struct OnDemand<'a> {
    outputs: BTreeMap<String, Make<'a>>,
    /// Those that are pages of the site.
    pages: BTreeSet<String>,
    search: Search<'a>,
    /// Of what takes long to make and rarely changes: what it is made from.
    copies: BTreeMap<String, Fingerprint>,
}

impl<'a> OnDemand<'a> {
    pub(super) fn of(
        project: &'a Project,
        (bar, tables): (&'a Bar, &'a [Table]),
        site: &'a Site,
        theme: &'a Theme,
        coloured: &'a Coloured,
    ) -> Self {
        let curriculum = bar.curriculum;
        let search = move || {
            let index = Index::of(bar);
            let scripts = render::scripts(&index, theme).into_par_iter();
            scripts.map(|script| (script.path.clone(), script.bytes())).collect()
        };
        let (outputs, copies) = (BTreeMap::new(), BTreeMap::new());
        let pages = site.sheets.iter().map(|sheet| sheet.route.path()).collect();
        let mut all = Self { outputs, pages, search: Box::new(search), copies };
        for sheet in &site.sheets {
            all.add(sheet.route.path(), move |found| render::one(sheet, theme, coloured, found));
        }
        for asset in theme.assets() {
            all.add(asset.path, move |_| Some(asset.bytes.clone()));
        }
        if curriculum.config.base_url.is_some() {
            all.add(Route::Sitemap.path(), move |_| {
                let addresses = site.sheets.par_iter().filter_map(|sheet| sheet.page().frame.address());
                Some(render::sitemap(&addresses.collect::<Vec<_>>())?.bytes)
            });
        }
        for copy in &site.copies {
            let (made_from, make) = copied(copy, project);
            all.copies.insert(copy.route.path(), made_from);
            // What is wrong with a picture is told by a build.
            all.add(copy.route.path(), move |_| Some(make().0));
        }
        for (table, path) in tables.iter().flat_map(|table| table.paths.iter().map(move |path| (table, path))) {
            all.add(path.clone(), move |_| Some(table.make().bytes(path)));
        }
        all
    }

    fn add(&mut self, path: String, make: impl Fn(&mut Diagnostics) -> Option<Vec<u8>> + Send + Sync + 'a) {
        self.outputs.insert(path, Box::new(make));
    }

    /// The paths of all but those of search, whose number is known when all texts are read for it.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.outputs.keys().map(String::as_str)
    }

    /// The paths of those that are pages of the site; a file beside a lesson is none, whatever its ending.
    pub fn pages(&self) -> &BTreeSet<String> {
        &self.pages
    }

    /// Whether a path may be one of the files of search.
    pub fn is_search(&self, path: &str) -> bool {
        path.starts_with(&Route::Asset("search").path()) && !self.outputs.contains_key(path)
    }

    /// The files of search by their paths, for which all texts are read now.
    pub fn search(&self) -> BTreeMap<String, Vec<u8>> {
        (self.search)()
    }

    /// The copies of files, which are pictures made smaller among others, and what each is made from.
    pub fn copies(&self) -> &BTreeMap<String, Fingerprint> {
        &self.copies
    }

    /// The output of that path, if it is none of search; nothing where there is none, or where it has a finding.
    pub fn make(&self, path: &str, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
        self.outputs.get(path)?(diagnostics)
    }

    /// Makes every page to see what is wrong with the templates.
    pub fn try_all(&self, diagnostics: &mut Diagnostics) {
        let found = self.pages.par_iter().map(|path| {
            let mut found = Diagnostics::default();
            self.make(path, &mut found);
            found
        });
        for found in found.collect::<Vec<_>>() {
            diagnostics.append(found);
        }
    }
}
