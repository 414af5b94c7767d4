import { describe, expect, it } from 'vitest'
import type { ReplayedProgram } from '../../../src/check/programs/check-program.ts'
import { placesAt, programRun, type ReplayedRun, scenarioRun, shownSteps } from '../../../src/view/schedule/replayed-run.ts'

const at = (line: number) => ({ file: 'a.py', line })
const step = (thread: number, line?: number) => ({
  thread,
  text: `step ${line}`,
  printed: 0,
  ...(line !== undefined && { place: at(line) }),
})

const ended = (stdout: string) => ({ kind: 'ended', text: '', stdout }) as const
const replayed = (changes: Partial<ReplayedProgram>): ReplayedProgram => ({
  outcome: ended('2\n'),
  usual: ended('2\n'),
  story: { names: ['MainThread', 'Thread-1 (f)'], lines: [step(0, 7), step(1, 3), step(0)] },
  finding: { sentence: 'On this schedule, the program does not fail.' },
  ...changes,
})

describe('a replayed program', () => {
  it('that does not fail has no failing step, and shows what it prints', () => {
    const { fails, failing, details, names, steps } = programRun(replayed({}))
    expect([fails, failing, details]).toEqual([false, undefined, [{ title: 'The program prints', text: '2\n' }]])
    expect([names.length, steps.length]).toEqual([2, 3])
  })

  it('that prints something else shows both outputs, also an empty one', () => {
    const finding = { kind: 'output', sentence: 'It prints something else.', failing: 2 } as const
    const { fails, failing, details } = programRun(replayed({ outcome: ended(''), finding }))
    expect([fails, failing]).toEqual([true, 2])
    expect(details).toEqual([
      { title: 'Without preemptions, the program prints', text: '2\n' },
      { title: 'On this schedule, the program prints', text: '' },
    ])
  })

  it.each([
    ['deadlock', 'The threads that wait'],
    ['exception', 'The exception'],
  ] as const)('that ends in a %s shows its text, and then what the program printed', (kind, title) => {
    const finding = { kind, sentence: 'It fails.', failing: 0 }
    const { details } = programRun(replayed({ outcome: { kind, text: 'why', stdout: '1\n' }, finding }))
    expect(details).toEqual([
      { title, text: 'why' },
      { title: 'The program prints', text: '1\n' },
    ])
  })
})

describe('a replayed scenario', () => {
  const lines = [
    { thread: 0, text: 'load gil.mutex = 0' },
    { thread: 1, text: 'store gil.mutex 0 → 1' },
  ]

  it('fails at its last step, with the message of the run', () => {
    expect(scenarioRun({ title: 'at most one', message: 'two threads hold the GIL', lines, threads: 2 })).toMatchObject({
      fails: true,
      sentence: 'On this schedule, two threads hold the GIL.',
      property: 'at most one',
      names: ['a', 'b'],
      failing: 1,
    })
  })

  it('says so if it does not fail', () => {
    const run = scenarioRun({ title: 'at most one', lines, threads: 2 })
    expect([run.fails, run.sentence, run.failing]).toEqual([false, 'On this schedule, the GIL does not fail.', undefined])
  })
})

describe('the places of the threads', () => {
  const steps = [step(0, 7), step(1, 3), step(0, 8), step(1), step(0)]
  it.each([
    [0, [[0, at(7)]]],
    [
      1,
      [
        [0, at(7)],
        [1, at(3)],
      ],
    ],
    [
      2,
      [
        [0, at(8)],
        [1, at(3)],
      ],
    ],
    [3, [[0, at(8)]]],
    [4, []],
  ] as const)('after step %i are those of their last steps', (index, places) => {
    expect(new Map(placesAt(steps, index))).toEqual(new Map(places as never))
  })
})

describe('the steps that the page shows', () => {
  const run = (steps: number, failing?: number): ReplayedRun => ({
    fails: failing !== undefined,
    sentence: '',
    details: [],
    names: [],
    steps: Array.from({ length: steps }, () => step(0, 1)),
    ...(failing !== undefined && { failing }),
  })

  it.each([
    ['all of a short run', run(2000), { first: 0, end: 2000 }],
    ['the last of a long run', run(5000), { first: 3000, end: 5000 }],
    ['the last up to the failing step', run(5000, 4000), { first: 2001, end: 4001 }],
    ['the first if a long run fails early', run(5000, 10), { first: 0, end: 2000 }],
  ])('are %s', (_, long, shown) => expect(shownSteps(long)).toEqual(shown))
})
