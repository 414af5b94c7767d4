import { describe, expect, it } from 'vitest'
import { answersOf } from '../../src/answers/index.ts'
import { picturedFirst } from '../../src/answers/pictured.ts'
import { HtmlFile, toCsv, toHtml, toJson, toPerfetto, wholeFile } from '../../src/export/index.ts'
import { parseReport } from '../../src/formats/report-schema.ts'
import { LabError } from '../../src/model/errors.ts'
import type { ClaimReport, RunReport } from '../../src/model/report.ts'
import { recordingFrom } from '../metrics/draw.ts'
import { sampleResult, textOf } from './sample.ts'

const sample = sampleResult()

// biome-ignore lint/suspicious/noExplicitAny: tests read and damage any part of the JSON
type Loose = any

describe('JSON', () => {
  it('gives the same report when read back', () => {
    expect(parseReport(JSON.parse(textOf(toJson(sample.report))))).toEqual(JSON.parse(JSON.stringify(sample.report)))
  })

  it('has no number that JSON cannot represent', () => {
    const empty = sampleResult([recordingFrom('A #', { settings: { recording: true } })])
    expect(() => parseReport(JSON.parse(textOf(toJson(empty.report))))).not.toThrow()
  })
})

describe('a file that is not a report is refused with the path of the error:', () => {
  const refusal = (change: (report: Loose) => unknown): string => {
    const report = JSON.parse(textOf(toJson(sample.report)))
    try {
      parseReport(change(report))
    } catch (error) {
      expect(error).toBeInstanceOf(LabError)
      expect((error as LabError).code).toBe('usage')
      return (error as LabError).whatHappened
    }
    throw new Error('it was taken')
  }

  it('another schema', () => {
    expect(refusal((report) => ({ ...report, schema: 'other/report@2' }))).toContain('This is not a gil-lab/report@1: at schema: ')
  })

  it('the schema of a newer gil-lab', () => {
    expect(refusal((report) => ({ ...report, schema: 'gil-lab/report@2', version: '7.0.0' }))).toMatch(
      /^gil-lab 7\.0\.0 made this file: its schema is gil-lab\/report@2\. This is gil-lab [\d.]+, which reads gil-lab\/report@1\.$/,
    )
  })

  it('a missing figure', () => {
    expect(refusal((report) => ({ ...report, runs: [report.runs[0], { ...report.runs[1], handoffUs: { n: 1 } }] }))).toContain(
      'at runs.1.handoffUs.belowStep: ',
    )
  })

  it('an unknown outcome', () => {
    expect(refusal((report) => ({ ...report, runs: [{ ...report.runs[0], outcome: 'won' }] }))).toContain('at runs.0.outcome: ')
  })

  it('a value of another type', () => {
    expect(refusal(() => 'hello')).toContain('This is not a gil-lab/report@1: ')
    expect(refusal(() => [])).toContain('This is not a gil-lab/report@1: ')
  })

  it('but unknown fields are kept', () => {
    const report = { ...JSON.parse(textOf(toJson(sample.report))), blame: { who: 'Thread-1' } }
    expect(parseReport(report)).toHaveProperty('blame.who', 'Thread-1')
  })
})

describe('CSV', () => {
  it('has a header and one line per run and thread, with equal numbers of cells', () => {
    const lines = textOf(toCsv(sample.report)).trimEnd().split('\n')
    const threads = sample.report.runs.reduce((sum, run) => sum + run.threads.length, 0)
    expect(lines).toHaveLength(1 + threads)
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1)
    expect(lines[0]).toMatch(/^experiment,variant,gil,round,.*,handoffUs\.p50,.*,thread\.name,/)
    expect(lines[1]).toMatch(/^countdown,2 threads,tick,1,5000,/)
  })

  it('quotes cells with a comma, a quote or a line break, and leaves unobserved values empty', () => {
    const recording = recordingFrom('A ##')
    const thread = { ...recording.threads[0]!, name: 'Thread-1 (f, "g")\n' }
    const csv = textOf(toCsv(sampleResult([{ ...recording, threads: [thread] }]).report))
    expect(csv).toContain('"Thread-1 (f, ""g"")\n"')
    const [header, row] = csv.split('\n')
    expect(row!.split(',')[header!.split(',').indexOf('handoffUs.p50')]).toBe('')
  })
})

describe('HTML', () => {
  const claim: ClaimReport = { experiment: 'countdown', claim: 'A.', verdict: 'confirmed', because: 'B.', measured: '', reference: '' }
  const html = textOf(wholeFile(new HtmlFile({ answersOf, picturedFirst }), { ...sample, report: { ...sample.report, claims: [claim] } }))

  it('is self-contained: it has no script and loads nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|@import|url\((?!#)/)
    expect(html.match(/https?:\/\/[^"]*/g)?.every((address) => address === 'http://www.w3.org/2000/svg')).toBe(true)
  })

  it('begins with the answer of each program and its bars, before the machine', () => {
    const [opening] = html.split('<h2>What this machine can do</h2>')
    expect([...opening!.matchAll(/<h2>([^<]*)<\/h2><p class="faint">[^<]*<\/p><figure/g)].map(([, headline]) => headline)).toEqual([
      'Without a GIL: 0.499\u00a0× as long as with switch.',
      'Switches at which the longest waiter is passed over: 0\u00a0% (switch).',
    ])
  })

  it('begins with what failed, why, and the traceback, before all figures', () => {
    const error = 'Traceback (most recent call last):\n  File "exc.py", line 1, in <module>\nValueError: <b>'
    const ended = { trapped: { error }, deadlocked: { because: 'A waits for B; B waits for A' } }
    const runs = Object.entries(ended).map(([outcome, facts]) => ({ ...sample.report.runs[0]!, outcome, ...facts }) as RunReport)
    const page = textOf(toHtml({ report: { ...sample.report, runs }, recordings: [], programs: [] }))
    const [, main] = page.split('<main>\n')
    expect(main).toMatch(
      /^<section><h2 class="caveat">The program failed with an exception: ValueError: &lt;b&gt;\. This happened under tick\.<\/h2><pre tabindex="0">Traceback /,
    )
    const parts = ['Traceback', 'Deadlocked: every', '<li>A waits for B</li><li>B waits for A</li>', '<table']
    const places = parts.map((part) => main!.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(main!.match(/<article>.*<\/article>/s)?.[0]).not.toContain('Traceback')
  })

  it('has its programs in the order of their pictures', () => {
    const programs = ['countdown', 'endless']
    const titles = (page: string) =>
      [...page.matchAll(/<section><h2>([^<,]*)/g)].flatMap(([, title]) => programs.filter((one) => one === title))
    expect(titles(textOf(toHtml(sample)))).toEqual(programs)
    const reversed = new HtmlFile({ answersOf, picturedFirst: (items) => items.toReversed() })
    expect(titles(textOf(wholeFile(reversed, sample)))).toEqual(programs.toReversed())
  })

  it('has the machine, a table per program with a row per GIL, pictures, and a sentence about starvation', () => {
    expect(html).toContain('Chromium 156 on Linux x86_64')
    // The page has one table for each program, and a second one for each program with several rounds.
    expect(html.match(/<table aria-label="Figures of /g)).toHaveLength(4)
    expect(html.match(/<table aria-label="All figures of /g)).toHaveLength(3)
    expect(html.match(/<table aria-label="Further figures of /g)).toHaveLength(3)
    expect(html.match(/<th scope="row">(<details class="term"><summary[^>]*>)?switch</g)).toHaveLength(10)
    expect(html).toMatch(/waited longest: [\d.]+\u00a0ms, [\d.]+ switch intervals; for \d+\u00a0% of the time/)
    expect(html).toContain('Hand-off latency under tick')
    expect(html).toContain('stopped: the time limit of 100 ms was reached')
  })

  it('has a table with the data of each picture', () => {
    const figures = [
      ...html.matchAll(/<figure.*?<title>([^<]*)<.*?<\/figure><details><summary>[^<]*<\/summary><div[^>]*><table aria-label="([^"]*)"/gs),
    ]
    // The bars are drawn in two widths.
    expect(figures).toHaveLength(html.match(/<svg/g)!.length - html.match(/<div class="narrow"/g)!.length)
    for (const [, picture, table] of figures) expect(table).toBe(picture)
    const [handoffs] = /<table aria-label="Hand-off latency under tick".*?<\/table>/s.exec(html)!
    const counts = [...handoffs.matchAll(/<td>([\d,]+)<\/td><\/tr>/g)].map(([, count]) => Number(count!.replaceAll(',', '')))
    const [, n] = /Hand-off latency under tick, n = ([\d,]+)/.exec(html)!
    expect(counts.reduce((sum, count) => sum + count)).toBe(Number(n!.replaceAll(',', '')))
  })

  it('shows no more than 100 ms of a timeline', () => {
    for (const [, from, to] of html.matchAll(/, ([\d.]+) ms to ([\d.]+) ms of the run</g)) {
      expect(Number(to) - Number(from)).toBeLessThanOrEqual(101)
    }
  })

  it('escapes text from the program', () => {
    const evil = recordingFrom('A ##w##\nB .w##', {
      settings: { experiment: '<script>alert(1)</script>' },
      because: '<b>',
      outcome: 'stopped',
    })
    expect(textOf(toHtml(sampleResult([evil])))).not.toMatch(/<script|<b>/)
  })

  it('works without recordings, because a replayed report has none', () => {
    expect(textOf(toHtml({ report: { ...sample.report, mode: 'replay' }, recordings: [], programs: [] }))).toContain('a replay')
  })
})

describe('a Perfetto trace', () => {
  const trace = JSON.parse(textOf(toPerfetto(sampleResult([recordingFrom('A ####ww##\nB .w!w##')]))))
  const of = (ph: string) => trace.traceEvents.filter((event: { ph: string }) => event.ph === ph)

  it('has one process per run and one named track per thread', () => {
    expect(of('M').map(({ name, args }: Loose) => [name, args.name ?? args.sort_index])).toEqual([
      ['process_name', 'drawn · switch · round 1'],
      ['process_sort_index', 1],
      ['thread_name', 'A'],
      ['thread_sort_index', 1],
      ['thread_name', 'B'],
      ['thread_sort_index', 2],
    ])
  })

  it('has one slice per interval, in µs since the start of the run', () => {
    expect(of('X').map(({ tid, name, ts, dur }: Loose) => [tid, name, ts, dur])).toEqual([
      [1, 'running', 0, 4],
      [1, 'waiting', 4, 2],
      [1, 'running', 6, 2],
      [2, 'waiting', 1, 3],
      [2, 'running', 4, 2],
    ])
  })

  it('has an arrow from the end of each hold to the start of the next, and a mark at each drop request', () => {
    expect(of('s').map(({ tid, ts }: Loose) => [tid, ts])).toEqual([
      [1, 3.999],
      [2, 5.999],
    ])
    expect(of('f').map(({ tid, ts, bp }: Loose) => [tid, ts, bp])).toEqual([
      [2, 4, 'e'],
      [1, 6, 'e'],
    ])
    expect(of('i')).toMatchObject([{ tid: 2, ts: 2, name: 'drop request' }])
  })
})
