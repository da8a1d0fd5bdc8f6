// The sites under test, as `run` built them: which pages they have, and of what kind each page is.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const built = path.join(root, 'target/browser');

/** Names of the sites; `reference` is the one of this repository, the others are those of `tests/sites/`. */
export const sites = readdirSync(built).filter((name) => statSync(path.join(built, name)).isDirectory() && !name.endsWith('.source'));

const kinds = [
  ['home', /^index\.html$/],
  ['standard', /\/index\.html$/],
  ['booklet', /-print\.html$/],
  ['level', /\/l\d+\.html$/],
  ['task', /\/l\d+-\d+\.\d+(-\d+)?\.html$/],
  ['requirement', /\/l\d+-\d+\.\d+\.\d+(-\d+)?\.html$/],
  ['lesson', /\/l\d+-.*[a-z].*\.html$/],
];

/** Of what kind a page is: that of a table (`coverage`, `terms`, `404`) is its own name. */
export function kind(page) {
  return kinds.find(([, pattern]) => pattern.test(page))?.[0] ?? path.basename(page, '.html');
}

/** Every file of a site, by its path under the site's root. */
export function files(site) {
  const all = readdirSync(path.join(built, site), { recursive: true, withFileTypes: true });
  const plain = all.filter((entry) => entry.isFile());
  return plain.map((entry) => path.relative(path.join(built, site), path.join(entry.parentPath ?? entry.path, entry.name))).sort();
}

export const pages = (site) => files(site).filter((file) => file.endsWith('.html'));
export const read = (site, file) => readFileSync(path.join(built, site, file), 'utf8');

/**
 * The heaviest and the lightest page of each kind: whatever a kind can show, one of them nearly always shows.
 * Of a test site only its home and the kinds that the reference site has not.
 */
export function samples(site) {
  const weight = (page) => statSync(path.join(built, site, page)).size;
  const known = new Set(site === 'reference' ? [] : pages('reference').map(kind));
  known.delete('home');
  const groups = new Map();
  for (const page of pages(site).filter((page) => !known.has(kind(page)))) {
    groups.set(kind(page), [...(groups.get(kind(page)) ?? []), page]);
  }
  return [...groups.values()].flatMap((group) => {
    const [heaviest, ...rest] = group.toSorted((a, b) => weight(b) - weight(a));
    return [heaviest, ...rest.slice(-1)];
  });
}
