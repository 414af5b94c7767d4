import { expect, it } from 'vitest'
import { caveats, handoffSentence, starvationSentence } from '../../src/export/sentences.ts'
import { summarize } from '../../src/metrics/latency.ts'
import { withinThread } from '../../src/model/resolution.ts'
import { recordingFrom } from '../metrics/draw.ts'
import type { Options } from '../trace/recording.ts'
import { sampleResult } from './sample.ts'

function runOf(drawing: string, options?: Options) {
  return sampleResult([recordingFrom(drawing, options)]).report.runs[0]!
}

it('says who waited longest, in switch intervals, where somebody starved', () => {
  const run = runOf(`A ${'#'.repeat(20)}\nB w${'w'.repeat(19)}##`, { settings: { switchIntervalUs: 5 } })
  expect(starvationSentence(run)).toBe(
    'B waited longest: 20 µs, 4 switch intervals; in 23 % of the time some thread had waited more than 3.',
  )
})

it('says that nobody waited long, where nobody did', () => {
  const run = runOf('A #####\nB wwwww##', { settings: { switchIntervalUs: 5 } })
  expect(starvationSentence(run)).toBe('No thread waited longer than 5 µs, 1 switch interval (B).')
})

it('says that a wait was cut off by the end of the run, and names those who never had it', () => {
  const cutOff = 'A ##ww##########>\nB ww##wwwwwwwwww>'
  expect(starvationSentence(runOf(cutOff))).toBe(
    'No thread waited longer than 10 µs, < 0.1 switch intervals (B, still waiting when the run ended).',
  )
  expect(starvationSentence(runOf(cutOff, { settings: { switchIntervalUs: 2 } }))).toMatch(
    /^B waited longest: 10 µs, 5 switch intervals, still waiting/,
  )
  expect(starvationSentence(runOf('A ########>\nB .wwwwwww>\nC ..wwwwww>'))).toBe('B and C wanted the GIL and never had it.')
})

it('says that there was nothing to wait for', () => {
  expect(starvationSentence(runOf('A ####'))).toBe('No thread had to wait.')
  expect(starvationSentence(runOf('A ####\nB .###', { settings: { gil: 'none' } }))).toBe('There is no GIL to wait for.')
})

it('says what a handoff cost, and who overtook whom', () => {
  expect(handoffSentence(runOf('A ##\nB wwwwwwwwww##'))).toBe('The only handoff took 8 µs.')
  expect(handoffSentence(runOf('A ##.##\nB .wwwwwwwww##'))).toContain('Once one that came later overtook the waiters.')
  expect(handoffSentence(runOf('A ##.##\nB .wwwwwwwww>'))).toBe(
    'No waiting thread got it at a release. Once one that came later overtook the waiters.',
  )
  expect(handoffSentence(runOf('A ##'))).toBe('The GIL was never handed to a waiting thread.')
})

it('tells few handoffs by their values, and no percentile of them', () => {
  const told = (ns: number[]) =>
    handoffSentence({
      ...runOf('A ##'),
      handoffUs: { ...summarize(ns, withinThread({ clockStepNs: 5000 })), direct: ns.length, barging: 0, ratioToFloorP50: 1.2 },
    })
  expect(told([0, 4000, 40_000, 6200])).toBe('4 handoffs took less than 5 µs (2 of them), 6.2 µs and 40 µs.')
  expect(told(Array(7).fill(0))).toBe('7 handoffs took less than 5 µs.')
  expect(told(Array.from({ length: 29 }, (_, i) => 6000 + 1000 * i))).toBe('29 handoffs took 6 µs to 34 µs.')
  expect(told(Array.from({ length: 30 }, () => 6000))).toBe("Half of 30 handoffs took at most 6 µs, 1.2 × this machine's park floor.")
})

it('says how a run ended and what keeps it out of comparisons', () => {
  expect(caveats(runOf('A ##'))).toEqual([])
  expect(caveats(runOf('A ##', { outcome: 'stopped', because: 'time limit', lost: 2, quality: ['noisy'] }))).toEqual([
    'stopped: time limit',
    'other work used the cores before or after the run',
    '2 events were lost',
  ])
})
