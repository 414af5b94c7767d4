import { defineConfig } from '@playwright/test'

// A browser other than Playwright's own needs the path of its executable. Debian's Firefox also needs a channel, which drives it over
// WebDriver BiDi.
const { BROWSER_PATH, BROWSER_CHANNEL, BROWSER = 'chromium' } = process.env

export default defineConfig({
  // Tests that measure must not run in parallel.
  workers: 1,
  timeout: 180_000,
  projects: [
    {
      name: BROWSER,
      use: {
        browserName: BROWSER as 'chromium' | 'firefox',
        launchOptions: { executablePath: BROWSER_PATH },
        ...(BROWSER_CHANNEL ? { channel: BROWSER_CHANNEL } : {}),
      },
    },
  ],
})
