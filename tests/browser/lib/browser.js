// One Chromium for a file of tests, and the circumstances in which people meet a site.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.js';
import { built } from './sites.js';

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });

export const browser = await launch();
after(async () => {
  // Whatever still hangs on the browser must not hold up the other tests.
  setTimeout(() => process.exit(), 3000).unref();
  await browser.close();
});

const http = await serve();
const file = `${pathToFileURL(built).href}/`;

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const desk = { viewport: { width: 1440, height: 900 } };

/** Two widths, two ways to open a site, both themes: every pair of these occurs. */
export const worlds = [
  { name: 'phone, file://, light', base: file, ...phone, colorScheme: 'light' },
  { name: 'phone, http, dark', base: http, ...phone, colorScheme: 'dark' },
  { name: 'desk, http, light', base: http, ...desk, colorScheme: 'light' },
  { name: 'desk, file://, dark', base: file, ...desk, colorScheme: 'dark' },
];

export const [onPhone, , onDesk] = worlds;

/** The same without scripts. */
export const scriptless = worlds.map((world) => ({ ...world, name: `${world.name}, no scripts`, javaScriptEnabled: false }));

/** Does something with a page of a site, and asserts that the page said nothing on the console and asked no other host. */
export async function visit(world, site, page, deed) {
  const { name: _, base, ...options } = world;
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const noise = [];
  await context.route(/^https?:/, (route) => {
    if (route.request().url().startsWith(http)) return route.continue();
    noise.push(`asks another host: ${route.request().url()}`);
    return route.abort();
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(5000);
  tab.on('console', (message) => noise.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  // Whoever leaves a page before its pictures are there does not miss them.
  tab.on('requestfailed', (request) => request.failure().errorText === 'net::ERR_ABORTED' || noise.push(`not loaded: ${request.url()}`));
  tab.on('response', (response) => response.status() >= 400 && noise.push(`${response.status()}: ${response.url()}`));
  try {
    await tab.goto(address(world, site, page));
    await deed(tab);
    assert.deepEqual(noise, [], `${site}/${page} is not quiet`);
  } finally {
    await context.close();
  }
}

export const address = (world, site, page) => `${world.base}${site}/${page}`;

/** Where a tab is, under the root of its site. */
export const place = (tab) => decodeURIComponent(tab.url()).split(/target\/browser\/|127\.0\.0\.1:\d+\//)[1].split('/').slice(1).join('/');
