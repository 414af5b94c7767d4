import { EXPERIMENTS } from '../../experiments/index.ts'
import { run } from '../../lab/run.ts'
import { capitalised } from '../../model/capitalised.ts'
import { Remaining } from '../../model/remaining.ts'
import { isStatus, type Progress, type RunRequest } from '../../model/run.ts'
import { browserPlatform } from '../../platform/browser.ts'
import type { Platform } from '../../platform/platform.ts'
import { endSentence } from '../end-sentences.ts'
import { limitsStorage } from '../limits-storage.ts'
import { areItsOwn } from '../own-gils.ts'
import { GrowingResult } from '../parts/growing-result.ts'
import { statusSentence } from '../status-sentences.ts'
import { liveTimeline } from '../timeline/index.ts'
import { seriesOf } from './quick.ts'
import { resultsFor, translatorFor, wordsFor } from './results-for.ts'
import type { RunDisplay, RunFollower, ShownReport } from './run-display.ts'
import { type AuthorContent, runRequestOf, type TagRequest } from './tag-request.ts'

/** All elements of a page share one platform, so that the browser compiles the lab's WebAssembly machine only once. */
let platform: Platform | undefined

/** Measures in this page and shows the results in `display`. */
export async function showLive(
  tag: TagRequest,
  content: AuthorContent,
  display: RunDisplay,
  { signal, onProgress, guess, isPrecise = false }: RunFollower,
): Promise<ShownReport> {
  const timeline = liveTimeline(translatorFor(display))
  const isDense = tag.compact || tag.compare
  if (!isDense) display.stage.append(timeline.element)
  const view = await resultsFor(tag, content, display)
  const asked = withoutOwnGils(runRequestOf(tag, content))
  const { request, quickRounds, more } = seriesOf(asked, isPrecise)
  const open = EXPERIMENTS.filter(({ id }) => id === request.experiment).map(({ id, claim }) => ({ experiment: id, claim }))
  const growing = new GrowingResult()
  const words = { ...wordsFor(guess), ...(quickRounds !== undefined && { quickRounds }) }
  view.begin({ ...words, open })
  platform ??= browserPlatform()
  const remaining = new Remaining()
  const found = await run(request, platform, {
    signal,
    limits: limitsStorage,
    live: true,
    onProgress: (progress) => {
      forwardProgress(progress, remaining, display, onProgress)
      if (!isDense) timeline.take(progress)
      if (progress.phase === 'idle cores') view.machine(progress)
      if (progress.phase === 'machine') view.machine(progress.machine)
      const grown = growing.take(progress)
      return grown && view.grow(grown)
    },
  })
  const result = growing.whole(found)
  timeline.element.remove()
  if (result.report.runs.length > 0) await view.show(result, words)
  return { report: result.report, words: endSentence(result.report), ...(more && { more }) }
}

/** Forwards progress without recordings, which stay in the document that made them. */
function forwardProgress(progress: Progress, remaining: Remaining, display: RunDisplay, onProgress: RunFollower['onProgress']): void {
  const words = statusSentence(progress)
  const left = progress.phase === 'run' ? remaining.words(progress) : ''
  if (words) display.say(left ? `${words} ${capitalised(left)}.` : words)
  if (progress.phase === 'run') display.progress(progress.done, progress.total)
  if (isStatus(progress) || progress.phase === 'stdout') onProgress(progress)
  if (progress.phase !== 'measured') return
  const { recording: _stays, ...forwarded } = progress
  onProgress(forwarded)
}

/** Drops the list of GILs if it only repeats the experiment's own GILs. */
function withoutOwnGils(request: RunRequest): RunRequest {
  const experiment = EXPERIMENTS.find(({ id }) => id === request.experiment)
  const { gil, ...rest } = request
  return experiment && gil && areItsOwn(gil, experiment) ? rest : request
}
