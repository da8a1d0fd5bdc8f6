// Those who see other colours, or none, or cannot bear motion.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDesk, visit } from './lib/browser.js';
import { samples } from './lib/sites.js';

/** Pictures of the shape of each state in the legend of the table. */
async function shapes(tab) {
  const legend = tab.locator('.legend svg');
  const pictures = [];
  for (const shape of await legend.all()) pictures.push((await shape.screenshot()).toString('base64'));
  return pictures;
}

for (const [what, options, style] of [
  ['in forced colours', { forcedColors: 'active' }, ''],
  ['in forced dark colours', { forcedColors: 'active', colorScheme: 'dark' }, ''],
  ['in grey', {}, 'html { filter: grayscale(1) }'],
]) {
  test(`each state has a shape of its own ${what}`, () =>
    visit({ ...onDesk, ...options }, 'reference', '530047/coverage.html', async (tab) => {
      if (style) await tab.addStyleTag({ content: style });
      const pictures = await shapes(tab);
      // A shape that does not show at all would look like the page behind it.
      await tab.addStyleTag({ content: '.legend svg { opacity: 0 }' });
      const all = [...pictures, (await shapes(tab))[0]];
      assert.ok(pictures.length >= 4);
      assert.equal(new Set(all).size, all.length, 'two look the same');
    }));
}

test('nothing moves for those who ask for no motion', () =>
  visit({ ...onDesk, reducedMotion: 'reduce' }, 'reference', 'index.html', async (tab) => {
    for (const page of samples('reference')) {
      await tab.goto(new URL(page, tab.url().replace(/reference\/.*/, 'reference/')).href);
      const moving = await tab.evaluate(() => {
        const still = (times) => times.split(', ').every((time) => parseFloat(time) <= 0.00001);
        const all = [document.documentElement, ...document.body.querySelectorAll('*')];
        const moving = all.filter((it) => !still(getComputedStyle(it).transitionDuration) || !still(getComputedStyle(it).animationDuration));
        const smooth = getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['the page scrolls smoothly'] : [];
        return [...smooth, ...moving.slice(0, 3).map((it) => it.outerHTML.slice(0, 80))];
      });
      assert.deepEqual(moving, [], page);
    }
  }));
