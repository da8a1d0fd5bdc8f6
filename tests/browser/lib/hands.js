// What people do with their hands: press keys until they are where they want to be, and look whether they can see it.

import assert from 'node:assert/strict';

/** Presses Tab until an element has the focus, and asserts that the eye can follow: it is on screen and has a ring. */
export async function tabTo(tab, locator, most = 120) {
  const wanted = await locator.first().elementHandle();
  for (let pressed = 0; pressed < most; pressed += 1) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate((element) => element === document.activeElement, wanted)) {
      const seen = await tab.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        return { ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, onScreen: box.bottom > 0 && box.top < innerHeight };
      }, wanted);
      assert.deepEqual(seen, { ring: true, onScreen: true }, `focus on ${await wanted.innerText()}`);
      return;
    }
  }
  assert.fail(`${most} times Tab do not lead to ${locator}`);
}

/** What keeps the place that the address names from being on screen, below what sticks to the top. */
const missed = () => {
  const target = document.querySelector(':target');
  if (!target) return `nothing has the id of ${location.href}`;
  const { top } = target.getBoundingClientRect();
  const bar = document.querySelector('header.top')?.getBoundingClientRect().bottom ?? 0;
  return top >= bar - 1 && top < innerHeight ? '' : `${location.hash} is at ${top} px: the bar ends at ${bar}, the window at ${innerHeight}`;
};

/** Asserts that a click or an address led to its place. */
export async function assertLanded(tab) {
  await until(async () => assert.equal(await tab.evaluate(missed), ''));
}

/** Tries an assertion until it holds, for two seconds at most. */
export async function until(assertion) {
  for (const end = Date.now() + 2000; ; ) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((again) => setTimeout(again, 30));
    }
  }
}
