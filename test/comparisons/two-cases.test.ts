import { expect, it } from 'vitest'
import { type ComparedCase, compareCases } from '../../src/comparisons/two-cases.ts'
import { MACHINE, sampleRun } from '../cli/sample-report.ts'

const caseOf = (walls: readonly number[], change: Partial<ReturnType<typeof sampleRun>> = {}, firstRound = 1): ComparedCase => ({
  runs: walls.map((wallMs, index) => sampleRun({ round: firstRound + index, wallMs, ...change })),
  machine: MACHINE,
  noise: [],
})

const wall = (a: ComparedCase, b: ComparedCase, areOfOneSeries = false) =>
  compareCases(a, b, areOfOneSeries).find(({ title }) => title === 'wall time')!

it('compares the rounds of one series by their numbers, and those of two series in their order', () => {
  const a = caseOf([100, 200, 400])
  const later = caseOf([100, 200, 400], {}, 2)
  expect(wall(a, later, true)).toMatchObject({ rounds: 2, ratio: { value: expect.closeTo(2, 5) } })
  expect(wall(a, later)).toMatchObject({ rounds: 3, ratio: { value: expect.closeTo(1, 5) }, verdict: 'cannot tell' })
})

it('has an interval and a verdict from 3 rounds on', () => {
  const [few, many] = [[201, 199], Array.from({ length: 8 }, (_, round) => 200 + round)]
  expect(wall(caseOf(few), caseOf([100, 101]))).toMatchObject({
    verdict: 'cannot tell',
    because: 'Rounds compared: 2; an interval needs 3.',
    ratio: { low95: null },
  })
  const compared = wall(caseOf(many), caseOf(many.map((ms) => ms / 2 + Math.sin(ms))))
  expect(compared).toMatchObject({ verdict: 'greater', because: '', a: { value: expect.closeTo(203.5, 5) } })
  expect(compared.ratio.low95).toBeGreaterThan(1.9)
})

it('leaves out runs with a mark of quality, and a verdict within the noise floor', () => {
  const ms = [100, 101, 102, 103, 104, 105]
  const a = caseOf(ms.map((each) => each * 1.05))
  expect(wall(a, caseOf(ms))).toMatchObject({ verdict: 'greater' })
  const [noise] = [{ experiment: 'countdown', metric: 'wallMs', of: '', rounds: 6, ratio: 1, low95: 0.9, high95: 1.1, floor: 1.1 }]
  expect(wall(a, { ...caseOf(ms), noise: [noise] })).toMatchObject({
    verdict: 'cannot tell',
    because: 'The difference is not larger than the noise floor: the same case measured twice differs by up to 10 %.',
  })
  expect(compareCases(a, caseOf(ms, { quality: ['stalled'] }), false)).toEqual([])
})
