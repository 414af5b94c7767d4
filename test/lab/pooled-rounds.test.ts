import { expect, it } from 'vitest'
import { pooledRounds } from '../../src/lab/series/pooled-rounds.ts'
import type { MeasuredRun } from '../../src/lab/worker/worker-api.ts'
import { latenciesOf, measureRun } from '../../src/metrics/index.ts'
import type { RunReport } from '../../src/model/report.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { LIMITS } from '../metrics/limits.ts'

function measured(round: number, changes: Partial<RunReport> = {}): MeasuredRun {
  const recording = recordingFrom(`A ##\nB ${'w'.repeat(3 + round)}##`, { settings: { round } })
  const timeline = buildTimeline(recording)
  return { recording, run: { ...measureRun(recording, timeline, LIMITS), ...changes }, latencies: latenciesOf(timeline) }
}

it('the rounds of one way of running a program are pooled', () => {
  const other = measured(1, { gil: 'tick' })
  expect(pooledRounds([measured(1), other, measured(2), measured(3)], LIMITS)).toMatchObject([
    { experiment: 'drawn', gil: 'switch', rounds: [1, 2, 3], handoffUs: { values: [2, 3, 4] } },
  ])
})

it('a round with a mark of quality, or one that did not complete, is left out', () => {
  const runs = [measured(1), measured(2, { quality: ['stalled'] }), measured(3, { outcome: 'stopped' }), measured(4)]
  expect(pooledRounds(runs, LIMITS)[0]).toMatchObject({ rounds: [1, 4], handoffUs: { values: [2, 5] } })
})

it('where no round may be compared, all are pooled', () => {
  const runs = [1, 2].map((round) => measured(round, { quality: ['hidden'] }))
  expect(pooledRounds(runs, LIMITS)[0]).toMatchObject({ rounds: [1, 2] })
})
