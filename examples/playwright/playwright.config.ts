import { defineConfig } from '@playwright/test'

// A browser other than Playwright's own: its executable, and for Debian's Firefox the channel that speaks to it as it is shipped.
const { BROWSER_PATH, BROWSER_CHANNEL, BROWSER = 'chromium' } = process.env

export default defineConfig({
  // Tests that measure must not run side by side.
  workers: 1,
  timeout: 60_000,
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
