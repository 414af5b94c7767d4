import { describe, expect, it } from 'vitest'
import { messageOf } from '../../src/cli/exit-status.ts'
import { probeLines } from '../../src/cli/terminal/machine.ts'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { reportText, tracebacks } from '../../src/cli/terminal/report.ts'
import { toCsv } from '../../src/export/index.ts'
import { LabError } from '../../src/model/errors.ts'
import { printable } from '../../src/model/printable.ts'
import type { Report } from '../../src/model/report.ts'
import { sampleReport, sampleRun } from './sample-report.ts'

const PLAIN = createStyle(false)
/**
 * A text that begins a spreadsheet formula, sets the window's title, erases the screen by a C1 code, reverses the direction of text, and
 * ends the line.
 */
const HOSTILE = '=cmd|x\u001b]0;owned\u0007\u009b2J\u202etxt\u2028\r\u007f"'
/** Fields whose values come from a fixed list. They keep their values, because otherwise the data could not be printed. */
const REGISTERED = new Set(['schema', 'mode', 'outcome', 'verdict', 'gil', 'limit', 'date'])

/** The same data with every text replaced by a hostile one. */
function hostile<T>(data: T): T {
  if (typeof data === 'string') return HOSTILE as T
  if (Array.isArray(data)) return data.map(hostile) as T
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, REGISTERED.has(name) ? value : hostile(value)])) as T
}

const stopped = sampleRun({ outcome: 'stopped', because: 'x', error: 'x', quality: ['x'], stalls: [{ atMs: 1, ms: 2 }] })
const processes = sampleRun({ processes: [{ name: 'x', startMs: 5, exitCode: 0 }], constants: { THREADS: 2 } })
const sample: Report = {
  ...sampleReport([sampleRun(), stopped, processes]),
  claims: [{ experiment: 'x', claim: 'x', verdict: 'refuted', because: 'x', measured: 'x', reference: 'x' }],
}
const report = { ...hostile(sample), machine: { ...hostile(sample.machine), canaries: { [HOSTILE]: HOSTILE } } } as Report

describe('text from a file reaches', () => {
  it.each([
    ['the report on the terminal', () => reportText(report, 100, PLAIN)],
    ['a replayed report', () => reportText({ ...report, mode: 'replay' }, 80, PLAIN)],
    ['tracebacks', () => tracebacks(report)],
    ['the lines of a machine', () => probeLines(report.machine as Parameters<typeof probeLines>[0], 80, PLAIN).join('\n')],
    ['messages of the lab', () => messageOf(new LabError('usage', HOSTILE, HOSTILE))],
    ['messages of a fault', () => messageOf(new Error(HOSTILE))],
    ['CSV', () => [...toCsv(report)].join('')],
  ])('%s without control characters other than line feeds', (_, print) => {
    const text = print()
    expect(text).toContain('owned')
    expect([...text].filter((letter) => letter !== '\n' && printable(letter) !== letter)).toEqual([])
  })

  it('CSV as text, never as a formula', () => {
    const texts = ['=1+1', '+1', '-1', '@x', ' =1', '\t=1', '\r=1', 'a=1']
    const names = texts.map((text) => [...toCsv(sampleReport([sampleRun({ experiment: text })]))].at(-1)?.split(',')[0])
    expect(names).toEqual(["'=1+1", "'+1", "'-1", "'@x", "' =1", "'\t=1", '\\x0d=1', 'a=1'])
    expect([...toCsv(sampleReport([sampleRun({ wallMs: -1 })]))].at(-1)).toContain(',-1,')
  })
})

describe('printable text', () => {
  it('escapes control characters as Python does and keeps all others', () => {
    expect(printable('\u001b[31m\u009b\u202e\u2028')).toBe('\\x1b[31m\\x9b\\u202e\\u2028')
    expect(printable('naïve 数 µs ×\n\tx')).toBe('naïve 数 µs ×\n\tx')
  })
})
