import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findOrInstall } from '../../src/cli/browser/install.ts'

/** The lab uses apt-get only if the user is root on Debian. */
const DEBIAN_ROOT = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

// The time limit is long because Playwright retries its download several times.
describe.skipIf(!DEBIAN_ROOT)('a missing browser', { timeout: 120_000 }, () => {
  let folder: string
  const log: string[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gil-lab-install-'))
    log.length = 0
    vi.stubEnv('PATH', folder)
    vi.stubEnv('GIL_LAB_CHROMIUM', '')
    vi.stubEnv('GIL_LAB_FIREFOX', '')
    // Playwright finds neither a browser of its own nor a host to download one from.
    vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', join(folder, 'browsers'))
    vi.stubEnv('PLAYWRIGHT_DOWNLOAD_HOST', 'http://127.0.0.1:1')
  })
  afterEach(() => vi.unstubAllEnvs())

  /** Writes a fake apt-get. Its `install` puts an executable on PATH. Without `reachesServer`, each of its commands fails. */
  function aptGet(reachesServer: boolean): void {
    const file = join(folder, 'apt-get')
    const install = `[ "$1" = install ] && : > ${folder}/$4 && /bin/chmod +x ${folder}/$4; exit 0`
    writeFileSync(file, `#!/bin/sh\n${reachesServer ? install : 'echo "E: Failed to fetch" >&2; exit 100'}\n`)
    chmodSync(file, 0o755)
  }

  it('is installed from Debian if Playwright cannot download it', async () => {
    aptGet(true)
    const found = await findOrInstall('firefox', (line) => log.push(line))
    expect(found).toMatchObject({ name: 'firefox', executablePath: join(folder, 'firefox-esr'), channel: 'moz-firefox' })
    expect(log.filter((line) => line.startsWith('no '))).toEqual([
      expect.stringContaining('npx playwright install firefox'),
      expect.stringContaining('apt-get update'),
      expect.stringContaining('apt-get install -y firefox-esr'),
    ])
  })

  it('is reported with one line per failed way if there is no network', async () => {
    aptGet(false)
    expect(await findOrInstall('firefox', (line) => log.push(line))).toBeUndefined()
    expect(log).toHaveLength(4)
    expect(log[3]).toBe('apt-get update failed: E: Failed to fetch')
  })
})
