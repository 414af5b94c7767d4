#!/usr/bin/env node
// node scripts/embed-pictures.mjs: takes the pictures of docs/embedding.md in Chromium. They show an embed in an article of another site.
// The embed's code comes from the lab page's button "Copy embed code". In the narrow picture, the embed is a tag without content.
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { chromium } from 'playwright'
import { build } from './build.mjs'

const PORT = 4399
const LAB = `http://127.0.0.1:${PORT}/`
const STYLE = `:root { color-scheme: light dark } body { font: 18px / 1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  background: light-dark(#fff, #15181c); color: light-dark(#222, #ddd) } a { color: light-dark(#0645ad, #9cc4ff) } table { font-size: 15px }`

await build()
const { findOrInstall } = await import('../dist/browsers.js')
const { executablePath } = await findOrInstall('chromium', () => {})
const lab = spawn(process.execPath, ['dist/cli.js', 'serve', '--port', `${PORT}`], { stdio: 'ignore' })
let embed = ''
const blog = createServer((_request, response) =>
  response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="en"><meta name="viewport"
content="width=device-width, initial-scale=1"><title>A post</title><style>${STYLE}</style><h1>Who holds the lock?</h1>
<p>Every article about threads in Python has the sentence. Here it can be checked, on the machine on which you read this.</p>
${embed}<p>What your own machine says is what counts.</p></html>`),
).listen(0)
const browser = await chromium.launch({ executablePath })
try {
  embed = await embedCode('check-interval')
  await picture('docs/embed.png', { colorScheme: 'light', width: 900 })
  await picture('docs/embed-dark.png', { colorScheme: 'dark', width: 900, run: true })
  embed = `<gil-lab experiment="countdown"></gil-lab><script type="module" src="${LAB}gil-lab.js"></script>`
  await picture('docs/embed-narrow.png', { colorScheme: 'light', width: 320 })
} finally {
  await browser.close()
  blog.close()
  lab.kill()
}

async function embedCode(experiment) {
  const page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(LAB, { waitUntil: 'load' }).catch(async () => {
    // The server takes a moment to start. If it does not answer yet, the page tries once more.
    await page.waitForTimeout(2000)
    await page.goto(LAB)
  })
  await page.getByRole('combobox', { name: 'Experiment' }).selectOption(experiment)
  await page.getByRole('button', { name: 'Copy embed code' }).click()
  await page.getByText('Embed code copied').first().waitFor()
  const code = await page.evaluate(() => navigator.clipboard.readText())
  await page.close()
  return code
}

async function picture(path, { colorScheme, width, run = false }) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: run ? 1400 : 500 } })
  await page.goto(`http://localhost:${blog.address().port}/`)
  await page.getByRole('button', { name: /^Run/ }).waitFor()
  await page.waitForLoadState('networkidle')
  if (run) {
    await page.getByRole('button', { name: /^Run/ }).click()
    await page.getByText(/^Done/).waitFor()
    await page.waitForTimeout(1000)
  }
  await page.screenshot({ path, fullPage: !run })
  await page.close()
}
