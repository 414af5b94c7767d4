import { expect, it } from 'vitest'
import { Evidence } from '../../src/claims/evidence.ts'
import { sampleRun } from '../cli/sample-report.ts'

const SWITCH = { variant: '2 threads', gil: 'switch' }
const rounds = (...bursts: number[]) =>
  new Evidence(bursts.map((p50, index) => sampleRun({ round: index + 1, bursts: { n: 9, p50, p90: 9, p99: 9, max: 9 } })))

it('an interval of a count does not reach below zero', () => {
  expect(rounds(1, 2, 42).mean(SWITCH, ({ bursts }) => bursts.p50)).toMatchObject({ value: 15, low95: 0 })
})

it('a round without a value for a figure is left out of its mean', () => {
  expect(rounds(Number.NaN, 4, 6, 5).mean(SWITCH, ({ bursts }) => bursts.p50).value).toBe(5)
})
