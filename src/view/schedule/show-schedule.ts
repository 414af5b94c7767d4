// The page and the frame load this file when the reader opens a link that contains a schedule.
import { EXPERIMENTS } from '../../experiments/index.ts'
import type { Shared } from '../../links/permalink.ts'
import { GILS } from '../../model/gils.ts'
import { entryOf } from '../../model/unknown-name.ts'
import { make } from '../dom.ts'
import { adopt } from '../element/sheets.ts'
import { OWN_FILE } from '../page/request.ts'
import { problemBox, problemOf } from '../parts/problem.ts'
import { steppedOf } from '../stepping/link.ts'
import { type Replay, replaySchedule } from './replay.ts'
import css from './schedule.css?inline'
import { scheduleView } from './schedule-view.ts'

/** Replays the schedule of a link, and shows the run in `place`. A replay that `signal` ends shows nothing. */
export async function showSchedule(link: Shared, place: HTMLElement, signal: AbortSignal): Promise<void> {
  const steps = steppedOf(link.schedule ?? '')
  if (steps !== undefined) {
    const { showStepping } = await import('../stepping/show-stepping.ts')
    return showStepping(entryOf('GIL', link.gils?.[0] ?? '', GILS), steps, place, signal)
  }
  adopt(document, css)
  place.replaceChildren(make('p', { role: 'status' }, 'Replaying the schedule.'))
  try {
    const replay = replayOf(link)
    const run = await replaySchedule(replay, signal)
    place.replaceChildren(scheduleView(run, replay))
  } catch (error) {
    if (!signal.aborted) place.replaceChildren(problemBox(problemOf(error)))
  }
}

/** What a link with a schedule replays. */
function replayOf({ experiment, program, files, schedule = '', gils = [], settings }: Shared): Replay {
  const own = program === undefined ? undefined : { file: OWN_FILE, source: program, ...(files && { files }) }
  const replayed = experiment === undefined ? own : entryOf('experiment', experiment, EXPERIMENTS)
  const gil = entryOf('GIL', gils[0] ?? '', GILS)
  return { gil, schedule, ...(replayed && { program: replayed }), evalBreaker: settings?.evalBreaker }
}
