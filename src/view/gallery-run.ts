import * as v from 'valibot'
import { stoppedWords } from '../export/stopped.ts'
import { readRecording } from '../formats/read-recording.ts'
import { LabError } from '../model/errors.ts'
import type { RunResult } from '../model/run.ts'
import { identify } from '../platform/user-agent.ts'
import { boundedText } from './bounded-text.ts'

/** Maximum size of a gallery file: far above the size of the largest one, and small enough for a page's memory. */
const MOST_BYTES = 32 * 2 ** 20

const fileName = v.pipe(v.string(), v.regex(/^[\w.-]+\.json$/))
const gallery = v.object({
  schema: v.literal('gil-lab/gallery@1'),
  recordings: v.array(v.object({ experiment: v.string(), browser: v.string(), recording: fileName })),
})

interface GalleryOptions {
  readonly signal?: AbortSignal | undefined
  /** The user agent of the reader's browser. Default: this browser's. */
  readonly userAgent?: string
  /** The experiment's title. Default: its id. */
  readonly title?: string | undefined
  /** The advice of the error if the gallery has no recording. The default sends the reader to the lab. */
  readonly advice?: string
}

/**
 * The gallery's recording of an experiment: one from the engine of the reader's browser if the gallery has one, otherwise the first
 * recording of the experiment.
 * @param site URL of the lab's site, with a trailing slash
 * @throws LabError 'cannot-measure' if the gallery has none or cannot be fetched, 'usage' if the file is not a recording
 */
export async function fetchGalleryRun(site: URL, experiment: string, options: GalleryOptions = {}): Promise<RunResult> {
  const { userAgent = navigator.userAgent, title = experiment, advice } = options
  const own = (await fetchGallery(site, options)).filter((one) => one.experiment === experiment)
  const { on } = identify(userAgent)
  const chosen = own.find(({ browser }) => browser === on) ?? own[0]
  if (!chosen) throw unavailable(`The gallery has no recorded run of "${title}"`, advice)
  return readRecording(await fetchText(new URL(chosen.recording, folderOf(site)), options))
}

/** The ids of the experiments that the gallery has a recording of. @throws LabError 'cannot-measure' if the gallery cannot be fetched */
export async function recordedExperiments(site: URL): Promise<ReadonlySet<string>> {
  return new Set((await fetchGallery(site)).map(({ experiment }) => experiment))
}

async function fetchGallery(site: URL, options: GalleryOptions = {}): Promise<v.InferOutput<typeof gallery>['recordings']> {
  const listed = v.safeParse(gallery, jsonOf(await fetchText(new URL('index.json', folderOf(site)), options)))
  if (!listed.success) throw unavailable(`${folderOf(site)} has no gallery of recordings`, options.advice)
  return listed.output.recordings
}

function folderOf(site: URL): URL {
  return new URL('gallery/', site)
}

/** The part of a recording that matches the requested GILs. */
interface RunsUnderGils {
  /** The runs under these GILs, or all runs if none is requested. The verdict stays that of the whole recording. */
  readonly result: RunResult
  /** Sentences about differences from the request; empty if there are none. */
  readonly notes: readonly string[]
  /** A sentence about the runs that the verdict includes and that are not shown; empty if there are none. */
  readonly verdictNotes: readonly string[]
}

/** Selects the runs under the requested GILs. @throws LabError 'cannot-measure' if the recording has no such run */
export function underGils(whole: RunResult, gils: readonly string[]): RunsUnderGils {
  const { report, recordings } = whole
  const recorded = [...new Set(report.runs.map(({ gil }) => gil))]
  const shown = gils.length > 0 ? recorded.filter((gil) => gils.includes(gil)) : recorded
  if (shown.length === 0) throw unavailable(`The recording has no run under ${among(gils)}, only under ${among(recorded)}`)
  const missing = gils.filter((gil) => !recorded.includes(gil))
  const notes = missing.length > 0 ? [`The recording has no run under ${among(missing)}.`] : []
  if (shown.length === recorded.length) return { result: whole, notes, verdictNotes: [] }
  // The number of planned runs, the comparisons and their noise floors are those of the whole recording. They would be wrong for a part, so
  // the report of the part omits them. Only the notes below use `planned`.
  const { planned: _ofWhole, notRun: _notRun, noise: _floors, ...part } = report
  const isShown = (index: number) => shown.includes(report.runs[index]!.gil)
  const leftOut = report.claims.length > 0 ? recorded.filter((gil) => !shown.includes(gil)) : []
  return {
    result: {
      ...whole,
      report: { ...part, runs: report.runs.filter((_, index) => isShown(index)), comparisons: [] },
      recordings: recordings.filter((_, index) => isShown(index)),
    },
    notes: [...notes, ...stoppedWords(report)],
    verdictNotes: leftOut.length > 0 ? [`The verdict is that of the whole recording, which also has runs under ${among(leftOut)}.`] : [],
  }
}

/** The names as a list in words, for example "tick, switch and none". */
function among(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}

async function fetchText(url: URL, { signal, advice }: GalleryOptions): Promise<string> {
  let response: Response
  try {
    response = await fetch(url, signal ? { signal } : {})
  } catch (error) {
    if (signal?.aborted) throw error
    throw unavailable(`${url} could not be fetched`, advice)
  }
  if (!response.ok) throw unavailable(`${url} could not be fetched: ${response.status}`, advice)
  const text = await boundedText(response, MOST_BYTES)
  if (text === undefined) throw unavailable(`${url} is too large for a recording of the gallery`, advice)
  return text
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unavailable(what: string, advice = 'Open the lab in a new tab.'): LabError {
  return new LabError('cannot-measure', `${what}.`, advice)
}
