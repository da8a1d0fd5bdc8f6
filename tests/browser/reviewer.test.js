// A reviewer: from the table of coverage to the very paragraph, and back to what is missing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDesk, place, scriptless, visit, worlds } from './lib/browser.js';
import { assertLanded, tabTo } from './lib/hands.js';

const table = '530047/coverage.html';
const row = (tab, requirement) => tab.locator(`tr[id="${requirement}"]`);

for (const world of [...worlds, ...scriptless]) {
  test(`from the table to the very paragraph in one click (${world.name})`, () =>
    visit(world, 'reference', table, async (tab) => {
      await row(tab, 'l1-2.1.1').getByRole('cell').first().getByRole('link').first().first().click();
      assert.match(place(tab), /^530047\/l1-2\.1-seo-checkup\.html#/);
      await assertLanded(tab);
    }));

  test(`from the table to a requirement and to its lines in the standard (${world.name})`, () =>
    visit(world, 'reference', table, async (tab) => {
      await row(tab, 'l2-2.1.3').getByRole('rowheader').getByRole('link').first().click();
      assert.equal(place(tab), '530047/l2-2.1.3.html');
      await tab.getByRole('main').getByRole('link', { name: /第 \d+ 行/ }).first().click();
      assert.match(place(tab), /source\.html#line-\d+$/);
      await assertLanded(tab);
    }));
}

test('from the table to a paragraph by keyboard alone', () =>
  visit(onDesk, 'reference', `${table}#l1-2.1.1`, async (tab) => {
    await assertLanded(tab);
    await tabTo(tab, row(tab, 'l1-2.1.1').getByRole('cell').first().getByRole('link').first());
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/l1-2\.1-seo-checkup\.html#/);
    await assertLanded(tab);
  }));

test('every link of the table leads to its place, below the bar', () =>
  visit(onDesk, 'reference', table, async (tab) => {
    const links = await tab.locator('table.matrix td a').evaluateAll((all) => [...new Set(all.map((a) => a.href))]);
    assert.ok(links.length > 20);
    for (const link of links) {
      await tab.goto(link);
      await assertLanded(tab);
    }
  }));

test('the head of the table stays in sight', () =>
  visit(onDesk, 'reference', table, async (tab) => {
    await tab.locator('table.matrix tbody tr').last().scrollIntoViewIfNeeded();
    const { y } = await tab.locator('table.matrix thead th').first().boundingBox();
    assert.ok(y >= 0 && y < 120, `the head is at ${y} px`);
  }));
