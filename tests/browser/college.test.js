// A college: from its major to the levels that it sets and to their tasks, and to what the standard itself says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { place, scriptless, visit, worlds } from './lib/browser.js';

for (const world of [...worlds, ...scriptless]) {
  test(`from a major to a level and its tasks in two clicks (${world.name})`, () =>
    visit(world, 'reference', '530047/majors.html', async (tab) => {
      const row = tab.getByRole('row').filter({ hasText: '网络营销与直播电商' }).filter({ has: tab.getByRole('link', { name: '中级' }) });
      await row.getByRole('link', { name: '中级' }).first().click();
      assert.equal(place(tab), '530047/l2.html');
      await tab.getByRole('main').getByRole('link', { name: '海外搜索引擎优化', exact: true }).click();
      assert.equal(place(tab), '530047/l2-2.1.html');
    }));
}

for (const world of [...worlds, ...scriptless]) {
  test(`from a major of the standard by its page to a task in two clicks (${world.name})`, () =>
    visit(world, 'reference', '530047/majors.html', async (tab) => {
      const standard = tab.getByRole('region', { name: '标准原文' });
      await standard.getByRole('link', { name: '网络营销与直播电商' }).first().click();
      assert.equal(place(tab), 'majors/wang-luo-ying-xiao-yu-zhi-bo-dian-shang.html');
      await tab.getByRole('main').getByRole('link', { name: '2.1 海外搜索引擎优化', exact: true }).click();
      assert.equal(place(tab), '530047/l2-2.1.html');
    }));
}

test('what the standard says and what the college sets are told apart', () =>
  visit(worlds[2], 'reference', '530047/majors.html', async (tab) => {
    const headings = await tab.getByRole('heading', { level: 2 }).allInnerTexts();
    assert.ok(headings.some((it) => it.includes('标准原文')), `${headings}`);
    assert.ok(headings.some((it) => it.includes('非标准内容')), `${headings}`);
  }));

test('which certificates suit a major at a school, across standards', () =>
  visit(worlds[2], 'two-standards', 'majors.html', async (tab) => {
    const school = tab.getByRole('region', { name: '中等职业学校' });
    const major = school.getByRole('rowgroup').filter({ hasText: '旅游服务与管理' });
    assert.deepEqual(await major.getByRole('link').allInnerTexts(), ['旅游服务与管理', '茶艺入门', '咖啡店运营']);
    await major.getByRole('link', { name: '咖啡店运营' }).click();
    assert.match(place(tab), /^900003\/majors\.html#/);
  }));
