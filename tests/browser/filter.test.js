// A reviewer narrows the table of coverage, sends what he sees to someone else, and prints it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, onDesk, scriptless, visit, worlds } from './lib/browser.js';
import { tabTo, until } from './lib/hands.js';

const page = '530047/coverage.html';
/** A small site that will always have requirements in every state; the reference course may cover them all. */
const mixed = ['tea', '900001/coverage.html'];
const table = (tab) => tab.locator('table.matrix');
const filters = (tab) => tab.getByRole('search', { name: '筛选要求' });
const choose = (tab, name) => filters(tab).getByRole('combobox', { name });

/** The requirements that are shown, by their codes. */
const shown = (tab) => table(tab).locator('tr[id]').evaluateAll((rows) => rows.filter((row) => row.getClientRects().length).map((row) => row.id));

/** Asserts that exactly these requirements are shown, and that the page says how many. */
async function assertShows(tab, expected) {
  await until(async () => assert.deepEqual(await shown(tab), expected));
  assert.equal(await filters(tab).getByRole('status').innerText(), `显示 ${expected.length} / ${await table(tab).locator('tr[id]').count()} 条要求`);
}

/** The codes of the rows for which something holds, whether they are shown or not. */
const rows = (tab, holds, argument) =>
  table(tab).locator('tr[id]').evaluateAll((all, [source, argument]) => all.filter((row) => new Function('row', 'argument', `return ${source}`)(row, argument)).map((row) => row.id), [holds, argument]);

for (const world of worlds) {
  test(`filters narrow the table, together, and a link keeps them (${world.name})`, () =>
    visit(world, ...mixed, async (tab) => {
      await choose(tab, '等级').selectOption({ label: '初级' });
      const level = await rows(tab, 'row.id.startsWith("l1-")');
      assert.equal(level.length, 4);
      await assertShows(tab, level);
      await choose(tab, '覆盖情况').selectOption({ label: '未覆盖' });
      const open = await rows(tab, 'row.id.startsWith("l1-") && row.dataset.s === "open"');
      assert.ok(open.length > 0 && open.length < 4);
      await assertShows(tab, open);
      const link = tab.url();
      assert.match(link, /#.*l=1.*s=open/);
      await tab.reload();
      await assertShows(tab, open);
      await tab.goto('about:blank');
      await tab.goto(link);
      await assertShows(tab, open);
      assert.equal(await choose(tab, '等级').evaluate((it) => it.selectedOptions[0].label), '初级');
      await filters(tab).getByRole('button', { name: '清除' }).click();
      await assertShows(tab, await rows(tab, 'true'));
      assert.ok(!tab.url().includes('l=1'));
    }));
}

test('a word of any width, a work field, and each facet', () =>
  visit(onDesk, 'reference', page, async (tab) => {
    const word = filters(tab).getByRole('searchbox', { name: '关键词' });
    const holding = await rows(tab, 'row.cells[0].textContent.includes("数据")');
    assert.ok(holding.length > 2);
    await word.fill('数据');
    await until(async () => assert.ok((await shown(tab)).length < 109));
    for (const code of holding) assert.ok((await shown(tab)).includes(code), code);
    await word.fill('');
    await choose(tab, '工作领域').selectOption({ index: 2 });
    await until(async () => assert.ok((await shown(tab)).every((code) => code.startsWith('l1-2.'))));
    assert.ok((await shown(tab)).length > 0);
    await filters(tab).getByRole('button', { name: '清除' }).click();
    for (const [at, facet] of ['讲授', '实训', '考核'].entries()) {
      await choose(tab, facet).selectOption({ label: '已覆盖' });
      await assertShows(tab, await rows(tab, 'row.cells[argument + 1].querySelector("use[href$=-covered]")', at));
      await choose(tab, facet).selectOption({ index: 0 });
    }
  }));

test('tiles are buttons that set the state, and follow the other filters', () =>
  visit(onDesk, ...mixed, async (tab) => {
    await tab.getByRole('button', { name: /部分覆盖/ }).click();
    await assertShows(tab, await rows(tab, 'row.dataset.s === "partly"'));
    await filters(tab).getByRole('button', { name: '清除' }).click();
    await choose(tab, '等级').selectOption({ label: '初级' });
    await tab.getByRole('button', { name: /^4\s*总数/ }).waitFor();
  }));

test('nothing that fits is said, with the way out', () =>
  visit(onDesk, 'reference', page, async (tab) => {
    await filters(tab).getByRole('searchbox', { name: '关键词' }).fill('没有这个词');
    const empty = tab.getByText('没有符合条件的要求');
    await until(async () => assert.ok(await empty.isVisible()));
    await empty.getByRole('button', { name: '清除' }).or(tab.locator('#nothing').getByRole('button')).first().click();
    await assertShows(tab, await rows(tab, 'true'));
  }));

test('filters by keyboard alone, then straight on to a row', () =>
  visit(onDesk, 'reference', page, async (tab) => {
    await tabTo(tab, choose(tab, '等级'));
    await tab.keyboard.press('ArrowDown');
    await assertShows(tab, await rows(tab, 'row.id.startsWith("l1-")'));
    await tabTo(tab, table(tab).locator('tr[id="l1-1.1.1"]').getByRole('link'));
  }));

test('an anchor and a filter live side by side', () =>
  visit(onDesk, mixed[0], `${mixed[1]}#l2-2.1.1`, async (tab) => {
    assert.equal(await tab.locator(':target').getAttribute('id'), 'l2-2.1.1');
    assert.equal((await shown(tab)).length, 6);
    await tab.goto(`${address(onDesk, ...mixed)}#s=covered`);
    await until(async () => assert.deepEqual(await shown(tab), ['l2-2.1.1']));
  }));

test('what is filtered is what is printed, and paper says so', () =>
  visit(onDesk, mixed[0], `${mixed[1]}#l=1&s=open`, async (tab) => {
    const open = await rows(tab, 'row.id.startsWith("l1-") && row.dataset.s === "open"');
    await assertShows(tab, open);
    await tab.emulateMedia({ media: 'print' });
    assert.deepEqual(await shown(tab), open);
    const text = await tab.getByRole('main').innerText();
    assert.match(text, /初级/);
    assert.match(text, /\d{4}\D+\d{1,2}\D+\d{1,2}/, 'the date of printing');
  }));

for (const world of scriptless) {
  test(`without scripts the whole table, and no filters that do nothing (${world.name})`, () =>
    visit(world, 'reference', page, async (tab) => {
      assert.equal((await shown(tab)).length, 109);
      assert.equal(await filters(tab).isVisible(), false);
    }));
}
