import { describe, expect, it } from 'vitest'
import { createStyle } from '../../src/cli/terminal/output.ts'
import { printedElsewhere } from '../../src/cli/terminal/program-output.ts'
import { toHtml } from '../../src/export/index.ts'
import { endOf, MOST_CHARACTERS, printedAndRaised, printedBy, printedWords, shownEnd } from '../../src/export/printed-output.ts'
import { bounded } from '../../src/lab/worker/bounded-output.ts'
import { sampleRun } from '../cli/sample-report.ts'
import { sampleRecordings, sampleResult, textOf } from './sample.ts'

/** Makes a run from each line. The line "tick 1 text" becomes a run under tick, in round 1, that printed "text". */
const runs = (...lines: readonly string[]) =>
  lines.map((line) => {
    const [gil, round, ...text] = line.split(' ')
    return sampleRun({
      experiment: 'race.py',
      variant: '',
      gil: gil!,
      round: Number(round),
      stdout: text.length > 0 ? `${text.join(' ')}\n` : '',
    })
  })

const headings = (...lines: readonly string[]) => {
  const all = printedBy(runs(...lines))
  return all.map((one) => `${printedWords(one, all)}: ${one.text.trim()}`)
}

describe('what runs printed', () => {
  it('is one text if it is the same under every GIL', () => {
    expect(headings('tick 1 done', 'switch 1 done', 'tick 2 done', 'switch 2 done')).toEqual(['Printed under every GIL: done'])
    expect(headings('tick 1 done')).toEqual(['Printed under tick: done'])
  })

  it('is shown under the names of its GILs if it differs, even if it is empty', () => {
    expect(headings('tick 1 lost 9', 'switch 1 lost 0', 'none 1 lost 9', 'fifo 1')).toEqual([
      'Printed under tick and none: lost 9',
      'Printed under switch: lost 0',
      'Printed nothing under fifo: ',
    ])
  })

  it('is that of round 1, with the number of rounds that printed something else', () => {
    expect(headings('tick 1 a', 'tick 2 b', 'tick 3 a', 'tick 4 c')).toEqual([
      'Printed under tick in round 1; 2 of 3 other rounds printed something else: a',
    ])
    expect(headings('tick 1 a', 'switch 1 a', 'tick 2 a', 'switch 2 b')).toEqual([
      'Printed under every GIL in round 1; 1 of 2 other rounds printed something else: a',
    ])
  })

  it('is the same except for numbers if the program prints a time', () => {
    expect(headings('tick 1 took 0:00:01.5', 'tick 2 took 0:00:02', 'tick 3 took 0:00:01.75')).toEqual([
      'Printed under tick in round 1; 2 of 2 other rounds printed other numbers or times: took 0:00:01.5',
    ])
    expect(headings('tick 1 lost 9', 'tick 2 lost 8', 'tick 3 failed')).toEqual([
      'Printed under tick in round 1; 2 of 2 other rounds printed something else: lost 9',
    ])
  })

  it('includes the tracebacks if a view asks for them', () => {
    const [run] = runs('tick 1 done')
    const failed = { ...run!, stdout: 'done', error: 'ValueError: no\n' }
    expect(printedBy([failed]).map(({ text }) => text)).toEqual(['done'])
    expect(printedBy([failed], printedAndRaised).map(({ text }) => text)).toEqual(['done\nValueError: no\n'])
    expect(printedAndRaised(run!)).toBe('done\n')
    const placed = [
      { after: 2, text: 'Traceback of a thread\n' },
      { after: 2, text: 'Traceback of another\n' },
      { after: 4, text: 'Traceback of the main thread' },
    ]
    expect(printedAndRaised({ stdout: 'a\nb\nc\n', error: 'all', tracebacks: placed })).toBe(
      'a\nTraceback of a thread\nTraceback of another\nb\nTraceback of the main thread\nc\n',
    )
  })

  it('has words that count all characters before its end, those that were dropped too', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join('')
    const [whole, kept] = [shownEnd(text), shownEnd(bounded(text))]
    expect(kept.end).toBe(whole.end)
    const count = (text.length - whole.end.length).toLocaleString('en-US')
    expect(whole.leftOut).toBe(`The first ${count} characters are not shown. The JSON report has them.`)
    expect(kept.leftOut).toMatch(new RegExp(`^The first ${count} characters are not shown\\. The JSON report has 45,\\d{3} of them\\.$`))
    expect(shownEnd('line\n')).toEqual({ end: 'line\n', leftOut: '' })
  })

  it('is cut to the last whole lines if it is long', () => {
    const text = 'line\n'.repeat(MOST_CHARACTERS)
    expect(endOf(text).length).toBeLessThanOrEqual(MOST_CHARACTERS)
    expect(endOf(text)).toMatch(/^line\n.*line\n$/s)
    expect(endOf('x'.repeat(2 * MOST_CHARACTERS))).toBe('x'.repeat(MOST_CHARACTERS))
  })
})

describe('the terminal, which shows round 1 of the first run while it prints', () => {
  const addedFor = (...lines: readonly string[]) => printedElsewhere(runs(...lines), 120, createStyle(false))

  it('adds nothing if all other runs printed the same', () => {
    expect(addedFor('tick 1 done', 'switch 1 done', 'tick 2 done', 'switch 2 done')).toBe('')
    expect(addedFor('tick 1', 'switch 1')).toBe('')
  })

  it('adds each different output under its name', () => {
    expect(addedFor('tick 1 lost 9', 'switch 1 lost 0', 'none 1 lost 7', 'tick 2 lost 8', 'switch 2 lost 0', 'none 2 lost 7')).toBe(
      `race.py under tick printed the lines at the top (the other round printed other numbers or times).
race.py under switch printed:
lost 0
race.py under none printed:
lost 7
`,
    )
    expect(addedFor('tick 1', 'switch 1 x')).toBe('race.py under tick printed nothing.\nrace.py under switch printed:\nx\n')
  })

  it('names the variants if there are several', () => {
    const ofVariants = ['1 thread', '2 threads'].map((variant) => sampleRun({ experiment: 'race', variant, gil: 'tick', stdout: variant }))
    expect(printedElsewhere(ofVariants, 120, createStyle(false))).toBe(
      'race (1 thread) under tick printed the lines at the top.\nrace (2 threads) under tick printed:\n2 threads\n',
    )
  })
})

it('the HTML report has each output of the program under its GILs', () => {
  const sample = sampleResult(sampleRecordings().slice(0, 3))
  const texts = ['lost <9>\n', 'lost 0\n', 'lost 0\n']
  const printing = { ...sample.report, runs: sample.report.runs.map((run, i) => ({ ...run, stdout: texts[i]! })) }
  const html = textOf(toHtml({ ...sample, report: printing }))
  expect(html).toContain('Printed under tick.</p><pre class="output" tabindex="0">lost &lt;9&gt;\n</pre>')
  expect(html).toContain('Printed under switch and none.</p><pre class="output" tabindex="0">lost 0\n</pre>')
  expect(textOf(toHtml(sample))).not.toContain('class="output"')
  const failed = { ...sample.report, runs: printing.runs.map((run) => ({ ...run, error: 'ValueError: no\n' })) }
  expect(textOf(toHtml({ ...sample, report: failed }))).toContain('tabindex="0">lost 0\nValueError: no\n</pre>')
})
