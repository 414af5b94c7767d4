import { span } from '../../charts/figures.ts'
import { buildTimeline } from '../../trace/timeline.ts'
import { breathe, make, uniqueId } from '../dom.ts'
import type { Measured } from '../programs.ts'
import { type TimelineView, timelineView } from './timeline-view.ts'

/** ns */
const LENGTHS = [100e3, 1e6, 10e6, 50e6, 100e6, 500e6, 1e9, 5e9]
const DEFAULT_LENGTH = 100e6

/** A thread alone holds it all the time: there is nothing to see. */
export function hasTimeline({ run, recording }: Measured): boolean {
  return recording?.settings.recording === true && run.threads.length > 1
}

/** Who held the GIL under each of several, one scale for all. Long recordings take a while to become timelines: they come one by one. */
export async function timelines(measured: readonly Measured[]): Promise<HTMLElement[]> {
  const shown = measured.filter(hasTimeline)
  if (shown.length === 0) return []
  const lengths = lengthsFor(shown)
  const views: TimelineView[] = []
  for (const { run, recording } of shown) {
    await breathe()
    views.push(timelineView(buildTimeline(recording!), run.gil, lengths.chosen))
  }
  return [lengthChoice(lengths, views), ...views.map(({ element }) => element)]
}

interface Lengths {
  readonly all: readonly number[]
  readonly chosen: number
}

/** Slices that are shorter than the longest run, and all of that: one length for all GILs, so that the pictures have one scale. */
function lengthsFor(measured: readonly Measured[]): Lengths {
  const walls = measured.map(({ recording }) => recording!.endNs - recording!.startNs)
  const longest = Math.max(1, ...walls)
  const all = [...LENGTHS.filter((length) => length < longest), longest]
  return { all, chosen: Math.min(DEFAULT_LENGTH, longest) }
}

function lengthChoice({ all, chosen }: Lengths, views: readonly TimelineView[]): HTMLElement {
  const options = all.map((length, index) => {
    const words = index === all.length - 1 ? `all, ${span(length / 1000)}` : span(length / 1000)
    return make('option', { value: length, selected: length === chosen }, words)
  })
  const list = make('select', { id: uniqueId('length') }, ...options)
  list.addEventListener('change', () => {
    for (const view of views) view.setLength(Number(list.value))
  })
  return make('p', { class: 'field inline' }, make('label', { for: list.id }, 'Length of the slices'), list)
}
