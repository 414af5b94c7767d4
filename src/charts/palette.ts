import type { State } from '../model/timeline.ts'

/**
 * Blue and orange, which all kinds of colour blindness tell apart, at least 3 : 1 against white and against #111. A page may set the
 * variables. Colour never speaks alone: running is a full bar, waiting a half one, blocked a line.
 */
export const COLOURS: Readonly<Record<State | 'mark', string>> = {
  running: 'var(--gil-running, #2878c0)',
  waiting: 'var(--gil-waiting, #cf7a00)',
  blocked: 'var(--gil-blocked, #8a8f98)',
  mark: 'var(--gil-mark, #c0398b)',
}

/** The same on dark paper, #14171b: lighter, so that they stand out as much. For a page or a picture that has no theme of the lab's. */
export const ON_DARK = '--gil-running:#4a9ae0;--gil-waiting:#e08e1b;--gil-mark:#e070b0'

/** How high a state's bar is, of its lane's height. */
export const BAR_HEIGHT: Readonly<Record<State, number>> = { running: 1, waiting: 0.5, blocked: 0.12 }
