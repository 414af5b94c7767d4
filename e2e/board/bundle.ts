import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'

type Page_ = typeof import('./page.ts')

declare global {
  var boards: Page_
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/**
 * Opens an empty page with the lab's styles, and loads page.ts into it as the global `boards`. A `mutant` file replaces
 * src/view/timeline/lane-pixels.ts.
 */
export async function openBoards(page: Page, mutant?: string): Promise<void> {
  const [{ output }] = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: mutant
      ? [{ name: 'mutant', enforce: 'pre', resolveId: (id) => (id.endsWith('/lane-pixels.ts') ? here(mutant) : undefined) }]
      : [],
    build: { write: false, minify: false, lib: { entry: here('page.ts'), formats: ['iife'], name: 'boards' } },
  })) as [Rolldown.RolldownOutput]
  const styles = ['theme', 'page', 'timeline', 'results'].map((sheet) => `<link rel="stylesheet" href="/styles/${sheet}.css">`)
  await page.route('**/board.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Boards</title>${styles.join('')}<body><h1>Boards</h1>`,
    }),
  )
  await page.route('**/styles/*.css', (route) =>
    route.fulfill({
      contentType: 'text/css',
      path: here(`../../src/view/styles/${new URL(route.request().url()).pathname.split('/').at(-1)}`),
    }),
  )
  await page.goto('/board.html')
  await page.addScriptTag({ content: output[0].code })
}
