#!/usr/bin/env node
// npm run screenshots: takes the pictures in docs/, in Chromium: the lab page before and after a run on this machine, and an embed in an
// article on another site. Run it on an idle machine. pngquant makes the pictures about 60 % smaller, if it is installed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { execPath, exit, stderr } from 'node:process'
import { chromium } from 'playwright'
import { build } from './build.mjs'
import { ROOT, run } from './processes.mjs'

/** What the reader of the lab page guesses. */
const GUESS = 'The same'
const PAGES = [
  { file: 'page.png', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { file: 'page-dark.png', viewport: { width: 1280, height: 1000 }, colorScheme: 'dark', prepare: answer },
]
/** `isCopied`: whether the tag comes from the lab page's button "Copy embed code". Otherwise it is a tag without content. */
const EMBEDS = [
  { file: 'embed.png', viewport: { width: 900, height: 500 }, colorScheme: 'light', isCopied: true, fullPage: true },
  // The results are in a frame. Chromium paints only the part of a frame that is in the window, so this picture is not of the full page.
  { file: 'embed-dark.png', viewport: { width: 900, height: 1300 }, colorScheme: 'dark', isCopied: true, prepare: runEmbed },
  { file: 'embed-narrow.png', viewport: { width: 320, height: 500 }, colorScheme: 'light', isCopied: false, fullPage: true },
]
const ARTICLE_STYLE = `:root { color-scheme: light dark } body { font: 18px / 1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  background: light-dark(#fff, #15181c); color: light-dark(#222, #ddd) } a { color: light-dark(#0645ad, #9cc4ff) } table { font-size: 15px }`

const log = (line) => stderr.write(`${line}\n`)
await build({ log })
const { findOrInstall } = await import('../dist/browsers.js')
const found = await findOrInstall('chromium', log)
if (!found) {
  log('screenshots: there is no Chromium')
  exit(1)
}
const server = spawn(execPath, [join(ROOT, 'dist/cli.js'), 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] })
let tag = ''
const blog = createServer((_request, response) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end(article(tag)))
blog.listen(0)
const browser = await chromium.launch({ executablePath: found.executablePath })
try {
  const lab = /http:\S+/.exec(String((await once(server.stdout, 'data'))[0]))?.[0]
  for (const picture of PAGES) await take(lab, picture)
  const copied = await embedCode(lab)
  for (const { isCopied, ...picture } of EMBEDS) {
    tag = isCopied ? copied : `<gil-lab experiment="countdown"></gil-lab><script type="module" src="${lab}gil-lab.js"></script>`
    await take(`http://localhost:${blog.address().port}/`, picture)
  }
} finally {
  await browser.close()
  blog.close()
  server.kill()
}

async function take(url, { file, prepare, fullPage = false, ...look }) {
  // With reduced motion, the recorded timeline of the lab page is whole.
  const page = await browser.newPage({ ...look, reducedMotion: 'reduce' })
  await page.goto(url)
  await page.getByRole('button', { name: /^Run/ }).waitFor()
  await page.waitForLoadState('networkidle')
  await prepare?.(page)
  await page.evaluate(() => scrollTo(0, 0))
  // The canvases are drawn in the next frame, so this waits until that frame is over.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const path = join(ROOT, 'docs', file)
  await page.screenshot({ path, fullPage })
  await page.close()
  const { status } = await run('pngquant', ['--force', '--output', path, '--speed', '1', path], { quiet: true })
  log(`screenshots: docs/${file}${status === 0 ? '' : ', not compressed, because pngquant failed'}`)
}

/** Guesses, and waits until the run that the guess starts is over. On a busy machine, the answer shows a warning too. */
async function answer(page) {
  await page.getByRole('button', { name: GUESS }).click()
  await page.getByRole('status').filter({ hasText: /^Done/ }).waitFor({ timeout: 120_000 })
}

async function runEmbed(page) {
  await page.getByRole('button', { name: /^Run/ }).click()
  await page.getByRole('status').filter({ hasText: /^Done/ }).waitFor({ timeout: 120_000 })
}

/** The tag and the script that the lab page copies for its first experiment. */
async function embedCode(lab) {
  const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(lab)
  await page.getByRole('button', { name: 'Copy embed code' }).click()
  await page.getByText('Embed code copied').first().waitFor()
  const code = await page.evaluate(() => navigator.clipboard.readText())
  await page.close()
  return code
}

function article(embed) {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A post</title>
<style>${ARTICLE_STYLE}</style><h1>Who holds the lock?</h1>
<p>Many articles about threads in Python say that only one thread runs at a time. Here you can check it on your own machine.</p>
${embed}<p>Your own machine may give other figures than mine.</p></html>`
}
