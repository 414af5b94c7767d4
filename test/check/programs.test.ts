import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { type Bug, checkProgram, type ProgramResult, replayProgram } from '../../src/check/programs/check-program.ts'
import { ProgramWorld, type Subject } from '../../src/check/programs/program-world.ts'
import { subjectOf } from '../../src/check/programs/subject.ts'
import type { EvalBreaker } from '../../src/model/eval-breaker.ts'
import { findGil, GILS, type GilDescriptor } from '../../src/model/gils.ts'
import { LONG } from '../long.ts'
import { programMachine } from '../mutants/build.ts'

vi.setConfig({ testTimeout: LONG ? 600_000 : 60_000 })

const SWITCH = findGil('switch') as GilDescriptor
const FOLDER = new URL('programs/', import.meta.url)
const machine = await programMachine()
const NAMES = readdirSync(FOLDER).flatMap((file) => (file.endsWith('_racy.py') ? [file.replace('_racy.py', '')] : []))
/**
 * Every mended program must pass at least this number of runs. If twice the number of schedules tried for its racy twin is larger, that
 * number applies.
 */
const LEAST_RUNS = 200

function subject(file: string, gil = 'switch', evalBreaker?: EvalBreaker): Subject {
  return subjectOf({ file, source: readFileSync(new URL(file, FOLDER), 'utf8') }, findGil(gil) as GilDescriptor, evalBreaker)
}

function check(of: Subject, mostRuns = Number.POSITIVE_INFINITY): ProgramResult {
  let runs = 0
  return checkProgram(machine, of, { deep: false, seed: 1 }, () => ++runs > mostRuns)
}

/**
 * The kind of each program's bug, and a pattern. The pattern must match the program's output for the kind `output`, and the text of the bug
 * for any other kind.
 */
const BUGS: Readonly<Record<string, readonly [Bug['kind'], RegExp]>> = {
  lost_update: ['output', /^1\n$/],
  two_locks: ['deadlock', /MainThread waits for a Lock held by Thread-1 \(work\)\nThread-1 \(work\) waits for a Lock held by MainThread/],
  unset_event: ['deadlock', /Thread-1 \(wait\) waits .*Event/],
  made_twice: ['output', /^2\n$/],
  overdrawn: ['exception', /AssertionError: -100/],
  empty_pop: ['exception', /IndexError: pop from empty list/],
  lost_notify: ['deadlock', /Thread-1 \(wait\) waits .*Condition/],
  empty_queue: ['deadlock', /waits .*Queue/],
  kept_lock: ['deadlock', /waits for a Lock/],
  order_of_results: ['output', /^\[1, 0\]\n$/],
}

describe('the check of a program under switch', () => {
  it('has a case for each program', () => expect(NAMES.toSorted()).toEqual(Object.keys(BUGS).sort()))

  it.each(NAMES)('finds the bug of %s, and stays silent on its mended twin', (name) => {
    const racy = subject(`${name}_racy.py`)
    const { bug, schedules } = check(racy)
    if (!bug) throw new Error(`no bug in ${schedules} schedules`)
    const [kind, text] = BUGS[name] as readonly [Bug['kind'], RegExp]
    expect([bug.kind, kind === 'output' ? bug.stdout : bug.text]).toEqual([kind, expect.stringMatching(text)])
    // The schedule alone repeats the bug, in a fresh world.
    const again = replayProgram(new ProgramWorld(machine, racy), bug.schedule)
    expect([again.outcome.text, again.outcome.stdout, again.story]).toEqual([bug.text, bug.stdout, bug.story])
    expect(again.finding).toMatchObject({ kind, sentence: bug.sentence, failing: expect.any(Number) })
    const mended = check(subject(`${name}_mended.py`), LONG ? undefined : Math.max(LEAST_RUNS, 2 * schedules))
    expect([mended.bug?.text, mended.bug?.stdout, mended.cutOff]).toEqual([undefined, undefined, 0])
  })
})

describe('the schedule of a bug', () => {
  it('is shown in lines of the source, with a column for each thread', () => {
    const { names, lines } = (check(subject('two_locks_racy.py')).bug as Bug).story
    expect(names).toEqual(['MainThread', 'Thread-1 (work)'])
    const place = { file: 'two_locks_racy.py', line: 14 }
    const waits = (thread: number, text: string) => expect.objectContaining({ thread, place, text: `line 14: with inner: · ${text}` })
    expect(lines).toContainEqual(waits(0, 'waits for a Lock held by Thread-1 (work)'))
    expect(lines).toContainEqual(waits(1, 'waits for a Lock held by MainThread'))
  })

  const replayed = (file: string, schedule: string) => replayProgram(new ProgramWorld(machine, subject(file)), schedule)
  const failing = (file: string) => {
    const { finding, story } = replayed(file, (check(subject(file)).bug as Bug).schedule)
    return [finding.sentence, story.lines[finding.failing as number]?.text]
  }

  it.each([
    ['lost_update_racy.py', 'prints 1 instead of 2', 'prints "1" · runs to its end'],
    ['two_locks_racy.py', 'deadlocks', /waits for a Lock held by MainThread$/],
    ['overdrawn_racy.py', 'raises an exception', 'line 15: assert balance >= 0, balance · raises AssertionError: -100'],
  ] as const)('of %s names the failure in a sentence, and marks the step at which it happens', (file, words, step) => {
    expect(failing(file)).toEqual([
      `On this schedule, the program ${words}.`,
      typeof step === 'string' ? step : expect.stringMatching(step),
    ])
  })

  it('shows a thread that runs from its start to its end without a switch', () => {
    const { lines, names } = (check(subject('lost_update_racy.py')).bug as Bug).story
    expect(lines.filter(({ text }) => text === 'runs to its end').map(({ thread }) => names[thread])).toContain('Thread-2 (add)')
  })

  it('shows how much a thread prints if the text is long', () => {
    const source = 'from threading import Thread\nthread = Thread(target=print, args=("x" * 99,))\nthread.start()\nthread.join()\n'
    const { story } = replayProgram(new ProgramWorld(machine, subjectOf({ file: 'a.py', source }, SWITCH, undefined)), '')
    expect(story.lines).toContainEqual({ thread: 1, text: 'prints 100 bytes · runs to its end', printed: 100 })
  })

  it('does not fail in the mended program, if it fits', () => {
    expect(replayed('lost_update_mended.py', '').finding).toEqual({ sentence: 'On this schedule, the program does not fail.' })
  })

  it('of a run that never ends is cut off', () => {
    const endless = subjectOf({ file: 'a.py', source: 'while True:\n    pass\n' }, SWITCH, undefined)
    const { finding } = replayProgram(new ProgramWorld(machine, endless), '')
    expect(finding).toEqual({ sentence: 'On this schedule, the program takes too many steps, so the run was cut off.' })
  })
})

describe('the GIL of a program', () => {
  // A thread that spins takes many steps, so only npm run test:long tries it.
  it.each(GILS.filter(({ traits }) => traits.excludes && (traits.parks || LONG)))(
    'may be $id: the lost update is found under it, and no run is cut off',
    ({ id }) => {
      const { bug, cutOff } = check(subject('lost_update_racy.py', id))
      expect([bug?.kind, bug?.stdout, cutOff]).toEqual(['output', '1\n', 0])
    },
  )

  const COUNT = 'from threading import Thread\n\ncount = 0\n\n\ndef add():\n    global count\n    for _ in range(2):\n        count += 1\n'
  const JOIN = '\n\nthread = Thread(target=add)\nthread.start()\nadd()\nthread.join()\nprint(count)\n'
  const counting = (gil: string, evalBreaker?: EvalBreaker) =>
    subjectOf({ file: 'count.py', source: COUNT + JOIN }, findGil(gil) as GilDescriptor, evalBreaker)

  it.each([
    ['tick', undefined],
    ['none', undefined],
    ['switch', '3.9'],
  ] as const)('decides whether `count += 1` can lose an update: it can under %s with the check points of %s', (gil, evalBreaker) => {
    const { bug } = check(counting(gil, evalBreaker))
    expect([bug?.kind, bug?.stdout]).toEqual(['output', expect.stringMatching(/^[23]\n$/)])
  })

  it('switch with the check points of 3.10 loses no update', () => {
    expect(check(counting('switch'), LONG ? undefined : 500).bug).toBeUndefined()
  })
})

describe('a program', () => {
  const of = (source: string) => subjectOf({ file: 'program.py', source }, SWITCH, undefined)

  it('that fails on every schedule fails on the first', () => {
    const { bug, schedules } = check(of('raise ValueError("no")\n'))
    expect([bug?.kind, bug?.schedule, schedules]).toEqual(['exception', expect.any(String), 1])
    expect(bug?.text).toContain('ValueError: no')
  })

  it('may print more than the ring holds, sleep, leave daemon threads and end with sys.exit()', () => {
    const source = `import sys, time
from threading import Event, Thread
Thread(target=Event().wait, daemon=True).start()
time.sleep(0.5)
for i in range(9):
    print("x" * 9999)
sys.exit(0)
`
    const { bug, stdout, cutOff } = check(of(source), 20)
    expect([bug, stdout.length, cutOff]).toEqual([undefined, 90_000, 0])
  })

  it('that polls a flag ends, because the GIL goes to the other thread after some time', () => {
    const source = `from threading import Thread
done = False
def work():
    global done
    done = True
Thread(target=work).start()
while not done:
    pass
print("done")
`
    expect(check(of(source), 30)).toMatchObject({ stdout: 'done\n', cutOff: 0 })
  })

  it('that never ends is cut off, which does not count as a bug', () => {
    const once = { cutOff: 1, schedules: 1 }
    expect(check(of('while True:\n    pass\n'), 1)).toMatchObject({ ...once, searches: [once] })
  })

  it('that starts processes is refused', () => {
    expect(() => of('from multiprocessing import Process\nProcess(target=print).start()\n')).toThrow('starts processes')
  })
})
