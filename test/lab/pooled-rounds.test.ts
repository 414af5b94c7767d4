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

it('pooledRounds pools the rounds of each way of running a program', () => {
  const other = measured(1, { gil: 'tick' })
  expect(pooledRounds([measured(1), other, measured(2), measured(3)], LIMITS)).toMatchObject([
    { experiment: 'drawn', gil: 'switch', rounds: [1, 2, 3], handoffUs: { values: [2, 3, 4] } },
  ])
})

it('pooledRounds leaves out rounds with a quality mark and rounds that did not complete', () => {
  const runs = [measured(1), measured(2, { quality: ['stalled'] }), measured(3, { outcome: 'stopped' }), measured(4)]
  expect(pooledRounds(runs, LIMITS)[0]).toMatchObject({ rounds: [1, 4], handoffUs: { values: [2, 5] } })
})

it('pooledRounds uses all rounds if none may be compared', () => {
  const runs = [1, 2].map((round) => measured(round, { quality: ['hidden'] }))
  expect(pooledRounds(runs, LIMITS)[0]).toMatchObject({ rounds: [1, 2] })
})
