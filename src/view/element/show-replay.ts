import { readRecording } from '../../formats/read-recording.ts'
import { encodePermalink } from '../../links/permalink.ts'
import { threadsName } from '../../model/base-case.ts'
import { LabError } from '../../model/errors.ts'
import type { RunResult } from '../../model/run.ts'
import { make } from '../dom.ts'
import { fetchGalleryRun, underGils } from '../gallery-run.ts'
import { cardOf } from './card.ts'
import { resultsFor, wordsFor } from './results-for.ts'
import type { RunDisplay, RunFollower, ShownReport } from './run-display.ts'
import type { AuthorContent, TagRequest } from './tag-request.ts'

/** Shows a recorded run: the author's own, or the gallery's. @throws LabError if there is none, or if it cannot be read */
export async function showReplay(
  tag: TagRequest,
  content: AuthorContent,
  display: RunDisplay,
  { signal, guess }: RunFollower,
): Promise<ShownReport> {
  display.offer(await liveUrl(tag, content))
  const whole = content.recording === undefined ? await ofGallery(tag, content, signal) : readRecording(content.recording)
  const { result, notes, verdictNotes } = underGils(whole, tag.gils)
  // Results in little room show no verdict.
  const isDense = tag.compact || tag.compare
  const view = await resultsFor(tag, content, display)
  const sentences = [...notes, ...(isDense ? [] : verdictNotes), ...keptNotes(tag)].map((note) => make('p', {}, note))
  await view.show(result, wordsFor(guess, sentences))
  // The mark above the results names the machine and the date, so the status omits them.
  return { report: result.report, words: 'A recorded run, not measured here.' }
}

/** The notes for a tag that sets threads or an eval breaker. A recording keeps its own number of threads and its own check points. */
function keptNotes({ threads, evalBreaker }: TagRequest): string[] {
  return [
    ...(threads === undefined ? [] : [`The tag asks for ${threadsName(threads)}; a recording keeps its own number.`]),
    ...(evalBreaker ? [`The tag asks for the check points of CPython ${evalBreaker}; a recording keeps its own.`] : []),
  ]
}

function ofGallery({ lab, experiment }: TagRequest, { program }: AuthorContent, signal: AbortSignal): Promise<RunResult> {
  if (!program)
    return fetchGalleryRun(new URL(lab), experiment ?? '', { signal, title: cardOf({ experiment, src: undefined, file: undefined }).title })
  throw new LabError(
    'cannot-measure',
    `${program.file} cannot run here: this browser does not share memory between threads in a frame of another site.`,
    'Run it live in a new tab, or in Chromium.',
  )
}

/**
 * The address of the lab page with the same content. A link cannot contain a recording. So for a recording this is the address of the empty
 * lab page, and the reader can drop the file there.
 */
async function liveUrl({ lab, experiment, gils, evalBreaker }: TagRequest, content: AuthorContent): Promise<string> {
  const { program, recording } = content
  if (recording) return lab
  const settings = evalBreaker ? { ...content.settings, evalBreaker } : content.settings
  const what = program ? { program: program.source, ...(program.files && { files: program.files }) } : experiment ? { experiment } : {}
  return lab + (await encodePermalink({ ...what, ...(gils.length > 0 && { gils }), ...(settings && { settings }) }))
}
