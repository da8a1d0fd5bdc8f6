// Paper: what comes out of the printer has page numbers, no navigation, and nothing cut in two.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { onDesk, visit } from './lib/browser.js';
import { kind, pages } from './lib/sites.js';

/** Puts a mark, too small to change the lines, at the start and at the end of what must not be cut. */
const mark = (selector) => {
  const wholes = [...document.querySelectorAll(selector)].filter((it) => it.getClientRects().length);
  wholes.forEach((whole, index) => {
    const cells = whole.localName === 'tr' ? [...whole.cells] : [whole];
    for (const [sign, put] of [['a', 'prepend'], ['z', 'append']]) {
      for (const cell of cells) {
        const span = document.createElement('span');
        span.style.cssText = 'position:absolute;font:1px/1px monospace;color:#000;letter-spacing:0';
        span.textContent = `q${index}${sign}q`;
        cell[put](span);
      }
    }
  });
  return wholes.map((it) => it.textContent.replace(/q\d+[az]q/g, '').trim().slice(0, 24));
};

/** The pages of a PDF as text. */
async function paper(tab) {
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 26 });
  return text.split('\f').slice(0, -1);
}

const whole = 'main tr, main figure, main fieldset.quiz';
const printed = pages('reference').filter((page) => ['lesson', 'coverage', 'booklet'].includes(kind(page)));

for (const page of [...printed, '530047/progression.html', '530047/majors.html', '530047/requirements.html']) {
  test(`${page} prints whole, with numbers on its pages and nothing to click`, () =>
    visit(onDesk, 'reference', page, async (tab) => {
      await tab.emulateMedia({ media: 'print' });
      const shown = await tab.evaluate(() => [...document.querySelectorAll('header.top, nav:is(.links, .tree, .crumbs, .toc, .pager), .skip, button, dialog, form')].filter((it) => it.getClientRects().length && it.innerText.trim()).map((it) => it.outerHTML.slice(0, 60)));
      assert.deepEqual(shown, []);
      const names = await tab.evaluate(mark, whole);
      const sheets = await paper(tab);
      const places = names.map((_, index) => new Set(sheets.flatMap((sheet, number) => (new RegExp(`q${index}[az]q`).test(sheet) ? [number + 1] : []))));
      const wrong = names.flatMap((name, index) => (places[index].size === 1 ? [] : [`${name} is on pages ${[...places[index]]}`]));
      assert.deepEqual(wrong, []);
      sheets.forEach((sheet, index) => assert.match(sheet, new RegExp(`^${index + 1}\\s*/\\s*${sheets.length}$`, 'm'), `page ${index + 1} has no number`));
    }));
}

test('the head of the table of coverage is on every page that has rows, and a task is not parted from its first row', () =>
  visit(onDesk, 'reference', '530047/coverage.html', async (tab) => {
    await tab.emulateMedia({ media: 'print' });
    await tab.evaluate(mark, 'table.matrix tr');
    const heads = await tab.evaluate(() => [...document.querySelectorAll('table.matrix tr')].flatMap((row, index) => (row.querySelector('[scope=rowgroup]') ? [index] : [])));
    const sheets = await paper(tab);
    const at = (index) => sheets.findIndex((sheet) => sheet.includes(`q${index}aq`));
    for (const head of heads) assert.equal(at(head), at(head + 1), `row ${head} stands alone at the foot of page ${at(head) + 1}`);
    sheets.forEach((sheet, index) => {
      if (/q\d\d+aq/.test(sheet)) assert.match(sheet.replace(/q\d+[az]q|\s/g, ''), /要求讲授实训考核/, `page ${index + 1}`);
    });
  }));
