import type { State } from '../model/timeline.ts'

/**
 * Blue and orange can be distinguished with all kinds of colour blindness, and have a contrast of at least 3 : 1 with white and with #111.
 * A page may set the variables to other colours. The bars' heights and patterns carry the same information: running is a full bar, waiting
 * half a bar with stripes, blocked a dotted line.
 */
export const COLOURS: Readonly<Record<State | 'mark', string>> = {
  running: 'var(--gil-running, #2878c0)',
  waiting: 'var(--gil-waiting, #cf7a00)',
  blocked: 'var(--gil-blocked, #8a8f98)',
  mark: 'var(--gil-mark, #c0398b)',
}

/**
 * CSS declarations of lighter colours, which have a contrast of at least 3 : 1 with the dark background #14171b. Pages and pictures without
 * the lab's themes use these declarations.
 */
export const ON_DARK = '--gil-running:#4a9ae0;--gil-waiting:#e08e1b;--gil-mark:#e070b0'

/** The height of a state's bar, relative to its lane's. */
export const BAR_HEIGHT: Readonly<Record<State, number>> = { running: 1, waiting: 0.5, blocked: 0.12 }
