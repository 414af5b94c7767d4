import { expect, it } from 'vitest'
import { denseTimelinesSvg, longestNs } from '../../src/charts/dense-timelines.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { drawnNs, lanesOf } from '../../src/trace/lanes.ts'
import { recordingFrom } from '../metrics/draw.ts'

const run = lanesOf(buildTimeline(recordingFrom('A ####....\nB ....####')))
const draw = (wholeNs?: number) =>
  denseTimelinesSvg([{ label: 'tick', run: { ...run, ...(wholeNs && { wholeNs }) } }], { width: 600, height: 100, title: 'A run' })

it('the picture of a part of a run shows where the events end, and that more was not kept', () => {
  expect(draw(run.wallNs * 10)).toContain('>not kept</text>')
  expect(draw(run.wallNs * 10)).toContain('stroke-dasharray')
  expect(draw()).not.toMatch(/not kept|stroke-dasharray/)
})

it('the time axis of a part of a run ends after the part, and within the run', () => {
  expect(drawnNs({ wallNs: 100 })).toBe(100)
  expect(drawnNs({ wallNs: 100, wholeNs: 110 })).toBe(110)
  expect(drawnNs({ wallNs: 100, wholeNs: 900 })).toBe(120)
  expect(longestNs([{ label: '', run: { ...run, wholeNs: run.wallNs * 10 } }])).toBeGreaterThan(run.wallNs)
})

it('each lane has the name of its thread', () => {
  expect([...draw().matchAll(/<g><title>([^<]*)<\/title>/g)].map(([, name]) => name)).toEqual(['A', 'B'])
})
