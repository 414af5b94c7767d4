import { describe, expect, it } from 'vitest'
import { comparedText } from '../../src/cli/terminal/compared.ts'
import { reportsText } from '../../src/cli/terminal/compared-reports.ts'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { compareReports } from '../../src/comparisons/reports.ts'
import { toComparedHtml } from '../../src/export/compared-html.ts'
import { methodWords } from '../../src/export/compared-words.ts'
import type { ComparedGoal, ComparedReport, SampledRun } from '../../src/model/compared.ts'
import { MACHINE, sampleReport, sampleRun } from './sample-report.ts'

const PLAIN = createStyle(false)

const goal = (figure: string, ratio: number, verdict: ComparedGoal['verdict'], because = ''): ComparedGoal => ({
  ...{ figure, lab: 'lab, switch', python: 'CPython 3.13.0', ratio, low95: ratio * 0.9, high95: ratio * 1.1, atLeast: 0.9, atMost: 1.1 },
  ...{ verdict, because },
})

function compared(...goals: readonly ComparedGoal[]): ComparedReport {
  const sides = ['lab, switch', 'CPython 3.13.0'].map((name) => ({ name, rounds: [], means: {} }))
  const cell = { program: 'turns.py', variant: '', constants: {}, switchIntervalUs: 5000, texts: [], sides, goals }
  const pythons = [{ name: 'CPython 3.13.0', executable: '/usr/bin/python3', version: '3.13.0', hasGil: true }]
  return { schema: 'gil-lab/compare@1', version: '0.1.0', date: '2026-01-01T00:00:00.000Z', machine: MACHINE, pythons, cells: [cell] }
}

/** Whether these parts follow each other in the text. */
function expectOrder(text: string, ...parts: readonly string[]): void {
  const places = parts.map((part) => text.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}

describe('the method of a comparison in words', () => {
  const over = (value: number) => ({ value, low95: null, high95: null })
  const sampled = { switches: 0, unclear: 0, lost: 0 } as SampledRun
  const words = (switchesPerSecond: number) =>
    methodWords({
      ...{ name: 'lab, switch', rounds: [{ round: 1, wallMs: 0.009, sampled }] },
      means: {
        ...{ sampleNs: over(94), observer: over(2.17) },
        ...{ eventSwitchesPerSecond: over(switchesPerSecond), eventHoldP50Us: over(460), eventHandoffP50Us: over(6) },
      },
    })

  it('says which figures come from slower runs with samples', () => {
    expect(words(0)).toEqual([
      'lab, switch: a sample takes 94 ns. All figures but the wall time are from runs with samples, which take 2.17 × as long.',
    ])
  })

  it('gives the holds by the events of the machine only if there were switches, and says what else they cover', () => {
    expect(words(196)[1]).toBe(
      'lab, switch: by its own events, which cover the start and the end of these runs too, the machine made 196 switches/s; hold p50 460 µs, hand-off p50 6 µs.',
    )
  })
})

describe('a comparison with CPython begins with its headline:', () => {
  it.each([
    [
      'the figure that differs most',
      [goal('hold, median', 1.3, 'outside'), goal('hand-off, median', 0.5, 'outside'), goal('wall', 1, 'within')],
      'turns.py differs most in hand-off, median: lab, switch has 0.5 × that of CPython 3.13.0 (95 % interval 0.45 × to 0.55 ×; goal 0.9 to 1.1). 2 of 3 figures are outside their goals.',
    ],
    [
      'that nothing differs',
      [goal('wall', 1, 'within'), goal('hold', 1, 'within')],
      'Both figures are within their goals. Nothing differs.',
    ],
    [
      'how many figures have no verdict',
      [goal('wall', 1, 'within'), goal('hold', 1, 'cannot tell', 'the rounds differ too much')],
      '1 of 2 figures is within its goal. Cannot tell about the others: the rounds differ too much.',
    ],
    [
      'that one round is too few',
      [goal('wall', 3, 'cannot tell', '1 of at least 3 rounds')],
      'Cannot tell whether the lab differs from CPython: 1 of at least 3 rounds.',
    ],
    ['that there are no goals', [], 'None of these sides has a goal, so their figures have no verdict.'],
  ])('%s', (_, goals, headline) => {
    const text = comparedText(compared(...goals), 400, PLAIN)
    expect(text.split('\n')[0]).toBe(headline)
    expectOrder(text, headline, 'turns.py (', 'Chromium 156 on Linux', '/usr/bin/python3')
    expectOrder(
      toComparedHtml(compared(...goals), () => undefined),
      `<main>\n\n<section><h2>${headline}</h2>`,
      '<table',
    )
  })
})

describe('a comparison of two reports begins with its headline:', () => {
  const report = (wallMs: number, rounds: number) =>
    sampleReport(Array.from({ length: rounds }, (_, index) => sampleRun({ round: index + 1, wallMs: wallMs * (1 + index / 100) })))
  const text = (aMs: number, bMs: number, rounds = 5) => {
    const [a, b] = [report(aMs, rounds), report(bMs, rounds)]
    const files = [
      { file: 'a.json', report: a },
      { file: 'b.json', report: b },
    ] as const
    return reportsText(compareReports(a, b), files, 200, PLAIN)
  }

  it.each([
    [
      'the figure that differs most',
      text(200, 100),
      /^countdown, 2 threads, switch differs most in wall time: a\.json has 2 × that of b\.json \(95 % interval 2(\.00)? × to 2(\.00)? ×\)\. 1 of \d figures differs\.\n/,
    ],
    [
      'that each difference may be noise',
      text(100, 100),
      /^Cannot tell a\.json from b\.json by any of \d figures: each difference may be noise\.\n/,
    ],
    ['that one round is too few', text(200, 100, 1), /^Cannot tell whether a\.json and b\.json differ: too few rounds for an interval\.\n/],
  ])('%s', (_, shown, headline) => {
    expect(shown).toMatch(headline)
    expectOrder(shown, 'The figures are compared directly', 'program', 'A: a.json', 'B: b.json')
  })
})
