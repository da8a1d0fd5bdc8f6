// Search and the quick jump: what people type, with which keys, and where it leads.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { onDesk, place, scriptless, visit, worlds } from './lib/browser.js';
import { assertLanded, tabTo, until } from './lib/hands.js';
import { root } from './lib/sites.js';

const field = (tab) => tab.getByRole('combobox');
const hits = (tab) => tab.getByRole('option');
const said = (tab) => tab.getByRole('dialog').getByRole('status');

/** Opens the search and types. */
async function search(tab, query) {
  await tab.locator('#search-toggle').click();
  await field(tab).pressSequentially(query);
}

for (const world of worlds) {
  test(`a part of a word is found, and Enter lands on the place (${world.name})`, () =>
    visit(world, 'reference', '530047/l1-2.1.html', async (tab) => {
      await search(tab, '引擎优');
      await until(async () => assert.ok((await hits(tab).count()) > 3));
      const names = await hits(tab).allInnerTexts();
      assert.ok(names.every((name) => name.includes('引擎优')), names.find((name) => !name.includes('引擎优')));
      await tab.keyboard.press('ArrowDown');
      const promised = await hits(tab).first().getAttribute('href');
      assert.equal(await hits(tab).first().getAttribute('aria-selected'), 'true');
      await tab.keyboard.press('Enter');
      await tab.waitForURL((url) => url.href === promised);
      assert.ok((await tab.getByRole('main').innerText()).includes('引擎优'));
    }));

  for (const query of ['中2.1.3', '中级2.1.3', '中级 2.1.3', 'l2-2.1.3', 'L2 2.1.3', '530047:L2-2.1.3', '中２.１.３']) {
    test(`${query} jumps to that requirement (${world.name})`, () =>
      visit(world, 'reference', 'index.html', async (tab) => {
        await search(tab, query);
        await until(async () => assert.ok(await hits(tab).count()));
        await tab.keyboard.press('Enter');
        await tab.waitForURL(/l2-2\.1\.3\.html/);
      }));
  }

  test(`words inside a lesson are found, and lead to their section (${world.name})`, () =>
    visit(world, 'reference', '530047/l1.html', async (tab) => {
      await search(tab, 'RDAP');
      await hits(tab).filter({ hasText: '小节' }).first().click();
      await tab.waitForURL(/#/);
      await assertLanded(tab);
    }));
}

test('a number alone is offered in every level', () =>
  visit(onDesk, 'reference', 'index.html', async (tab) => {
    await search(tab, '2.1.3');
    await until(async () => assert.ok((await hits(tab).count()) >= 3));
    const first = (await hits(tab).evaluateAll((all) => all.slice(0, 3).map((it) => it.href.split('/').pop()))).toSorted();
    assert.deepEqual(first, ['l1-2.1.3.html', 'l2-2.1.3.html', 'l3-2.1.3.html']);
  }));

for (const [one, other] of [['ＣＲＭ', 'crm'], ['crm 会员', 'CRM　会员'], ['搜索引擎', '搜 索引擎']]) {
  test(`${one} finds what ${other} finds`, () =>
    visit(onDesk, 'reference', 'index.html', async (tab) => {
      const count = async (query) => {
        await field(tab).fill(query);
        return until(async () => {
          const text = await said(tab).innerText();
          assert.match(text, /\d/);
          return text;
        });
      };
      await tab.locator('#search-toggle').click();
      // The text of lessons comes while one types, so that a count may still grow.
      await until(async () => assert.equal(await count(one), await count(other)));
    }));
}

test('search opens by Ctrl K and by /, but not while one types, and Escape gives the focus back', () =>
  visit(onDesk, 'reference', '530047/l1.html', async (tab) => {
    for (const key of ['Control+k', '/']) {
      await tab.keyboard.press(key);
      await field(tab).waitFor();
      assert.equal(await field(tab).evaluate((it) => it === document.activeElement), true);
      await tab.keyboard.type('a/b');
      assert.equal(await field(tab).inputValue(), 'a/b');
      await field(tab).fill('');
      await tab.keyboard.press('Escape');
      await until(async () => assert.equal(await tab.getByRole('dialog').count(), 0));
      await until(async () => assert.equal(await tab.evaluate(() => document.activeElement.id), 'search-toggle'));
    }
  }));

test('search works by keyboard alone', () =>
  visit(onDesk, 'reference', '530047/terms.html', async (tab) => {
    await tabTo(tab, tab.locator('#search-toggle'));
    await tab.keyboard.press('Enter');
    await field(tab).waitFor();
    await tab.keyboard.type('退税');
    await until(async () => assert.ok((await hits(tab).count()) > 1));
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowUp');
    assert.equal(await field(tab).getAttribute('aria-activedescendant'), await hits(tab).first().getAttribute('id'));
    const promised = await hits(tab).first().getAttribute('href');
    await tab.keyboard.press('Enter');
    await tab.waitForURL((url) => url.href === promised);
  }));

test('an input method is not disturbed while it composes', () =>
  visit(onDesk, 'reference', 'index.html', async (tab) => {
    await tab.locator('#search-toggle').click();
    await field(tab).waitFor();
    const keys = await tab.context().newCDPSession(tab);
    for (const text of ['t', 'tui', "tui'shui"]) await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    assert.equal(await hits(tab).count(), 0);
    await keys.send('Input.insertText', { text: '退税' });
    await until(async () => assert.ok(await hits(tab).count()));
  }));

test('many hits are cut short with their number, none leads on', () =>
  visit(onDesk, 'reference', 'index.html', async (tab) => {
    await search(tab, '能');
    await until(async () => assert.equal(await hits(tab).count(), 30));
    // More come as the texts of the other levels do.
    await until(async () => {
      const total = Number((await said(tab).innerText()).match(/\d+/)[0]);
      assert.ok((await tab.getByRole('dialog').innerText()).includes(`还有 ${total - 30} 条`));
    });
    await field(tab).fill('海外搜索引警');
    await until(async () => assert.ok((await said(tab).innerText()).includes('没有找到')));
    assert.equal(await field(tab).inputValue(), '海外搜索引警');
    assert.equal(await hits(tab).count(), 3, 'the nearest names');
    await tab.getByRole('dialog').getByRole('link', { name: '在全部要求中查看' }).click();
    assert.equal(place(tab), '530047/requirements.html');
  }));

test('nothing of the search is loaded before it is wanted', () =>
  visit(onDesk, 'reference', '530047/l1.html', async (tab) => {
    const loaded = [];
    tab.on('request', (request) => loaded.push(request.url().split('/').pop()));
    await tab.reload();
    assert.deepEqual(loaded.toSorted(), ['l1.html', 'site.js', 'style.css']);
  }));

for (const world of scriptless) {
  test(`without scripts the button leads to all requirements (${world.name})`, () =>
    visit(world, 'reference', '530047/l1.html', async (tab) => {
      await tab.locator('#search-toggle').click();
      assert.equal(place(tab), '530047/requirements.html');
      assert.ok((await tab.getByRole('main').getByRole('link').count()) > 109);
    }));
}

const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The requirements of a site's standards, as the program reads them, each by the address of its page. */
function requirements(seeds) {
  const texts = new Map();
  for (const file of readdirSync(path.join(root, seeds)).filter((name) => /^\d+\.txt$/.test(name))) {
    const answer = execFileSync(path.join(root, 'target/debug/kebiao'), ['parse', path.join(root, seeds, file), '--format', 'json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const { cover, levels } = JSON.parse(answer);
    const all = levels.flatMap((level) => level.fields).flatMap((it) => it.tasks).flatMap((it) => it.requirements);
    for (const { code, text } of all) texts.set(`${cover.code}/${code.toLowerCase()}.html`, fold(text));
  }
  return texts;
}

/** Every piece of two to four characters that occurs in a text. */
function* pieces(text) {
  const letters = [...text];
  for (let length = 2; length <= 4; length += 1) {
    for (let at = 0; at + length <= letters.length; at += 1) yield letters.slice(at, at + length).join('');
  }
}

for (const [site, seeds, least] of [['reference', 'seeds', 7000], ['two-standards', 'tests/sites/two-standards/seeds', 30]]) {
  test(`${site}: each piece of a requirement finds the requirements that hold it, and no others`, () =>
    visit(onDesk, site, 'index.html', async (tab) => {
      const texts = requirements(seeds);
      const all = [...new Set([...texts.values()].flatMap((text) => [...pieces(text)]))];
      assert.ok(all.length > least, `${all.length} pieces`);
      await tab.locator('#search-toggle').click();
      await field(tab).waitFor();
      const found = await tab.evaluate((asked) =>
        asked.map((piece) => globalThis.kebiao.find(piece).filter(([kind]) => kind === 'requirement').map((it) => it[4].split('#')[0])), all);
      const wrong = all.flatMap((piece, index) => {
        const expected = [...texts].filter(([, text]) => text.includes(piece)).map(([href]) => href).toSorted();
        const actual = found[index].toSorted();
        return expected.join() === actual.join() ? [] : [`${piece}: ${expected.length} hold it, ${actual.length} are found`];
      });
      assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} of ${all.length} pieces`);
    }));
}
