#!/usr/bin/env node
// npm run screenshots: takes the pictures of the lab page in docs/, each after a real run on this machine. Run it on an idle machine.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { execPath, exit, stderr } from 'node:process'
import { chromium } from 'playwright'
import { build } from './build.mjs'
import { ROOT } from './processes.mjs'

/** The run that the pictures show: two GILs on one time scale. On a busy machine it ends in "cannot tell", and the pictures show that. */
const EXPERIMENT = 'The forced switch'
const PICTURES = [
  { file: 'page.png', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { file: 'page-dark.png', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { file: 'page-narrow.png', viewport: { width: 320, height: 1400 }, colorScheme: 'light' },
]

const log = (line) => stderr.write(`${line}\n`)
await build({ log })
const { findOrInstall } = await import('../dist/browsers.js')
const found = await findOrInstall('chromium', log)
if (!found) {
  log('screenshots: there is no Chromium')
  exit(1)
}
const server = spawn(execPath, [join(ROOT, 'dist/cli.js'), 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] })
const browser = await chromium.launch({ executablePath: found.executablePath })
try {
  const url = /http:\S+/.exec(String((await once(server.stdout, 'data'))[0]))?.[0]
  for (const { file, ...look } of PICTURES) {
    const page = await browser.newPage(look)
    await page.goto(url)
    await page.getByRole('navigation').getByRole('button', { name: 'Fairness' }).click()
    await page.getByRole('navigation').getByRole('button', { name: EXPERIMENT }).click()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('status').filter({ hasText: /^Done/ }).waitFor({ timeout: 120_000 })
    await page.evaluate(() => scrollTo(0, 0))
    // The canvases are drawn in the next frame, so this waits until that frame is over.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    await page.screenshot({ path: join(ROOT, 'docs', file) })
    await page.close()
    log(`screenshots: docs/${file}`)
  }
} finally {
  await browser.close()
  server.kill()
}
