import { readRecording } from '../../formats/read-recording.ts'
import { LabError } from '../../model/errors.ts'
import type { RunResult } from '../../model/run.ts'
import { make } from '../dom.ts'
import { fetchReplay, underGils } from '../gallery-run.ts'
import { resultsView } from '../parts/results-view.ts'
import { encodePermalink } from '../permalink.ts'
import results from '../styles/results.css?inline'
import type { Following, Place, Shown } from './run-display.ts'
import { adopt } from './sheets.ts'
import type { Asked, Given } from './tag-request.ts'

/** Shows a recorded run: the author's own, or that of the lab's gallery. @throws LabError where there is none */
export async function showReplay(asked: Asked, given: Given, place: Place, { signal }: Following): Promise<Shown> {
  place.offer(await liveUrl(asked, given))
  const whole = given.recording === undefined ? await ofGallery(asked, given, signal) : readRecording(given.recording)
  const { result, notes } = underGils(whole, asked.gils)
  adopt(place.root, results)
  const view = resultsView({ footFolded: true })
  view.stage.append(...[...notes, ...ownThreads(asked)].map((note) => make('p', {}, note)))
  place.stage.append(view.element)
  await view.show(result)
  // Where and when stands above the results.
  return { report: result.report, words: 'A recorded run, not measured here.' }
}

/** A recording is of so many threads as it is. */
function ownThreads({ threads }: Asked): string[] {
  return threads === undefined
    ? []
    : [`The tag asks for ${threads} ${threads === 1 ? 'thread' : 'threads'}; a recording keeps its own number.`]
}

function ofGallery({ lab, experiment }: Asked, { program }: Given, signal: AbortSignal): Promise<RunResult> {
  if (!program) return fetchReplay(new URL(lab), experiment ?? '', { signal })
  throw new LabError(
    'cannot-measure',
    `${program.file} cannot run here: this browser does not share memory between threads in a frame of another site.`,
    'Run it live in a new tab, or in Chromium.',
  )
}

/** The lab's own page, with the same in it. A recording's program stands on its page already when that is dropped there. */
async function liveUrl({ lab, experiment, gils }: Asked, { program, recording, settings }: Given): Promise<string> {
  if (recording) return lab
  const what = program ? { program: program.source } : experiment ? { experiment } : {}
  return lab + (await encodePermalink({ ...what, ...(gils.length > 0 && { gils }), ...(settings && { settings }) }))
}
