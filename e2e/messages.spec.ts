import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Request, test } from '@playwright/test'
import { drivePage, serveRunner } from '../src/browser-driver/page.ts'
import type { DistantProgress } from '../src/model/run.ts'
import { PROGRESS_BINDING } from '../src/platform/runner-page.ts'
import { FOLDER, program, start } from '../test/cli/gil-lab.ts'
import { sleepingThreads } from './sleeping-threads.ts'

/** A limit for the bytes of one message. It is far less than the size of a run's events, each of which takes 13 bytes. */
const MOST_BYTES = 2 ** 14

test.describe('what a driven page sends', () => {
  for (const recordings of [false, true]) {
    const what = recordings ? 'with events, on request, arrives' : 'without events arrives'
    test(`${what} in bounded messages of which Playwright keeps no copy${recordings ? '' : ' @long'}`, async ({ page }) => {
      const site = await serveRunner(MOST_BYTES)
      const copied: (Buffer | null)[] = []
      page.on('request', (request: Request) => copied.push(request.postDataBuffer()))
      const told: DistantProgress[] = []
      try {
        const lab = await drivePage(page, site)
        const request = { program: { file: 'calls.py', source: sleepingThreads(4000) }, gil: ['tick', 'none'] }
        const report = await lab.run(request, { recordings, mostBytes: MOST_BYTES, onProgress: (progress) => void told.push(progress) })
        expect(report.runs.map(({ outcome, stdout }) => [outcome, stdout])).toEqual(Array(2).fill(['completed', 'done\n']))
        const measured = told.filter(({ phase }) => phase === 'measured') as Extract<DistantProgress, { phase: 'measured' }>[]
        expect(measured.map(({ run }) => run.wallMs)).toEqual(report.runs.map(({ wallMs }) => wallMs))
        const events = measured.map(({ recording }) => recording?.events.reduce((sum, { kind }) => sum + kind.length, 0))
        if (recordings) expect(Math.min(...events.map((count) => count ?? 0))).toBeGreaterThan((3 * MOST_BYTES) / 13)
        else expect(events).toEqual([undefined, undefined])
        expect(site.messages.longest).toBeLessThanOrEqual(MOST_BYTES)
        expect(Math.max(...told.filter(({ phase }) => phase !== 'measured').map((one) => JSON.stringify(one).length))).toBeLessThan(
          MOST_BYTES,
        )
        expect(copied.filter((body) => body !== null)).toEqual([])
      } finally {
        await site.close()
      }
    })
  }
})

test('the output of a run arrives before its result, even if progress is slow', { tag: '@firefox' }, async ({ page }) => {
  const site = await serveRunner()
  const phases: string[] = []
  try {
    const lab = await drivePage(page, site)
    // As on a busy machine: progress takes another way than results, and here each piece of it takes a second.
    await page.evaluate((name) => {
      const all = globalThis as unknown as Record<string, (progress: unknown) => unknown>
      const send = all[name]!
      all[name] = async (progress) => {
        await new Promise((resolve) => setTimeout(resolve, 1000))
        return send(progress)
      }
    }, PROGRESS_BINDING)
    const request = { program: { file: 'fails.py', source: 'print("before")\nraise ValueError("after")\n' }, gil: ['switch'] }
    await lab.run(request, { onProgress: ({ phase }) => void phases.push(phase) })
    expect(phases.filter((phase) => phase === 'stdout' || phase === 'measured')).toEqual(['stdout', 'measured'])
  } finally {
    await site.close()
  }
})

test('a page that crashes in the second of three programs keeps the results of the first', { tag: '@long' }, async ({ browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium has a process for each page')
  const [first, second, third] = [
    program('first.py', 'print("first")\n'),
    program('second.py', 'print("off we go")\nwhile True:\n    pass\n'),
    program('third.py', 'print("third")\n'),
  ]
  const file = join(FOLDER, 'crash.json')
  const running = start('run', first, second, third, '--on', browserName, '--gil', 'switch', '--json', file)
  await running.saysOnStdout(/off we go/)
  for (const pid of renderersBelow(running.child.pid!)) process.kill(pid, 'SIGKILL')
  const { status, stdout, stderr } = await running.ended
  expect(status).toBe(3)
  expect(stdout).toMatch(/effective cores[\s\S]*first\.py/)
  expect(stderr).toMatch(
    /^gil-lab: The page that was measuring crashed\..*\n.*\nNot measured, because of this error: second\.py, third\.py\.\n$/,
  )
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ planned: 3, runs: [{ experiment: 'first.py' }] })
})

/** The processes that show a page, among the descendants of `pid`. */
function renderersBelow(pid: number): number[] {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args=', 'ww'], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, own, parent, args] = /^ *(\d+) +(\d+) (.*)/.exec(line) ?? []
      return own ? [{ pid: Number(own), parent: Number(parent), args: args! }] : []
    })
  const below = (parent: number): typeof processes => {
    const children = processes.filter((one) => one.parent === parent)
    return [...children, ...children.flatMap((child) => below(child.pid))]
  }
  return below(pid).flatMap((one) => (one.args.includes('--type=renderer') ? [one.pid] : []))
}
