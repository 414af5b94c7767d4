import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { FOLDER, program, start } from '../cli/gil-lab.ts'

/**
 * Two CPU-bound threads take turns with the GIL. In the events, a stall looks like a long hold of one thread and an equally long wait of
 * the other.
 */
const TURNS = program(
  'turns.py',
  `from threading import Thread

def spin():
    while True:
        pass

print("off we go")
Thread(target=spin).start()
spin()
`,
)
const STOPPED_MS = 1000

it.skipIf(process.platform === 'win32')(
  'a run reports that the process was stopped for a second, and then supports no verdict',
  async () => {
    const file = join(FOLDER, 'stalled.json')
    const running = start('run', TURNS, '--on', 'node', '--gil', 'switch', '--json', file)
    await running.saysOnStdout(/off we go/)
    running.child.kill('SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, STOPPED_MS))
    running.child.kill('SIGCONT')
    running.child.kill('SIGINT')
    const { stdout } = await running.ended
    const { runs } = JSON.parse(readFileSync(file, 'utf8')) as Report
    const [run] = runs
    expect(run?.quality).toContain('stalled')
    // The reported stall extends from one event to the next, so its length only approximates the length of the stop.
    expect(Math.max(...(run?.stalls ?? []).map(({ ms }) => ms))).toBeGreaterThan(STOPPED_MS / 2)
    expect(stdout).toMatch(/the whole lab stood still for \d\.\d\d s, \d\.\d\d s after the start/)
  },
)
