import { beforeEach, expect, it, vi } from 'vitest'
import { run } from '../../src/lab/run.ts'
import type { Verdict } from '../../src/model/report.ts'
import type { Experiment, Progress } from '../../src/model/run.ts'
import { nodePlatform } from '../../src/platform/node.ts'
import { levelAt } from '../../src/statistics/looks.ts'
import { LONG } from '../long.ts'
import { KNOWN_LIMITS } from './known-limits.ts'

const judge = vi.hoisted(() => vi.fn())
vi.mock('../../src/experiments/index.ts', () => {
  const quick: Experiment = {
    ...{ id: 'quick', title: 'Quick', claim: 'It is quick.', details: '', reference: '', file: 'quick.py', source: 'print("quick")\n' },
    ...{
      gils: ['tick', 'switch'],
      rounds: 7,
      judge,
      answer: () => undefined,
      about: '',
      headlined: [],
      shown: { gil: '', title: '', figure: () => 0, unit: String },
    },
  }
  return { EXPERIMENTS: [quick] }
})

/** A judge that has a verdict once `rounds` rounds are measured. */
const decidesAfter =
  (rounds: number): Experiment['judge'] =>
  (runs) =>
    ({ verdict: runs.some(({ round }) => round >= rounds) ? 'confirmed' : 'cannot tell', because: '' }) satisfies Verdict

beforeEach(() => {
  judge.mockReset()
})

it('an experiment ends at the first look that decides its claim, and runs one case twice in each round', async () => {
  judge.mockImplementation(decidesAfter(3))
  const reported: Progress[] = []
  const { report } = await run({ experiment: 'quick' }, nodePlatform(), {
    limits: KNOWN_LIMITS,
    onProgress: (progress) => reported.push(progress),
  })
  expect(report.claims).toMatchObject([{ verdict: 'confirmed', decidedAfter: { rounds: 4, planned: 7 } }])
  expect(report.runs.map(({ round }) => round)).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
  expect(report.planned).toBe(8)
  expect(judge.mock.calls.map(([, , level]) => level)).toEqual([levelAt(4, 7), levelAt(4, 7)])
  const begun = reported.filter((progress) => progress.phase === 'run')
  const planned = begun.filter(({ isRepeat }) => !isRepeat)
  expect(planned.map(({ done, total }) => `${done} of ${total}`)).toEqual(Array.from({ length: 8 }, (_, done) => `${done} of 14`))
  const again = begun.filter(({ isRepeat }) => isRepeat)
  expect(again.map(({ gil, round }) => `${gil} ${round}`)).toEqual(['tick 1', 'tick 2', 'tick 3', 'tick 4'])
  expect(reported.filter(({ phase }) => phase === 'measured')).toHaveLength(8)
  expect(report.noise).toMatchObject([{ experiment: 'quick', metric: 'wallMs', of: 'tick' }])
  expect(report.comparisons).toMatchObject([{ experiment: 'quick', metric: 'wallMs', within: '', a: 'switch', b: 'tick' }])
})

it.runIf(LONG)('an experiment makes all its rounds if no look decides its claim', async () => {
  judge.mockImplementation(decidesAfter(7))
  const { report } = await run({ experiment: 'quick' }, nodePlatform(), { limits: KNOWN_LIMITS })
  expect(report.claims[0]).not.toHaveProperty('decidedAfter')
  expect(report.runs).toHaveLength(14)
  expect(judge.mock.calls.map(([runs, , level]) => [runs.length, level])).toEqual([
    [8, levelAt(4, 7)],
    [12, levelAt(6, 7)],
    [14, levelAt(7, 7)],
  ])
})

it.runIf(LONG)('an experiment makes all rounds that the caller fixes, and is judged once, with intervals of 95 %', async () => {
  judge.mockImplementation(decidesAfter(1))
  const { report } = await run({ experiment: 'quick', rounds: 5 }, nodePlatform(), { limits: KNOWN_LIMITS })
  expect(report.runs).toHaveLength(10)
  expect(judge.mock.calls.map(([runs, , level]) => [runs.length, level])).toEqual([[10, 0.95]])
})
