// Laws of every page's text, without a browser: valid HTML, and links that work from a folder as well as from a server.

import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { built, pages, read, sites } from './lib/sites.js';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  // Matters of taste in text that a program writes and a program reads.
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off', 'attr-quotes': 'off', 'no-raw-characters': 'off', 'no-inline-style': 'off' },
});

const attribute = (name) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'g');
const plain = (text) => text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&#39;', "'");
// Code that a page shows holds no tags, whatever it looks like.
const tags = (html) => html.match(/<[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>/gi).join('\n');
const values = (html, name) => [...tags(html).matchAll(attribute(name))].map((found) => plain(found[1] ?? found[2] ?? found[3]));

for (const site of sites) {
  const all = pages(site);
  const ids = new Map(all.map((page) => [page, new Set(values(read(site, page), 'id'))]));

  test(`${site}: every page is valid HTML`, () => {
    const wrong = all.flatMap((page) => {
      const { results } = validator.validateStringSync(read(site, page), page);
      return results.flatMap(({ messages }) => messages.map((it) => `${page}:${it.line}: ${it.ruleId}: ${it.message}`));
    });
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} errors`);
  });

  test(`${site}: links are relative, name a file, and lead to a place that is there`, () => {
    const wrong = all.flatMap((page) => {
      const html = read(site, page).replace(/<script\b[\s\S]*?<\/script>/g, (script) => script.slice(0, script.indexOf('>') + 1));
      const links = [...values(html, 'href'), ...values(html, 'src')];
      return links.filter((link) => !/^(https?|mailto|tel|data):/.test(link)).flatMap((link) => {
        const [file, anchor] = link.split('#').map(decodeURIComponent);
        const target = file ? path.posix.join(path.posix.dirname(page), file) : page;
        if (file.startsWith('/')) return `${page}: ${link} begins at the root`;
        if (!existsSync(path.join(built, site, target))) return `${page}: ${link} leads to nothing`;
        if (statSync(path.join(built, site, target)).isDirectory()) return `${page}: ${link} is a folder`;
        if (anchor && ids.has(target) && !ids.get(target).has(anchor)) return `${page}: ${link} leads to no place on that page`;
        return [];
      });
    });
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} wrong links`);
  });

  test(`${site}: nothing is loaded from another host`, () => {
    const wrong = all.flatMap((page) => {
      const html = read(site, page);
      const loads = [...values(html, 'src'), ...[...html.matchAll(/<link\b[^>]*>/g)].filter(([tag]) => !/rel="canonical"/.test(tag)).flatMap(([tag]) => values(tag, 'href'))];
      return loads.filter((load) => /^(https?:)?\/\//.test(load)).map((load) => `${page}: ${load}`);
    });
    assert.deepEqual(wrong, []);
  });
}
