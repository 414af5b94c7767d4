import { readRecording } from '../../formats/read-recording.ts'
import { LabError, type LabErrorData } from '../../model/errors.ts'
import type { RunResult } from '../../model/run.ts'
import { columnsIn, sharing } from './shared-columns.ts'

/** The worker's answer: the recording, the error of a file that is not a recording, or the text of any other error. */
export type ReadingAnswer = { readonly result: RunResult } | { readonly refusal: LabErrorData } | { readonly fault: string }

// Reading a long recording takes seconds. In the page itself, it would block the page for that time.

addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  const answer = await answerTo(data)
  const buffers = 'result' in answer ? columnsIn(answer.result) : []
  postMessage(answer, { transfer: buffers })
})

async function answerTo(file: Blob): Promise<ReadingAnswer> {
  try {
    return { result: sharing(readRecording(await file.text())) }
  } catch (error) {
    return error instanceof LabError ? { refusal: error.toData() } : { fault: (error as Error).message }
  }
}
