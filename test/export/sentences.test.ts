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

it('names the thread that waited longest and the share of time in which a thread starved', () => {
  const run = runOf(`A ${'#'.repeat(20)}\nB w${'w'.repeat(19)}##`, { settings: { switchIntervalUs: 5 } })
  expect(starvationSentence(run)).toBe(
    'B waited longest: 20 µs, 4 switch intervals; for 23 % of the time, a thread had been waiting for more than 3 switch intervals.',
  )
})

it('gives the longest wait if no thread starved', () => {
  const run = runOf('A #####\nB wwwww##', { settings: { switchIntervalUs: 5 } })
  expect(starvationSentence(run)).toBe('No thread waited longer than 5 µs, 1 switch interval (B).')
})

it('marks a wait that was open at the end of the run, and names threads that never acquired the GIL', () => {
  const cutOff = 'A ##ww##########>\nB ww##wwwwwwwwww>'
  expect(starvationSentence(runOf(cutOff))).toBe(
    'No thread waited longer than 10 µs, < 0.1 switch intervals (B, still waiting when the run ended).',
  )
  expect(starvationSentence(runOf(cutOff, { settings: { switchIntervalUs: 2 } }))).toMatch(
    /^B waited longest: 10 µs, 5 switch intervals, still waiting/,
  )
  expect(starvationSentence(runOf('A ########>\nB .wwwwwww>\nC ..wwwwww>'))).toBe('B and C wanted the GIL and never acquired it.')
})

it('says that no thread had to wait', () => {
  expect(starvationSentence(runOf('A ####'))).toBe('No thread had to wait.')
  expect(starvationSentence(runOf('A ####\nB .###', { settings: { gil: 'none' } }))).toBe('There is no GIL to wait for.')
})

it('gives the length of a hand-off, and counts later threads that overtook waiters', () => {
  expect(handoffSentence(runOf('A ##\nB wwwwwwwwww##'))).toBe('The only hand-off took 8 µs.')
  expect(handoffSentence(runOf('A ##.##\nB .wwwwwwwww##'))).toContain('Once, a later thread overtook the waiters.')
  expect(handoffSentence(runOf('A ##.##\nB .wwwwwwwww>'))).toBe(
    'No hand-off: at no release did a waiting thread acquire the GIL. Once, a later thread overtook the waiters.',
  )
  expect(handoffSentence(runOf('A ##'))).toBe('No hand-off: the GIL never went to a waiting thread.')
})

it('lists the values of a few hand-offs instead of percentiles', () => {
  const sentence = (ns: number[]) =>
    handoffSentence({
      ...runOf('A ##'),
      handoffUs: { ...summarize(ns, withinThread({ clockStepNs: 5000 })), direct: ns.length, barging: 0, ratioToFloorP50: 1.2 },
    })
  expect(sentence([0, 4000, 40_000, 6200])).toBe('4 hand-offs took less than 5 µs (2 of them), 6.2 µs and 40 µs.')
  expect(sentence(Array(7).fill(0))).toBe('7 hand-offs took less than 5 µs.')
  expect(sentence(Array.from({ length: 29 }, (_, i) => 6000 + 1000 * i))).toBe('29 hand-offs took 6 µs to 34 µs.')
  expect(sentence(Array.from({ length: 30 }, () => 6000))).toBe("Half of 30 hand-offs took at most 6 µs, 1.2 × this machine's park floor.")
})

it('gives the outcome of a run and the marks that keep it out of comparisons', () => {
  expect(caveats(runOf('A ##'))).toEqual([])
  expect(caveats(runOf('A ##', { outcome: 'stopped', because: 'time limit', lost: 2, quality: ['noisy'] }))).toEqual([
    'stopped: time limit',
    'other work used the cores before or after the run',
    '2 events were lost',
  ])
})
