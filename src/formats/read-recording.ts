import { LabError } from '../model/errors.ts'
import type { Recording } from '../model/recording.ts'
import type { RunResult } from '../model/run.ts'
import { buildTimeline } from '../trace/build-timeline.ts'
import { parseRecording } from './recording-schema.ts'

/**
 * Parses a recording, and checks its events against each other and against the counts of the machine. So every view can show the whole
 * result without finding a contradiction halfway.
 * @throws LabError 'usage' if the text is not a recording, or if its events contradict each other; the error names the run and the event
 */
export function readRecording(text: string): RunResult {
  const result = parseRecording(text)
  for (const recording of result.recordings) if (recording) check(recording)
  return result
}

function check(recording: Recording): void {
  try {
    buildTimeline(recording)
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    const { experiment, variant, gil, round } = recording.settings
    throw new LabError(
      'usage',
      `This recording contradicts itself, in ${[experiment, variant, gil].filter(Boolean).join(', ')}, round ${round}. ${error.whatHappened}`,
      'The file was changed or damaged. Use the original file, or record again.',
    )
  }
}
