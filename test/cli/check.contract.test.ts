import { expect, it } from 'vitest'
import { decodePermalink } from '../../src/links/permalink.ts'
import { start } from './gil-lab.ts'

it('gil-lab check reports a GIL, and replays the schedule that it prints', async () => {
  const { status, stdout } = await start('check', '--gil', 'tick', '--max-seconds', '3').ended
  expect(status).toBe(0)
  expect(stdout).toMatch(/✓ one thread at a time, no deadlock, no lost wake-up/)
  expect(stdout).toMatch(/\ntick +holds +no bound +\d of \d /)
  const [, schedule = '', hash = ''] = /--replay '([^']+)'\n +Open in the page: http:\/\/127\.0\.0\.1:4452\/(\S+)\n/.exec(stdout) ?? []
  expect(await decodePermalink(hash)).toEqual({ schedule, gils: ['tick'] })
  expect(stdout).toContain('The links open while `gil-lab serve` runs.')
  const replayed = await start('check', '--gil', 'tick', '--replay', schedule).ended
  expect(replayed.status).toBe(0)
  expect(replayed.stdout).toMatch(/^ *\d+ {40,}compare-exchange gil\.semaphore 1 → 0$/m)
  expect(replayed.stdout).toMatch(/✗ b overtook a 5 times\n$/)
})
