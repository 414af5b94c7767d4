import { defineConfig } from '@playwright/test'
import { type FoundBrowser, findChromium, findFirefox } from './src/cli/browser/find.ts'

/** Another where two checkouts are tested side by side. */
const PORT = Number(process.env.GIL_LAB_TEST_PORT ?? 4321)

/** Chromium is always tested; Firefox where it is installed, which npm test sees to. */
const found = [await findChromium(), await findFirefox()]
if (!found[0]) throw new Error('No Chromium found. Run `npx playwright install chromium`, or set GIL_LAB_CHROMIUM.')

/** Words and the page's own layout are the same in every engine: these tests run in Chromium alone. */
const ONCE = /@once/
/** The short set for Firefox: isolation, a run, the page, the embed live and replayed. `npm run test:long` runs everything in it. */
const FIREFOX = process.env.GIL_LAB_LONG ? /./ : /@firefox/

const project = ({ name, executablePath, channel }: FoundBrowser) => ({
  name,
  // Two tests in one browser would measure each other. Where more workers are asked for (npm test), the browsers are tested side by side:
  // all but the tests tagged @alone, which are about time itself.
  workers: 1,
  ...(name === 'firefox' && { grep: FIREFOX, grepInvert: ONCE }),
  use: { browserName: name, launchOptions: { executablePath }, ...(channel ? { channel } : {}) },
})

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
  // No trace unless asked for (--trace retain-on-failure): its snapshots double the time of a test in Firefox, and disturb what is measured.
  use: { baseURL: `http://127.0.0.1:${PORT}/`, trace: 'off', screenshot: 'only-on-failure' },
  projects: found.filter((browser) => browser !== undefined).map(project),
  webServer: {
    command: `node dist/cli.js serve --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/runner.html`,
    reuseExistingServer: false,
  },
})
