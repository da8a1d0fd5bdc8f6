// Light and dark: the reader's choice goes before the system's, stays, and needs no storage.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, onDesk, scriptless, visit, worlds } from './lib/browser.js';

const paper = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = 'rgb(255, 255, 255)';
const button = (tab) => tab.locator('#theme-switch');

/** Presses the switch until the page has the other look. */
async function toggle(tab) {
  const before = await paper(tab);
  for (let pressed = 0; pressed < 3 && (await paper(tab)) === before; pressed += 1) await button(tab).click();
  assert.notEqual(await paper(tab), before, 'the switch changes nothing');
  return paper(tab);
}

for (const world of worlds) {
  test(`the look that a reader chose stays, here and on other pages (${world.name})`, () =>
    visit(world, 'reference', 'index.html', async (tab) => {
      const before = await paper(tab);
      assert.equal(before === light, world.colorScheme === 'light', 'the system decides first');
      const chosen = await toggle(tab);
      await tab.reload();
      assert.equal(await paper(tab), chosen);
      await tab.goto(address(world, 'reference', '530047/coverage.html'));
      assert.equal(await paper(tab), chosen);
      assert.match(await button(tab).getAttribute('aria-label'), /浅色|深色/);
      await tab.goto(address(world, 'two-standards', 'index.html'));
      assert.equal(await paper(tab), before, 'another site keeps its own');
    }));
}

test('the look is set before the page is drawn', () =>
  visit(onDesk, 'reference', 'index.html', async (tab) => {
    await toggle(tab);
    await tab.addInitScript(() => {
      new MutationObserver((_, watch) => {
        if (!document.body) return;
        globalThis.firstLook = document.documentElement.dataset.theme;
        watch.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await tab.reload();
    assert.equal(await tab.evaluate(() => globalThis.firstLook), await tab.evaluate(() => document.documentElement.dataset.theme));
    assert.notEqual(await tab.evaluate(() => globalThis.firstLook), '');
  }));

test('a browser without storage still switches', () =>
  visit(onDesk, 'reference', 'index.html', async (tab) => {
    await tab.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('denied'); } }));
    await tab.reload();
    await toggle(tab);
  }));

test('without scripts there is no switch that does nothing', () =>
  visit(scriptless[2], 'reference', 'index.html', async (tab) => assert.equal(await button(tab).isVisible(), false)));

test('on a phone the menu opens, leads on, and works without scripts', async () => {
  for (const world of [worlds[0], scriptless[0]]) {
    await visit(world, 'reference', '530047/l1.html', async (tab) => {
      const link = tab.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '覆盖对照表' });
      assert.equal(await link.isVisible(), false);
      await tab.getByText('菜单', { exact: true }).click();
      await link.click();
      await tab.waitForURL(/coverage\.html/);
    });
  }
});
