import { expect, it } from 'vitest'
import { timelineSvg, timelineTable } from '../../src/charts/timeline.ts'
import { seededRandom } from '../../src/statistics/random.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { sampleRecordings, simulate } from '../export/sample.ts'
import { draw, recordingFrom } from '../metrics/draw.ts'
import { elementsOf } from './xml.ts'

const drawn = draw`
  A ####.ww##
  B .ww!ww#
`

it('has a lane a thread, with a bar for each state, and says what it shows', () => {
  const svg = timelineSvg(drawn, { title: 'Two threads' })
  expect(elementsOf(svg)).toEqual(expect.arrayContaining(['svg', 'title', 'desc', 'path', 'text']))
  expect(svg).toContain('role="img"')
  expect(svg).toContain('<title>Two threads</title>')
  expect(svg).toContain('2 threads, one lane each, from 0 ms to 9 µs of the run')
  expect(svg.match(/class="running"/g)).toHaveLength(2)
  expect(svg.match(/class="waiting"/g)).toHaveLength(2)
  expect(svg.match(/class="blocked"/g)).toHaveLength(1)
  expect(svg.match(/class="request"/g)).toHaveLength(1)
  for (const [state, pattern] of [
    ['waiting', /<path class="waiting" fill="url\(#gil-lab-waiting\) [^"]+"/],
    ['blocked', /<path class="blocked" fill="url\(#gil-lab-blocked\) [^"]+"/],
  ] as const) {
    expect(svg).toMatch(pattern)
    expect(svg).toContain(`<pattern id="gil-lab-${state}"`)
  }
})

it('has a table of what each thread did in the picture, and no more than that', () => {
  const whole = timelineTable(drawn)
  expect(whole.rows.map(({ head, cells }) => [head, ...cells])).toEqual([
    ['A', '2', '6 µs', '1', '2 µs', '1', '1 µs'],
    ['B', '1', '1 µs', '1', '5 µs', '0', '0 ms'],
  ])
  const part = timelineTable(drawn, { from: 500, to: 1000 })
  expect(part.note).toBe('From 500 ns to 1 µs of the run.')
  expect(part.rows[0]!.cells).toEqual(['1', '500 ns', '0', '0 ms', '0', '0 ms'])
})

it('draws the part between from and to, in ns since the start of the run', () => {
  const svg = timelineSvg(drawn, { from: 0, to: 1000 })
  expect(svg.match(/class="running"/g)).toHaveLength(1)
  expect(svg).not.toContain('class="waiting"')
})

it('escapes the names of threads', () => {
  const recording = sampleRecordings()[0]!
  const [first, ...others] = recording.threads
  const named = buildTimeline({ ...recording, threads: [{ ...first!, name: '<b>&"\u0001' }, ...others] })
  expect(() => elementsOf(timelineSvg(named))).not.toThrow()
  expect(timelineSvg(named)).toContain('&lt;b&gt;&amp;&quot;')
})

it('stays of bounded size however many intervals there are, and shows who had most of a pixel', () => {
  const many = simulate(
    { settings: { gil: 'tick' }, threads: 4, wallUs: 2e6, hold: (random) => 5 + 40 * random(), pick: (waiting) => waiting[0]! },
    9,
  )
  const timeline = buildTimeline(many)
  expect(timeline.holds.length).toBeGreaterThan(50_000)
  const svg = timelineSvg(timeline, { width: 800 })
  expect(svg.length).toBeLessThan(300_000)
  elementsOf(svg)
})

it('has room for 64 threads', () => {
  const random = seededRandom(1)
  const crowd = simulate({
    settings: {},
    threads: 64,
    wallUs: 500_000,
    hold: () => 5000,
    pick: (waiting) => waiting[Math.floor(random() * waiting.length)]!,
  })
  const svg = timelineSvg(buildTimeline(crowd))
  expect(svg.match(/text-anchor="end"/g)).toHaveLength(65)
})

it('writes a long name in full where the picture has room for it', () => {
  const named = buildTimeline({
    ...recordingFrom('A ####\nB .ww##'),
    threads: recordingFrom('A ####\nB .ww##').threads.map((thread) => ({
      ...thread,
      name: `Thread-${thread.id} (a_function_with_a_long_name)`,
    })),
  })
  expect(timelineSvg(named, { width: 900 })).toContain('Thread-1 (a_function_with_a_long_name)')
  expect(timelineSvg(named, { width: 500 })).toContain('…')
})
