// A lesson does more than to be read: quizzes that mark themselves and say why, and terms that explain themselves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDesk, place, scriptless, visit, worlds } from './lib/browser.js';
import { tabTo, until } from './lib/hands.js';

const page = '530047/l1-2.1-seo-checkup.html';
const quiz = (tab) => tab.locator('fieldset.quiz').first();
const says = (tab) => quiz(tab).getByRole('status');
const why = (tab) => quiz(tab).locator('details.answer');

/** The choices of the first quiz, those that are right and those that are wrong, from its answer. */
async function choices(tab) {
  const answer = await why(tab).locator('p b').first().textContent();
  const all = await quiz(tab).locator('label').all();
  const letters = await Promise.all(all.map((it) => it.locator('b').innerText()));
  const right = (letter) => answer.split(/[:：]/)[1].includes(letter);
  return { right: all.find((_, at) => right(letters[at])), wrong: all.find((_, at) => !right(letters[at])) };
}

for (const world of worlds) {
  test(`a quiz marks itself in words, and says why (${world.name})`, () =>
    visit(world, 'reference', page, async (tab) => {
      const { right, wrong } = await choices(tab);
      const check = quiz(tab).getByRole('button', { name: '检查' });
      await check.click();
      await until(async () => assert.match(await says(tab).innerText(), /作答/));
      await wrong.click();
      await check.click();
      await until(async () => assert.match(await says(tab).innerText(), /不正确/));
      await right.click();
      await check.click();
      await until(async () => assert.match(await says(tab).innerText(), /正确/));
      assert.doesNotMatch(await says(tab).innerText(), /不正确/);
      assert.match(await says(tab).innerText(), /已答对 1 \/ \d/);
      assert.ok((await why(tab).innerText()).length > 20, 'it says why');
    }));

  test(`without scripts the answer unfolds (${world.name})`, () =>
    visit({ ...world, javaScriptEnabled: false }, 'reference', page, async (tab) => {
      assert.equal(await quiz(tab).getByRole('button').count(), 0, 'no button that does nothing');
      await quiz(tab).getByText('查看答案').click();
      assert.ok((await why(tab).innerText()).length > 20);
    }));
}

test('a quiz by keyboard alone', () =>
  visit(onDesk, 'reference', page, async (tab) => {
    await tabTo(tab, quiz(tab).getByRole('radio'), 200);
    await tab.keyboard.press('Space');
    await tabTo(tab, quiz(tab).getByRole('button', { name: '检查' }));
    await tab.keyboard.press('Enter');
    await until(async () => assert.match(await says(tab).innerText(), /正确/));
  }));

test('a term explains itself to mouse and keyboard, goes at Escape, and stays while one reads it', () =>
  visit(onDesk, 'reference', page, async (tab) => {
    const term = tab.getByRole('article').locator('a.term').first();
    const tip = tab.getByRole('tooltip');
    await term.hover();
    await until(async () => assert.ok(await tip.isVisible()));
    assert.ok((await tip.innerText()).includes(await term.innerText()));
    await tip.hover();
    await tab.waitForTimeout(600);
    assert.ok(await tip.isVisible(), 'it can be read with the mouse on it');
    await tab.keyboard.press('Escape');
    assert.equal(await tip.isVisible(), false);
    await tab.mouse.move(0, 0);
    await tabTo(tab, term, 200);
    await until(async () => assert.ok(await tip.isVisible()));
    assert.equal(await term.getAttribute('aria-describedby'), await tip.getAttribute('id'));
  }));

test('a finger follows the link of a term', () =>
  visit(worlds[0], 'reference', page, async (tab) => {
    await tab.getByRole('article').locator('a.term').first().tap();
    await tab.waitForURL(/terms\.html#t-/);
    assert.match(place(tab), /^530047\/terms\.html#t-/);
  }));

test('a handout prints without answers, or with them', () =>
  visit(onDesk, 'reference', page, async (tab) => {
    const answer = async () => {
      await tab.emulateMedia({ media: 'print' });
      const ofQuiz = await why(tab).locator('p').first().isVisible();
      const ofExercise = await tab.locator('article > .answer p').first().isVisible();
      await tab.emulateMedia({ media: 'screen' });
      assert.equal(ofQuiz, ofExercise);
      return ofQuiz;
    };
    assert.equal(await answer(), false);
    await tab.getByLabel('附答案').check();
    assert.equal(await answer(), true);
    await tab.getByLabel('附答案').uncheck();
    assert.equal(await answer(), false);
  }));

test('on paper a lesson has a line to sign, and shows codes in the place of the standard’s text', () =>
  visit(scriptless[2], 'reference', page, async (tab) => {
    await tab.emulateMedia({ media: 'print' });
    const text = await tab.getByRole('main').innerText();
    for (const word of ['班级', '姓名', '学号', '小组', '实训日期', '自评', '互评', '师评']) assert.ok(text.includes(word), word);
    assert.equal(await tab.locator('.claims .text').first().isVisible(), false);
  }));
