import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import type { Report } from '../../src/model/report.ts'
import { expect as measured } from '../../src/playwright/matchers.ts'

/** A report of this many rounds under switch. The longest wait is 1 ms in the first, 2 ms in the second, and so on. */
function rounds(count: number): Report {
  const { report } = parseRecording(readFileSync(new URL('../../gallery/countdown.chromium.json', import.meta.url), 'utf8'))
  const run = report.runs.find(({ gil, handoffUs }) => gil === 'switch' && handoffUs.n > 0)!
  return {
    ...report,
    machine: { ...report.machine, parallelism: 2, leastParallelism: 2, reportedCores: 2 },
    runs: Array.from({ length: count }, (_, i) => ({
      ...run,
      round: i + 1,
      quality: [],
      starvation: { ...run.starvation, longestWaitMs: i + 1 },
    })),
  }
}

it('a failing matcher lists the worst runs and the number of the others', () => {
  const told = (count: number) => {
    try {
      measured(rounds(count)).toStarveNoThreadLongerThan(0.5)
    } catch (error) {
      return (error as Error).message.match(/round \d+: [\d.]+ ms|and less in .*/g)
    }
  }
  expect(told(2)).toEqual(['round 2: 2 ms', 'round 1: 1 ms'])
  expect(told(50)).toEqual([...[50, 49, 48, 47, 46].map((round) => `round ${round}: ${round} ms`), 'and less in 45 more runs'])
})
