import { mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { FOLDER, program, start, startWith } from '../test/cli/gil-lab.ts'

const ENDLESS = program('endless.py', 'print("off we go")\nwhile True:\n    pass\n')

test.describe('a signal while a browser measures', () => {
  test('SIGTERM ends the run with a report of what was measured, and no error about the page', async ({ browserName }) => {
    const running = start('run', ENDLESS, '--on', browserName, '--gil', 'switch')
    await running.saysOnStdout(/off we go/)
    running.child.kill('SIGTERM')
    const { status, stdout, stderr } = await running.ended
    expect({ status, stderr }).toEqual({ status: 143, stderr: '' })
    expect(stdout).toContain('switch: stopped')
  })

  for (const presses of [1, 2]) {
    test(`probe leaves nothing in the temporary folder after ${presses} × Ctrl-C while the browser starts${presses === 1 ? ' @long' : ''}`, async ({
      browserName,
    }) => {
      const folder = mkdtempSync(join(FOLDER, 'temporary-'))
      const running = startWith({ TMPDIR: folder }, 'probe', '--on', browserName)
      // Files appear in this folder once Playwright prepares the browser's profile.
      await expect.poll(() => readdirSync(folder, { recursive: true }).length, { intervals: [10], timeout: 20_000 }).toBeGreaterThan(1)
      for (let i = 0; i < presses; i++) running.child.kill('SIGINT')
      expect((await running.ended).status).toBe(130)
      expect(readdirSync(folder)).toEqual([])
    })
  }
})
