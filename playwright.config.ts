import { defineConfig } from '@playwright/test'
import { type FoundBrowser, findChromium, findFirefox } from './src/cli/browser/find.ts'

/** Another where two checkouts are tested side by side. */
const PORT = Number(process.env.GIL_LAB_TEST_PORT ?? 4321)

/** Chromium is always tested; Firefox where it is installed. */
const found = [await findChromium(), await findFirefox()]
if (!found[0]) throw new Error('No Chromium found. Run `npx playwright install chromium`, or set GIL_LAB_CHROMIUM.')

/** What is about words and the page's own layout, and so the same in every engine: tested once, for it takes Firefox long. */
const ONCE = /@once/

const project = ({ name, executablePath, channel }: FoundBrowser) => ({
  name,
  // Two tests in one browser would measure each other. Where more workers are asked for (npm test), the browsers are tested side by side:
  // all but the tests tagged @alone, which are about time itself.
  workers: 1,
  ...(name === 'firefox' && { grepInvert: ONCE }),
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
