#!/usr/bin/env node
// npm run screenshots: takes the pictures of the lab page in docs/: the first screen, and the answer after a real run on this machine. Run it
// on an idle machine.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { execPath, exit, stderr } from 'node:process'
import { chromium } from 'playwright'
import { build } from './build.mjs'
import { ROOT } from './processes.mjs'

/** What the reader of the pictures guesses. */
const GUESS = 'The same'
/** `isAnswered`: whether the picture shows the answer to the first question. On a busy machine, it shows a warning too. */
const PICTURES = [
  { file: 'page.png', viewport: { width: 1280, height: 800 }, colorScheme: 'light', isAnswered: false },
  { file: 'page-dark.png', viewport: { width: 1280, height: 1000 }, colorScheme: 'dark', isAnswered: true },
  { file: 'page-narrow.png', viewport: { width: 390, height: 844 }, colorScheme: 'light', isAnswered: true },
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
  for (const { file, isAnswered, ...look } of PICTURES) {
    // With reduced motion, the recorded timeline is whole.
    const page = await browser.newPage({ ...look, reducedMotion: 'reduce' })
    await page.goto(url)
    const guess = page.getByRole('button', { name: GUESS })
    await guess.waitFor()
    if (isAnswered) {
      await guess.click()
      await page.getByRole('status').filter({ hasText: /^Done/ }).waitFor({ timeout: 120_000 })
    }
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
