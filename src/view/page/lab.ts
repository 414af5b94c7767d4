// The lab itself, with the views of its results. It is far larger than the rest of the page, so the page loads it when the reader starts
// a run, opens a recording or measures the machine.
import { printedAndRaised } from '../../export/printed-output.ts'
import { probe } from '../../lab/probe/probe.ts'
import { run } from '../../lab/run.ts'
import { browserPlatform } from '../../platform/browser.ts'
import { earlierSentence, endSentence } from '../end-sentences.ts'
import { limitsStorage } from '../limits-storage.ts'
import { GrowingResult } from '../parts/growing-result.ts'
import { machineDetails } from '../parts/machine-details.ts'
import { type ResultsView, resultsView } from '../parts/results-view.ts'
import { liveTimeline } from '../timeline/index.ts'
import { failedLines } from './failed-lines.ts'

const platform = browserPlatform()
const results = resultsView()

export {
  earlierSentence,
  endSentence,
  failedLines,
  GrowingResult,
  limitsStorage,
  liveTimeline,
  machineDetails,
  platform,
  printedAndRaised,
  probe,
  type ResultsView,
  results,
  run,
}
