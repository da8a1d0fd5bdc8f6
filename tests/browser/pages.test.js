// Every kind of page, whatever it is about: readable by anyone, at any width, in either theme, quiet.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { address, onDesk, onPhone, scriptless, visit } from './lib/browser.js';
import { pages, samples, sites } from './lib/sites.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps some people from using a page, each with the first place. */
async function barriers(tab) {
  await tab.evaluate(axe);
  // What is out of sight is not laid out yet, and would seem to lie under what follows it.
  await tab.addStyleTag({ content: '* { content-visibility: visible !important }' });
  // What axe loads beforehand are styles, which `file://` forbids; it needs them for rules about orientation alone.
  const violations = await tab.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } })).violations);
  return violations.map((it) => `${it.id} (${it.nodes.length}): ${it.nodes[0].target.join(' ')}: ${it.nodes[0].failureSummary.replaceAll('\n', ' ')}`);
}

/** The elements that make a page wider than its window. */
const overflowing = () => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const scrolls = (element) => element && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const beyond = [...document.body.querySelectorAll('*')].filter((it) => it.getBoundingClientRect().right > wide + 1 && !scrolls(it.parentElement));
  return [`${document.documentElement.scrollWidth} px`, ...beyond.slice(0, 3).map((it) => `<${it.localName} class="${it.className.baseVal ?? it.className}"> ${it.textContent.trim().slice(0, 20)}`)];
};

/** Does something on each page in one tab, and gathers what is wrong with it. */
async function each(tab, world, site, some, deed) {
  const wrong = [];
  for (const page of some) {
    await tab.goto(address(world, site, page));
    wrong.push(...(await deed(page)).map((it) => `${page}: ${it}`));
  }
  assert.deepEqual(wrong, []);
}

for (const site of sites) {
  for (const world of [onPhone, onDesk]) {
    for (const colorScheme of ['light', 'dark']) {
      const here = { ...world, colorScheme };
      test(`${site}: no page bars anybody (${world.viewport.width} px, ${colorScheme})`, () =>
        visit(here, site, 'index.html', (tab) => each(tab, here, site, samples(site), () => barriers(tab))));
    }
  }

  test(`${site}: a text has room on every screen`, () =>
    visit(onDesk, site, 'index.html', (tab) =>
      each(tab, onDesk, site, samples(site), async () => {
        const wrong = [];
        for (const width of [1024, 1280, 1920]) {
          await tab.setViewportSize({ width, height: 900 });
          const narrow = await tab.evaluate(() => [...document.querySelectorAll('article')].filter((it) => it.clientWidth < 560).length);
          if (narrow) wrong.push(`${width} px: ${narrow} narrow`);
        }
        return wrong;
      })));

  test(`${site}: no page scrolls sideways on a phone`, () =>
    visit(onPhone, site, 'index.html', (tab) =>
      each(tab, onPhone, site, pages(site), async () => {
        const wrong = [];
        for (const width of [320, 390]) {
          await tab.setViewportSize({ width, height: 844 });
          const elements = await tab.evaluate(overflowing);
          if (elements.length) wrong.push(`${width} px: ${elements.join('; ')}`);
        }
        return wrong;
      })));

  test(`${site}: every page can be read without scripts, and says what it is`, () =>
    visit(scriptless[0], site, 'index.html', (tab) =>
      each(tab, scriptless[0], site, pages(site), async () => {
        const headings = await tab.locator('h1').allInnerTexts();
        const rest = (await tab.locator('main').innerText()).replace(headings[0], '').trim();
        return [headings.length === 1 ? '' : `${headings.length} h1`, rest ? '' : 'nothing to read'].filter(Boolean);
      })));
}

test('at 400 % nothing is lost: no sideways scroll, and the bar leaves room to read', () => {
  const zoomed = { ...onDesk, viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
  return visit(zoomed, 'reference', 'index.html', (tab) =>
    each(tab, zoomed, 'reference', samples('reference'), async () => {
      const elements = await tab.evaluate(overflowing);
      const bar = await tab.evaluate(() => document.querySelector('header.top')?.getBoundingClientRect().height ?? 0);
      return [...elements, ...(bar > 85 ? [`the bar is ${bar} px of 256`] : [])];
    }));
});
