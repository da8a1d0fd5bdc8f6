// `kebiao serve`, as an author meets it: the page beside the editor follows each file that is saved.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { browser } from './lib/browser.js';
import { root } from './lib/sites.js';

const folder = mkdtempSync(path.join(tmpdir(), 'kebiao-live-'));
cpSync(path.join(root, 'target/browser/tea.source'), folder, { recursive: true });
// A lesson that no other text names, so that nothing misses it when it goes.
const lessons = path.join(folder, 'content/900001/lessons');
cpSync(path.join(lessons, 'green-tea.md'), path.join(lessons, 'white-tea.md'));
const program = spawn(path.join(root, 'target/debug/kebiao'), ['serve', '--port', '0'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
after(() => {
  program.kill();
  rmSync(folder, { recursive: true });
});

const base = await new Promise((resolve, reject) => {
  let said = '';
  program.stderr.on('data', (words) => {
    said += words;
    const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
    if (address) resolve(address[0]);
  });
  program.on('exit', () => reject(new Error(`it ended: ${said}`)));
});

const lesson = path.join(lessons, 'white-tea.md');
const page = '900001/l1-2.1-white-tea.html';
const original = readFileSync(lesson, 'utf8');
const sentence = '绿茶的芽叶嫩';
const put = (file, text) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

const tab = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } })).newPage();
tab.setDefaultTimeout(15000);
const noise = [];
tab.on('console', (message) => noise.push(message.text()));
tab.on('pageerror', (error) => noise.push(error.message));
await tab.goto(base + page);

const sees = (text) => tab.getByText(text).first().waitFor();
const errors = tab.locator('kebiao-errors');

test('an edit is seen at the place where one reads', async () => {
  await sees(sentence);
  await tab.evaluate(() => scrollTo(0, 900));
  writeFileSync(lesson, original.replace(sentence, '绿茶的芽叶极嫩'));
  await sees('绿茶的芽叶极嫩');
  await tab.waitForFunction(() => Math.abs(scrollY - 900) < 2);
});

test('a new style comes without loading the page again', async () => {
  await tab.evaluate(() => Object.assign(globalThis, { isTheSame: true }));
  put('themes/default/custom.css', 'main { outline: 3px solid rgb(1, 2, 3) }\n');
  await tab.waitForFunction(() => getComputedStyle(document.querySelector('main')).outlineColor === 'rgb(1, 2, 3)');
  assert.equal(await tab.evaluate(() => globalThis.isTheSame), true);
  assert.equal(await tab.locator('link[rel=stylesheet]').count(), 1);
});

test('an error lies over the last good page, with its place, its cure and the editor', async () => {
  writeFileSync(lesson, original.replace('[完整的数据](水温.csv)', '[<img src=x onerror=alert(1)>](水湿.csv)'));
  await errors.getByText('content/900001/lessons/white-tea.md:13:').waitFor();
  await errors.getByText('水温.csv').first().waitFor();
  assert.match(await errors.getByRole('link').first().getAttribute('href'), /^vscode:\/\/file\/.*white-tea\.md:13:\d+$/);
  assert.equal(await errors.locator('img').count(), 0);
  await sees('绿茶的芽叶极嫩');
  // One may read on below, also without the overlay.
  await errors.getByRole('button').click();
  assert.equal(await errors.count(), 0);
});

test('the cure takes the error away', async () => {
  writeFileSync(lesson, original.replace('水温.csv', '水湿.csv'));
  await errors.getByRole('button').waitFor();
  writeFileSync(lesson, original);
  await errors.waitFor({ state: 'detached' });
  await sees(sentence);
});

test('a lesson that goes and comes back does so in the browser', async () => {
  const away = path.join(folder, 'white-tea.away');
  renameSync(lesson, away);
  await tab.waitForFunction((text) => !document.body.innerText.includes(text), sentence);
  // The one thing that a browser says by itself: the page is not there.
  assert.match(noise.splice(0).join(), /404/);
  renameSync(away, lesson);
  await sees(sentence);
});

test('a lesson under another name has another page', async () => {
  const other = path.join(lessons, 'longjing.md');
  renameSync(lesson, other);
  await tab.waitForFunction((text) => !document.body.innerText.includes(text), sentence);
  await tab.goto(`${base}900001/l1-2.1-longjing.html`);
  await sees(sentence);
  renameSync(other, lesson);
  await tab.waitForFunction((text) => !document.body.innerText.includes(text), sentence);
  await tab.goto(base + page);
  noise.splice(0);
});

test('a template is tried as one writes it', async () => {
  const template = readFileSync(path.join(root, 'themes/default/lesson.html'), 'utf8');
  put('themes/default/lesson.html', template.replace('{%- endblock main %}', '<p>本校自制</p>{%- endblock main %}'));
  await sees('本校自制');
  put('themes/default/lesson.html', template.replace('{%- endblock main %}', '{% if %}'));
  await errors.getByText('themes/default/lesson.html').first().waitFor();
  await sees('本校自制');
  rmSync(path.join(folder, 'themes/default/lesson.html'));
  await errors.waitFor({ state: 'detached' });
  await tab.waitForFunction(() => !document.body.innerText.includes('本校自制'));
});

test('200 writes in a second are one change', async () => {
  let loaded = 0;
  tab.on('framenavigated', () => (loaded += 1));
  for (let number = 0; number < 200; number += 1) {
    writeFileSync(lesson, original.replace(sentence, `第 ${number} 稿`));
    await new Promise((next) => setTimeout(next, 4));
  }
  await sees('第 199 稿');
  // A machine that has much else to do may pause between two of them.
  assert.ok(loaded <= 10, `loaded ${loaded} times`);
  assert.deepEqual(noise, []);
});
