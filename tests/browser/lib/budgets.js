// What a site may weigh, and what it weighs: the rows of the table that `measure` prints.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { built, files, kind, pages } from './sites.js';

const site = path.join(built, 'reference');
const bytes = (file) => readFileSync(path.join(site, file)).length;
const packed = (file) => gzipSync(readFileSync(path.join(site, file)), { level: 6 }).length;
const kilo = 1024;

/** The heaviest of some pages, by a measure. */
function heaviest(ofKind, measure) {
  const [page] = pages('reference').filter((it) => kind(it) === ofKind).toSorted((a, b) => measure(b) - measure(a));
  return { page, measured: measure(page) };
}

/** The files that a page loads by itself, pictures left out. */
function loads(page) {
  const html = readFileSync(path.join(site, page), 'utf8');
  const named = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"|<script[^>]* src="([^"]+)"/g)].map((found) => found[1] ?? found[2]);
  return [page, ...named.map((file) => path.posix.join(path.posix.dirname(page), file))];
}

const lesson = heaviest('lesson', bytes).page;
const searched = files('reference').filter((file) => /^assets\/(find|search)/.test(file));
const data = searched.filter((file) => /\/search[^/]*\.js$/.test(file));
const sum = (some, measure) => some.reduce((total, file) => total + measure(file), 0);

/** Rows of the table: what, the most it may be, what it is. */
export const weights = [
  ['Style sheet, for all pages', 16 * kilo, bytes('assets/style.css')],
  ['the same, gzip', 5 * kilo, packed('assets/style.css')],
  ['Script, for all pages', 12 * kilo, bytes('assets/site.js')],
  ['the same, gzip', 5 * kilo, packed('assets/site.js')],
  ['Search data with which search opens', 300 * kilo, bytes('assets/search.js')],
  ['Heaviest file of search data that comes after it', 300 * kilo, Math.max(...data.map(bytes))],
  ['HTML: home', 20 * kilo, bytes('index.html')],
  ...[['level', 40], ['lesson', 40], ['coverage', 90]].map(([of, most]) => {
    const { page, measured } = heaviest(of, bytes);
    return [`HTML: heaviest ${of} (\`${path.basename(page)}\`)`, most * kilo, measured];
  }),
  ['The heaviest lesson with style and script, without pictures, gzip', 20 * kilo, sum(loads(lesson), packed)],
];

/** Files that home, the heaviest lesson and the table load at first. */
export const requests = ['index.html', lesson, '530047/coverage.html'].map((page) => [page, 3, loads(page).length]);
