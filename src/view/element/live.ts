import { EXPERIMENTS } from '../../experiments/index.ts'
import { run } from '../../lab/run.ts'
import type { Progress, RunRequest } from '../../model/run.ts'
import { browserPlatform } from '../../platform/browser.ts'
import type { Platform } from '../../platform/platform.ts'
import { resultsView } from '../parts/results.ts'
import results from '../styles/results.css?inline'
import { endWords, statusWords } from '../words.ts'
import { type Asked, requestOf } from './asked.ts'
import type { Given } from './given.ts'
import type { Following, Place, Shown } from './place.ts'
import { adopt } from './sheets.ts'

/** One for all elements of a page: the machine is compiled once. */
let platform: Platform | undefined

/** Measures in this page, and shows it in this place. */
export async function showLive(asked: Asked, { program }: Given, place: Place, { signal, onProgress }: Following): Promise<Shown> {
  adopt(place.root, results)
  const view = resultsView()
  place.stage.append(view.element)
  platform ??= browserPlatform()
  const result = await run(asItIs(requestOf(asked, program)), platform, { signal, onProgress: follower(place, onProgress) })
  if (result.report.runs.length > 0) await view.show(result)
  return { report: result.report, words: endWords(result.report) }
}

function follower(place: Place, onProgress: Following['onProgress']): (progress: Progress) => void {
  return (progress) => {
    const words = statusWords(progress)
    if (words) place.say(words)
    if (progress.phase === 'run') place.progress(progress.done, progress.total)
    onProgress(progress)
  }
}

/** An experiment's own GILs, written out, are the experiment as it is: some of its ways of running may have others. */
function asItIs(request: RunRequest): RunRequest {
  const own = EXPERIMENTS.find(({ id }) => id === request.experiment)?.gils
  const { gil, ...rest } = request
  return own && gil?.length === own.length && own.every((id) => gil.includes(id)) ? rest : request
}
