import type { SourcePlace } from '../../model/recording.ts'
import type { BoardRun, Layout } from './board-layout.ts'
import type { Slice } from './find-slice.ts'
import type { Theme } from './theme.ts'
import type { TimeWindow } from './window.ts'

/** What a board draws. */
export interface Scene {
  readonly runs: readonly BoardRun[]
  readonly layout: Layout
  readonly window: TimeWindow
  readonly theme: Theme
  /** Device pixels per CSS px. */
  readonly ratio: number
  readonly cursor?: Slice | undefined
  readonly pointed?: Slice | undefined
  /** The line of the program whose slices are marked. */
  readonly marked?: SourcePlace | undefined
}

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** The x of a time, CSS px. */
export function xOf(ns: number, { left, plotWidth }: Layout, { fromNs, toNs }: TimeWindow): number {
  return left + ((ns - fromNs) / (toNs - fromNs)) * plotWidth
}
