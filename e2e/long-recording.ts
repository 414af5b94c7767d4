import { closeSync, openSync, writeSync } from 'node:fs'
import { recordingOf, turnsOf } from '../bench/turns.ts'
import { batched, wholeFile } from '../src/export/pieces.ts'
import { RecordingFile } from '../src/export/recording-file.ts'
import { sampleResult } from '../test/export/sample.ts'

/** Writes a recording of one run with this many events, as the lab would save it. Threads take turns in the run. */
export function writeLongRecording(file: string, events: number): void {
  const to = openSync(file, 'w')
  for (const piece of batched(wholeFile(new RecordingFile({ isBrief: false }), sampleResult([recordingOf(turnsOf(events))]))))
    writeSync(to, piece)
  closeSync(to)
}
