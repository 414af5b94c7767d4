import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findChromium, findFirefox } from '../../src/cli/browser/find.ts'

/** Makes a folder with executables of these names. */
function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'gil-lab-path-'))
  for (const name of names) writeFileSync(join(folder, name), '', { mode: 0o755 })
  return folder
}

describe('a browser is found', () => {
  beforeEach(() => {
    vi.stubEnv('GIL_LAB_CHROMIUM', '')
    vi.stubEnv('GIL_LAB_FIREFOX', '')
    // Playwright's own browser is not installed: its path does not exist.
    vi.mock('playwright', () => ({
      chromium: { executablePath: () => '/nowhere/chrome' },
      firefox: { executablePath: () => '/nowhere/firefox' },
    }))
  })
  afterEach(() => vi.unstubAllEnvs())

  it('through GIL_LAB_CHROMIUM before PATH', async () => {
    const mine = join(folderWith('mine'), 'mine')
    vi.stubEnv('GIL_LAB_CHROMIUM', mine)
    vi.stubEnv('PATH', folderWith('chromium'))
    expect(await findChromium()).toMatchObject({ executablePath: mine, from: 'GIL_LAB_CHROMIUM' })
  })

  it('on PATH if the file of GIL_LAB_CHROMIUM does not exist', async () => {
    vi.stubEnv('GIL_LAB_CHROMIUM', '/nowhere/else')
    vi.stubEnv('PATH', [folderWith(), folderWith('google-chrome')].join(delimiter))
    expect(await findChromium()).toMatchObject({ name: 'chromium', from: 'PATH' })
  })

  it('with the channel for an unmodified Firefox', async () => {
    vi.stubEnv('PATH', folderWith('firefox-esr'))
    expect(await findFirefox()).toMatchObject({ name: 'firefox', channel: 'moz-firefox' })
  })

  it('unless there is none', async () => {
    vi.stubEnv('PATH', folderWith())
    expect(await findChromium()).toBeUndefined()
    expect(await findFirefox()).toBeUndefined()
  })
})
