import { defineConfig } from '@playwright/test'
import { type FoundBrowser, findChromium, findFirefox } from './src/cli/browser/find.ts'

/** Set GIL_LAB_TEST_PORT to test two checkouts side by side. */
const PORT = Number(process.env.GIL_LAB_TEST_PORT ?? 4321)

/** Chromium is required. Firefox is tested if it is installed; npm test installs it. */
const found = [await findChromium(), await findFirefox()]
if (!found[0]) throw new Error('No Chromium found. Run `npx playwright install chromium`, or set GIL_LAB_CHROMIUM.')

/** Tests of words and layout, which are the same in every engine, run only in Chromium. */
const ONCE = /@once/
/**
 * The short set for Firefox: isolation, a run, the page, the live embed and the replayed one. `npm run test:long` runs every test in
 * Firefox.
 */
const FIREFOX = process.env.GIL_LAB_LONG ? /./ : /@firefox/

const project = ({ name, executablePath, channel }: FoundBrowser) => ({
  name,
  // Two tests in one browser would disturb each other's figures. With several workers (npm test), the browsers run side by side. Tests
  // tagged
  // @alone measure time itself, so they run by themselves.
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
  // Traces are off by default (--trace retain-on-failure turns them on). Their snapshots double the time of a test in Firefox and disturb
  // its figures.
  use: { baseURL: `http://127.0.0.1:${PORT}/`, trace: 'off', screenshot: 'only-on-failure' },
  projects: found.filter((browser) => browser !== undefined).map(project),
  webServer: {
    command: `node dist/cli.js serve --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/runner.html`,
    reuseExistingServer: false,
  },
})
