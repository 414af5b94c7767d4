import { readRecording } from '../../formats/read-recording.ts'
import { MOST_CHARACTERS } from '../../formats/recording-schema.ts'
import { LabError } from '../../model/errors.ts'
import type { RunResult } from '../../model/run.ts'
import type { ReadingAnswer } from './reading-worker.ts'

/** The page itself reads files of at most this many bytes. Reading them takes less time than starting a worker. */
const FEW_BYTES = 2 ** 18

/**
 * Reads a recording that the reader of the page chose. A worker reads a long one, so the page stays responsive.
 * @throws LabError 'usage' if the file is not a recording
 */
export async function readFile(file: File): Promise<RunResult> {
  // Checks the size before reading the file, because a large file, such as a video, would fill the memory.
  if (file.size > MOST_CHARACTERS) {
    const size = `${Math.round(file.size / 2 ** 20)} MB`
    throw new LabError('usage', `${file.name} is too large for a recording: its size is ${size}.`, 'Choose a recording that the lab saved.')
  }
  if (file.size <= FEW_BYTES) return readRecording(await file.text())
  const { default: ReadingWorker } = await import('./reading-worker.ts?worker&inline')
  const worker = new ReadingWorker()
  try {
    const answer = await answerOf(worker, file)
    if ('result' in answer) return answer.result
    throw 'refusal' in answer ? LabError.from(answer.refusal) : new Error(answer.fault)
  } finally {
    worker.terminate()
  }
}

function answerOf(worker: Worker, file: File): Promise<ReadingAnswer> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ReadingAnswer>) => resolve(data))
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(`The worker that reads the file failed: ${message || 'no reason given'}`)),
    )
    worker.postMessage(file)
  })
}
