// What a terminal shows of long work: one line that is written over, and gone when the work is done.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from './lib/sites.js';

const program = path.join(root, 'target/debug/kebiao');
const folder = mkdtempSync(path.join(tmpdir(), 'kebiao-terminal-'));
after(() => rmSync(folder, { recursive: true }));
// The reference site with one lesson many times over, so that there is more than a second's work on any machine.
for (const part of ['kebiao.yaml', 'content', 'seeds', 'themes']) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
const lessons = path.join(folder, 'content/530047/lessons/l1');
for (let number = 0; number < 600; number++) cpSync(path.join(lessons, 'order-desk.md'), path.join(lessons, `again-${number}.md`));
const fresh = () => {
  for (const left of ['.kebiao', 'site']) rmSync(path.join(folder, left), { recursive: true, force: true });
};

// Debian's `script` runs a command on a terminal of its own and tells what it wrote there.
const onTerminal = (command) => {
  fresh();
  const ran = spawnSync('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(ran.status, 0, ran.stdout);
  return ran.stdout;
};

// The lines as they stand in the end: what comes behind a carriage return is written over what stood there.
const seen = (written) =>
  written.replaceAll('\r\n', '\n').split('\n').map((line) => {
    const cells = [];
    let column = 0;
    for (const character of line.replace(/\x1b\[[0-9;]*m/g, '')) {
      if (character === '\r') column = 0;
      else {
        cells[column] = character;
        column += 1;
        // A wide one stands in two cells.
        if (/[\u2e80-\uffef…]/.test(character) && !/…/.test(character)) cells[column++] = '';
      }
    }
    return cells.join('').trimEnd();
  });

const PROGRESS = /正在读标准和学习单元…… \d+ 秒|正在生成网站：\d+ 个文件，\d+ 秒/;

for (const command of ['build', 'pack']) {
  test(`on a terminal ${command} tells what it is at, and takes it back`, () => {
    const written = onTerminal(`${program} ${command}`);
    const first = written.match(/\r正在读标准和学习单元…… (\d+) 秒|\r正在生成网站：\d+ 个文件，(\d+) 秒/);
    assert.ok(first, `nothing was told: ${JSON.stringify(written.slice(0, 400))}`);
    // Not before a second has passed.
    assert.ok(Number(first[1] ?? first[2]) >= 1, first[0]);
    assert.deepEqual(seen(written).filter((line) => PROGRESS.test(line)), []);
  });
}

test('what is done at once tells nothing of itself', () => {
  const tea = path.join(root, 'tests/sites/tea');
  const small = path.join(folder, 'small');
  for (const part of ['kebiao.yaml', 'content', 'seeds']) cpSync(path.join(tea, part), path.join(small, part), { recursive: true });
  const written = onTerminal(`cd small && ${program} build`);
  assert.ok(!PROGRESS.test(written) && written.includes('完成'), written);
});

test('the files of the site are counted', () => {
  const counts = [...onTerminal(`${program} build`).matchAll(/正在生成网站：(\d+) 个文件/g)].map((found) => Number(found[1]));
  assert.ok(counts.length > 0 && counts.every((count, at) => at === 0 || count >= counts[at - 1]), String(counts));
});

test('where no terminal reads, nothing of it is written', () => {
  fresh();
  const ran = spawnSync(program, ['build'], { cwd: folder, encoding: 'utf8' });
  assert.equal(ran.status, 0, ran.stderr);
  assert.ok(!PROGRESS.test(ran.stderr) && !ran.stderr.includes('\r') && ran.stderr.includes('完成'), ran.stderr);
  assert.equal(ran.stdout, '');
});
