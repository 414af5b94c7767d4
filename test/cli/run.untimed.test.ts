import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import { METRICS, measureRun } from '../../src/metrics/index.ts'
import { GILS } from '../../src/model/gils.ts'
import type { Report } from '../../src/model/report.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { decodeTrace } from '../export/decode-trace.ts'
import { FOLDER, gilLab, program, start } from './gil-lab.ts'

const SHORT = program(
  'short.py',
  `from threading import Thread

def countdown(n):
    while n > 0:
        n -= 1

threads = [Thread(target=countdown, args=(300_000,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("both are done")
`,
)
const ENDLESS = program('endless.py', 'print("off we go")\nwhile True:\n    pass\n')

describe('gil-lab run --on node', () => {
  it("prints the program's output, then the report with a row per GIL", async () => {
    const { status, stdout, stderr } = await gilLab('run', SHORT, '--on', 'node', '--gil', 'tick,switch', '--blame')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const [first, second] = stdout.split('\n')
    expect(first).toBe('both are done')
    // The report begins with the answer, and the machine follows.
    expect(second).toMatch(/^With tick: [\d.]+ × as long as with switch\./)
    expect(stdout).toMatch(/^Node .* effective cores/m)
    expect(stdout).toMatch(/^tick .*\nswitch /m)
    for (const gil of ['tick', 'switch']) expect(stdout).toMatch(new RegExp(`^Which thread waited while which held the GIL, ${gil}\n`, 'm'))
  })

  it('prints output that all GILs share once, and any other output under its GILs after the report', async () => {
    const clock = program('clock.py', 'from time import perf_counter\nprint(perf_counter())\n')
    const { stdout } = await gilLab('run', clock, '--on', 'node', '--gil', 'tick,switch', '--rounds', '2')
    const [live, headline, ...lines] = stdout.split('\n')
    const [above, heading, text] = lines.slice(lines.findIndex((line) => line.startsWith('clock.py under tick printed')))
    expect([live, text]).toEqual([expect.stringMatching(/^\d/), expect.stringMatching(/^\d/)])
    expect(above).toBe('clock.py under tick printed the lines at the top (the other round printed other numbers or times).')
    expect(heading).toBe('clock.py under switch printed (the other round printed other numbers or times):')
    expect(headline).toBe('One thread: it never waits for another, so a GIL costs it little.')
  })

  it('writes only JSON to stdout with --json -, and passes its settings on to the run', async () => {
    const settings = ['--switch-interval', '0.001', '--check-interval', '50', '--kernel-entry', '400', '--eval-breaker', '3.9']
    const { status, stdout } = await gilLab('run', SHORT, '--on', 'node', '--gil', 'tick,switch,none', ...settings, '--json', '-')
    expect(status).toBe(0)
    const report = JSON.parse(stdout) as Report
    expect(report).toMatchObject({ schema: 'gil-lab/report@1', mode: 'live', machine: { on: 'node' } })
    expect(report.runs.map(({ gil, outcome, stdout: printed }) => [gil, outcome, printed])).toEqual(
      ['tick', 'switch', 'none'].map((gil) => [gil, 'completed', 'both are done\n']),
    )
    expect(report.runs.find(({ gil }) => gil === 'switch')?.evalBreaker).toBe('3.9')
    for (const { blame, threads, ...run } of report.runs) {
      expect(run).toMatchObject({ switchIntervalUs: 1000, checkInterval: 50, kernelEntryNs: 400 })
      blame!.threads.forEach((thread, i) => {
        const blamedMs = blame!.heldByMs[i]!.reduce((sum, ms) => sum + ms, blame!.othersMs[i]! + blame!.nobodyMs[i]!)
        expect(blamedMs).toBeCloseTo(threads[thread]!.waitingMs, 6)
      })
    }
  })

  it('writes the files asked for', async () => {
    const file = (name: string) => join(FOLDER, name)
    const reports = ['--json', file('r.json'), '--csv', file('r.csv'), '--html', file('r.html')]
    const words = [...reports, '--trace', file('t.pftrace'), '--picture', file('p.svg'), '--recording', file('b.json'), '--brief']
    const { status } = await gilLab('run', SHORT, '--on', 'node', '--gil', 'switch', '--rounds', '2', '--quiet', ...words)
    expect(status).toBe(0)
    expect(JSON.parse(readFileSync(file('r.json'), 'utf8'))).toMatchObject({ runs: [{ round: 1 }, { round: 2 }] })
    // The file has a header and, for each of the two rounds, one row per thread. The program has three threads.
    expect(readFileSync(file('r.csv'), 'utf8').trim().split('\n')).toHaveLength(1 + 2 * 3)
    expect(decodeTrace(readFileSync(file('t.pftrace'))).threads).toHaveLength(3)
    expect(readFileSync(file('r.html'), 'utf8')).toMatch(/^<!doctype html>/i)
    expect(readFileSync(file('p.svg'), 'utf8')).toMatch(/^<svg .*<title>short\.py<\/title>/s)
    // With --brief, the recording has the events of only one of the two rounds.
    expect(parseRecording(readFileSync(file('b.json'), 'utf8')).recordings.filter(Boolean)).toHaveLength(1)
  })

  it('writes a recording, which replay prints without measuring', async () => {
    const file = join(FOLDER, 'short.recording.json')
    const live = await gilLab('run', SHORT, '--on', 'node', '--gil', 'tick,switch', '--quiet', '--recording', file)
    const { report, recordings, programs } = parseRecording(readFileSync(file, 'utf8'))
    expect(programs).toEqual([{ experiment: 'short.py', file: 'short.py', source: readFileSync(SHORT, 'utf8') }])
    const measured = recordings.map((one) => measureRun(one!, buildTimeline(one!), report.machine))
    expect(measured).toEqual(report.runs)

    const again = join(FOLDER, 'again.recording.json')
    const replay = await gilLab('replay', file, '--recording', again)
    expect(replay.status).toBe(0)
    const firstLines = replay.stdout.slice(0, -live.stdout.length)
    expect(firstLines).toMatch(/^RECORDED \d{4}-\d\d-\d\d \d\d:\d\d UTC with gil-lab \S+, in Node [^\n]+\n(?:\S+ \S+\n)?$/)
    expect(replay.stdout.slice(firstLines.length)).toBe(live.stdout)
    expect(parseRecording(readFileSync(again, 'utf8'))).toEqual({ report, recordings, programs })
  })
})

describe('gil-lab run ends', () => {
  it('with 1 and the traceback on stderr if the program raises', async () => {
    const { status, stdout, stderr } = await gilLab(
      'run',
      program('raises.py', 'print("before")\nprint(1 // 0)\n'),
      '--on',
      'node',
      '--gil',
      'switch',
    )
    expect(status).toBe(1)
    expect(stdout).toMatch(/^before\nThe program failed with an exception: ZeroDivisionError: [\s\S]* This\s+happened under switch\.\n/)
    expect(stderr).toMatch(/^Traceback \(most recent call last\):\n {2}File "raises\.py", line 2, in <module>[\s\S]*ZeroDivisionError: /)
  })

  it('with 1 and the results so far if the program does not end in time', async () => {
    const { status, stdout } = await gilLab('run', ENDLESS, '--on', 'node', '--gil', 'switch', '--timeout', '0.5', '--json', '-')
    expect(status).toBe(1)
    expect((JSON.parse(stdout) as Report).runs).toMatchObject([{ outcome: 'stopped' }])
  })

  it('with 2, file, line, column and a caret if the file cannot be compiled', async () => {
    const { status, stdout, stderr } = await gilLab('run', program('bad.py', 'x = 1\nprint(x\n'), '--on', 'node')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^gil-lab: bad\.py:2:6: SyntaxError: [^\n]+\n *print\(x\n *\^/)
  })

  it('with 2 before any run if one of several files cannot be compiled', async () => {
    const { status, stdout, stderr } = await gilLab('run', program('good.py', 'print("ran")\n'), program('bad.py', 'print(\n'))
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^gil-lab: bad\.py:1:6: SyntaxError: /)
  })

  it('with 130 at Ctrl-C, after the report of the results so far', async () => {
    const running = start('run', ENDLESS, '--on', 'node', '--gil', 'switch')
    await running.saysOnStdout(/off we go/)
    running.child.kill('SIGINT')
    const { status, stdout } = await running.ended
    expect(status).toBe(130)
    expect(stdout).toMatch(/endless\.py[\s\S]*switch: stopped/)
  })
})

describe('invalid arguments end with 2 and one clear message', () => {
  it.each([
    [['run', 'countdwn'], /^gil-lab: Unknown experiment "countdwn"\. Did you mean countdown\?\nAvailable: countdown, /],
    [['run', '--gil', 'swich'], /^gil-lab: Unknown GIL "swich"\. Did you mean switch\?\nAvailable: tick, /],
    [['run', '--gill', 'tick'], /^gil-lab: Unknown option "--gill"\. Did you mean --gil\?\nAvailable: --gil, --on, /],
    [['rnu'], /^gil-lab: Unknown command "rnu"\. Did you mean run\?\nAvailable: run, check, compare, replay, /],
    [['run', '--on', 'mars'], /^gil-lab: Unknown place "mars"\./],
    [['run', '--rounds', 'many'], /^gil-lab: The number of rounds is "many"\.\nIt must be a whole number from 1 to 1,000\.\n/],
    [['run', 'gone.py'], /^gil-lab: There is no file gone\.py\.\n/],
    [['replay', SHORT], /^gil-lab: This is not a recording of gil-lab\. It is not JSON, or was cut short: /],
    [['run', '--json', '-', '--csv', '-'], /^gil-lab: Only one of --json and --csv can be written to stdout\.\n/],
  ])('%j', async (words, message) => {
    const { status, stdout, stderr } = await gilLab(...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2)
  })
})

it('gil-lab list shows every registry', async () => {
  const { status, stdout } = await gilLab('list')
  expect(status).toBe(0)
  const [experiment, gil, metric] = [EXPERIMENTS, GILS, METRICS].map(([first]) => first!.id)
  expect(stdout).toMatch(new RegExp(`^Experiments\\n {2}${experiment} [^]*^GILs\\n {2}${gil} [^]*^Metrics\\n {2}${metric} `, 'm'))
})

it('gil-lab probe --json - prints the machine, and its canaries are ok', async () => {
  const { status, stdout } = await gilLab('probe', '--on', 'node', '--json', '-')
  expect(status).toBe(0)
  const machine = JSON.parse(stdout) as Report['machine']
  expect(machine.on).toBe('node')
  expect(new Set(Object.values(machine.canaries))).toEqual(new Set(['ok']))
})
