import { describe, expect, it } from 'vitest'
import type { ProgramResult, Search } from '../../src/check/programs/check-program.ts'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { isUnchecked, programLines } from '../../src/cli/terminal/program-check-report.ts'

const resultOf = (schedules: number, cutOff: number): ProgramResult => ({
  gil: 'switch',
  searches: [],
  stdout: '',
  cutOff,
  schedules,
  steps: 1000,
  ms: 1,
})

/** The last lines of a check without a bug: what it says about cut-off runs, and its verdict. */
const endOf = (schedules: number, cutOff: number) => programLines(resultOf(schedules, cutOff), '', '', 200, createStyle(false)).slice(2)

describe('the report of a check that finds no bug', () => {
  it('passes a program whose runs were all complete', () => {
    expect(endOf(581, 0)).toEqual(['✓ No schedule that was tried breaks the program.'])
    expect(isUnchecked(resultOf(581, 0))).toBe(false)
  })

  it.each([
    [579, '2 of 581 runs were complete.'],
    [580, '1 of 581 runs was complete.'],
  ])('counts the complete runs if %i of 581 were cut off', (cutOff, words) => {
    const advice = "A run is cut off after 100,000 steps. Give the program's loops fewer rounds."
    expect(endOf(581, cutOff)).toEqual([`  ${words} ${advice}`, '✓ No complete run breaks the program.'])
    expect(isUnchecked(resultOf(581, cutOff))).toBe(false)
  })

  it('cannot tell if every run was cut off', () => {
    const [words, verdict] = endOf(581, 581)
    expect(words).toContain('None of 581 runs was complete.')
    expect(verdict).toBe('? Cannot tell whether a schedule breaks the program: nothing was checked.')
    expect(isUnchecked(resultOf(581, 581))).toBe(true)
  })
})

describe('a line about a search', () => {
  const lineOf = (search: Search) => programLines({ ...resultOf(581, 0), searches: [search] }, '', '', 200, createStyle(false))[1]

  it.each([
    [{ bound: 0, schedules: 1, cutOff: 0, explored: 1 }, 'no preemptions       the only schedule'],
    [{ bound: 2, schedules: 64, cutOff: 0, explored: 1 }, '≤ 2 preemptions      all 64 schedules'],
    [{ bound: 3, schedules: 20_000, cutOff: 0, explored: 0.129 }, '≤ 3 preemptions      20,000 schedules, about 12 %'],
    [{ schedules: 2000, cutOff: 0 }, 'random preemptions   2,000 schedules'],
  ])('says how many schedules it tried: %j', (search, words) => {
    expect(lineOf(search)).toBe(`  ${words}`)
  })

  it.each([
    [{ bound: 0, schedules: 1, cutOff: 1, explored: 1 }, 'no preemptions       1 schedule, cut off'],
    [{ bound: 1, schedules: 64, cutOff: 3, explored: 1 }, '≤ 1 preemption       64 schedules, 3 cut off'],
    [{ bound: 3, schedules: 20_000, cutOff: 1500, explored: 0.129 }, '≤ 3 preemptions      20,000 schedules, 1,500 cut off'],
    [{ schedules: 2000, cutOff: 2000 }, 'random preemptions   2,000 schedules, cut off'],
  ])('names neither all schedules nor a share if runs were cut off: %j', (search, words) => {
    expect(lineOf(search)).toBe(`  ${words}`)
  })
})
