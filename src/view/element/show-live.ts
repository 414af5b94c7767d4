import { EXPERIMENTS } from '../../experiments/index.ts'
import { run } from '../../lab/run.ts'
import { isStatus, type Progress, type RunRequest } from '../../model/run.ts'
import { browserPlatform } from '../../platform/browser.ts'
import type { Platform } from '../../platform/platform.ts'
import { areItsOwn } from '../own-gils.ts'
import { SoFar } from '../parts/growing-result.ts'
import { resultsView } from '../parts/results-view.ts'
import { endWords, statusWords } from '../status-sentences.ts'
import results from '../styles/results.css?inline'
import { liveTimeline } from '../timeline/index.ts'
import type { Following, Place, Shown } from './run-display.ts'
import { adopt } from './sheets.ts'
import { type Asked, type Given, requestOf } from './tag-request.ts'

/** One for all elements of a page: the machine is compiled once. */
let platform: Platform | undefined

/** Measures in this page, and shows it in this place. */
export async function showLive(asked: Asked, given: Given, place: Place, { signal, onProgress }: Following): Promise<Shown> {
  adopt(place.root, results)
  const view = resultsView({ footFolded: true })
  const timeline = liveTimeline()
  place.stage.append(timeline.element, view.element)
  const request = asItIs(requestOf(asked, given))
  const open = EXPERIMENTS.filter(({ id }) => id === request.experiment).map(({ id, claim }) => ({ experiment: id, claim }))
  const soFar = new SoFar()
  platform ??= browserPlatform()
  const found = await run(request, platform, {
    signal,
    live: true,
    onProgress: (progress) => {
      tell(progress, place, onProgress)
      timeline.take(progress)
      const grown = soFar.take(progress)
      return grown && view.show(grown, open)
    },
  })
  const result = soFar.whole(found)
  timeline.element.remove()
  if (result.report.runs.length > 0) await view.show(result)
  return { report: result.report, words: endWords(result.report) }
}

/** Recordings stay where they were made. */
function tell(progress: Progress, place: Place, onProgress: Following['onProgress']): void {
  const words = statusWords(progress)
  if (words) place.say(words)
  if (progress.phase === 'run') place.progress(progress.done, progress.total)
  if (isStatus(progress) || progress.phase === 'stdout') onProgress(progress)
  if (progress.phase !== 'measured') return
  const { recording: _stays, ...told } = progress
  onProgress(told)
}

/** What the tag may have written out is left out again. */
function asItIs(request: RunRequest): RunRequest {
  const experiment = EXPERIMENTS.find(({ id }) => id === request.experiment)
  const { gil, ...rest } = request
  return experiment && gil && areItsOwn(gil, experiment) ? rest : request
}
