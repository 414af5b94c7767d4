import { defineConfig } from '@playwright/test'
import { type FoundBrowser, findChromium, findFirefox } from './src/cli/browser/find.ts'

/** Set GIL_LAB_TEST_PORT to test two checkouts side by side. */
const PORT = Number(process.env.GIL_LAB_TEST_PORT ?? 4321)

/** The tests need Chromium. Some also run in Firefox if it is installed. `npm test` tries to install each browser that is missing. */
const found = [await findChromium(), await findFirefox()]
if (!found[0]) throw new Error('No Chromium found. Run `npx playwright install chromium`, or set GIL_LAB_CHROMIUM.')

/**
 * Tests with this tag run only in Chromium. They check words and layout, which are the same in every engine, or what Playwright or Firefox
 * cannot do: print, and measure in a frame of another site.
 */
const ONCE = /@once/
/** Firefox runs the tests with the tag @firefox. With `npm run test:long`, it runs every test without the tag @once. */
const FIREFOX = process.env.GIL_LAB_LONG ? /./ : /@firefox/
/** Tests with this tag take long and find little that others do not. Only `npm run test:long` runs them. */
const LEFT_OUT = process.env.GIL_LAB_LONG ? [] : [/@long/]

/** Most tests of the lab page. They take about half of the time of all browser tests. */
const PAGE = /\/(page|timeline|responsive|eval-breaker)[^/]*$/

const project = ({ name, executablePath, channel }: FoundBrowser) => ({
  // This limit is per project: two tests in one browser would disturb each other's figures. `npm test` passes --workers=2, so two projects
  // run side by side: three take as long on two cores. It runs the tests with the tag @alone one by one, because they measure time.
  workers: 1,
  use: { browserName: name, launchOptions: { executablePath }, ...(channel ? { channel } : {}) },
})

const [inChromium, inFirefox] = [project(found[0]), found[1] && project(found[1])]

export default defineConfig({
  testDir: 'e2e',
  grepInvert: LEFT_OUT,
  outputDir: 'test-results',
  // Descriptions and pictures of the embed (docs/decisions/0041-pictures-and-words.md).
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
  // Traces are off by default; --trace retain-on-failure turns them on. A trace's snapshots double a test's time in Firefox and disturb its
  // figures.
  use: { baseURL: `http://127.0.0.1:${PORT}/`, trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium page', testMatch: PAGE, ...inChromium },
    { name: 'chromium', testIgnore: PAGE, ...inChromium },
    ...(inFirefox ? [{ name: 'firefox', grep: FIREFOX, grepInvert: ONCE, ...inFirefox }] : []),
  ],
  webServer: {
    command: `node dist/cli.js serve --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/runner.html`,
    reuseExistingServer: false,
  },
})
