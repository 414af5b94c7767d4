import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { reportText } from '../../src/cli/terminal/report.ts'
import { toHtml, toRecording } from '../../src/export/index.ts'
import { stoppedWords } from '../../src/export/stopped.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import { endSentence } from '../../src/view/end-sentences.ts'
import { underGils } from '../../src/view/gallery-run.ts'
import { sampleReport, sampleRun } from '../cli/sample-report.ts'
import { sampleRecordings, sampleResult, textOf } from './sample.ts'

const rounds = (made: number, planned: number, last = {}) => ({
  ...sampleReport(Array.from({ length: made }, (_, i) => sampleRun({ round: i + 1, ...(i + 1 === made && last) }))),
  planned,
})

describe('a series that was stopped', () => {
  it('is not reported as complete', () => {
    expect(endSentence(rounds(25, 125))).toBe('Stopped after 25 of 125 runs. The results up to then are shown.')
    expect(endSentence(rounds(26, 125, { outcome: 'stopped' }))).toBe('Stopped in run 26 of 125. The results up to then are shown.')
    expect(endSentence(rounds(1, 1, { outcome: 'stopped' }))).toBe('Stopped in run 1. The results up to then are shown.')
    expect(endSentence(rounds(0, 3))).toBe('Stopped before anything was measured.')
    expect(endSentence(rounds(3, 3))).toBe('Done: 3 runs.')
    expect(endSentence(rounds(3, 3, { outcome: 'trapped' }))).toBe('Done: 3 runs; 1 failed with an exception.')
  })

  it('is marked in the terminal, in HTML and in a replay', () => {
    expect(reportText(rounds(2, 8), 80, createStyle(false))).toContain('Stopped after 2 of 8 runs.')
    const sample = sampleResult(sampleRecordings().slice(0, 2))
    const stopped = { ...sample, report: { ...sample.report, planned: 8 } }
    expect(textOf(toHtml(stopped))).toContain('<p class="caveat">Stopped after 2 of 8 runs.</p>')
    expect(stoppedWords(parseRecording(textOf(toRecording(stopped))).report)).toEqual(['Stopped after 2 of 8 runs.'])
    expect(textOf(toHtml(sample))).not.toContain('Stopped')
  })

  it('says which threads were still running, and which GILs did not run', () => {
    const unended = ['Thread-1 (work) was still at line 3 of loop.py', 'MainThread waits in join() for Thread-1 (work)']
    const stopped = { ...rounds(1, 3, { gil: 'tick', outcome: 'stopped', unended }), notRun: ['switch', 'none'] }
    expect(stoppedWords(stopped)).toEqual([
      'Stopped in run 1 of 3.',
      `When it was stopped under tick, ${unended.join(', and ')}.`,
      'Nothing ran under switch and none.',
    ])
    const many = rounds(1, 1, { gil: 'tick', outcome: 'stopped', unended: [...unended, ...unended, ...unended] })
    expect(stoppedWords(many)[1]).toMatch(/, and 3 more threads had not ended\.$/)
  })

  it('differs from a complete series of which only some GILs are shown', () => {
    const whole = sampleResult(sampleRecordings().slice(0, 3))
    const shown = (planned: number) => underGils({ ...whole, report: { ...whole.report, planned } }, ['tick'])
    expect([shown(3), shown(9)].map(({ result }) => stoppedWords(result.report))).toEqual([[], []])
    expect([shown(3).notes, shown(9).notes]).toEqual([[], ['Stopped after 3 of 9 runs.']])
  })
})
