// A student: from home to a lesson in two clicks, and on from there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDesk, place, scriptless, visit, worlds } from './lib/browser.js';
import { tabTo } from './lib/hands.js';

const lesson = '给网站做一次体检';

for (const world of [...worlds, ...scriptless]) {
  test(`from home to a lesson in two clicks (${world.name})`, () =>
    visit(world, 'reference', 'index.html', async (tab) => {
      await tab.getByRole('link', { name: '我是学生' }).click();
      await tab.getByRole('main').getByRole('link', { name: lesson }).click();
      assert.equal(place(tab), '530047/l1-2.1-seo-checkup.html');
      assert.equal(await tab.getByRole('heading', { level: 1 }).innerText(), lesson);
      assert.ok(await tab.getByRole('article').isVisible());
    }));

  test(`a lesson says what is above it and what is next (${world.name})`, () =>
    visit(world, 'reference', '530047/l1-1.1-site-daily.html', async (tab) => {
      const crumbs = tab.getByRole('navigation', { name: '当前位置' }).getByRole('link');
      assert.ok(await crumbs.filter({ visible: true }).count(), 'a way up');
      const next = tab.getByRole('navigation', { name: '前后页' }).getByRole('link', { name: '下一学习单元' });
      const promised = await next.innerText();
      await next.click();
      await tab.waitForURL((url) => !url.pathname.includes('site-daily'));
      const title = await tab.getByRole('heading', { level: 1 }).innerText();
      assert.ok(promised.includes(title), `${promised} led to ${title}`);
    }));
}

test('from home to a lesson by keyboard alone', () =>
  visit(onDesk, 'reference', 'index.html', async (tab) => {
    await tabTo(tab, tab.getByRole('link', { name: '我是学生' }));
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/l1\.html/);
    await tabTo(tab, tab.getByRole('main').getByRole('link', { name: lesson }));
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/l1-2\.1-seo-checkup\.html/);
  }));

test('the first thing that Tab reaches skips to the text', () =>
  visit(onDesk, 'reference', '530047/l2-2.1-seo-plan.html', async (tab) => {
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'main');
  }));
