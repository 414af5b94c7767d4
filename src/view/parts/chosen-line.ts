import type { SourcePlace } from '../../model/recording.ts'
import type { ProgramSource } from '../../model/run.ts'

/** The line that a chosen slice ran, or at which its thread waits; undefined if no slice is chosen or its line is unknown. */
interface ChosenLine {
  readonly line: SourcePlace | undefined
  readonly source: ProgramSource
}

const EVENT = 'gil-lab-line'

/** Announces a chosen slice to the page around the results. An event passes the parts in between, which do not need it. */
export function chooseLine(at: HTMLElement, detail: ChosenLine): void {
  at.dispatchEvent(new CustomEvent(EVENT, { bubbles: true, detail }))
}

/** Calls the listener with each line that the reader chooses within `place`. */
export function onChosenLine(place: HTMLElement, listener: (chosen: ChosenLine) => void): void {
  place.addEventListener(EVENT, (event) => listener((event as CustomEvent<ChosenLine>).detail))
}
