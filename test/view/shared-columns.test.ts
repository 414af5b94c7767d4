import { afterEach, expect, it, vi } from 'vitest'
import { columnsIn, sharing } from '../../src/view/page/shared-columns.ts'
import { sampleResult } from '../export/sample.ts'
import { recordingFrom } from '../metrics/draw.ts'

const result = { ...sampleResult([recordingFrom('A ####ww##\nB .w!w##')]), recordings: [recordingFrom('A ####ww##\nB .w!w##'), undefined] }

afterEach(() => vi.unstubAllGlobals())

it('an isolated page shares the events of a recording, so that no message copies them', () => {
  vi.stubGlobal('crossOriginIsolated', true)
  const shared = sharing(result)
  expect(shared).toEqual(result)
  expect(columnsIn(shared)).toEqual([])
  const [copy, original] = [structuredClone(shared), shared].map(({ recordings }) => recordings[0]!.events[0]!.arg)
  original![0] = 77
  expect(copy![0]).toBe(77)
})

it('another page transfers the events', () => {
  vi.stubGlobal('crossOriginIsolated', false)
  const { recordings } = sharing(result)
  expect(recordings[0]).toBe(result.recordings[0])
  expect(columnsIn(result)).toHaveLength(2 * 3)
})
