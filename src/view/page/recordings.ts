import { readRecording } from '../../formats/read-recording.ts'
import { MOST_CHARACTERS } from '../../formats/recording-schema.ts'
import { LabError } from '../../model/errors.ts'
import type { RunResult } from '../../model/run.ts'
import { make } from '../dom.ts'

/** Receives a recorded run that the reader opened, dropped or picked from the gallery. Receives the error if the run cannot be shown. */
export interface RecordingReader {
  show(result: RunResult): void
  refuse(error: unknown): void
}

/** Reads a recording and gives it, or the error, to `reader`. */
async function openRecording(text: () => Promise<string>, reader: RecordingReader): Promise<void> {
  try {
    reader.show(readRecording(await text()))
  } catch (error) {
    reader.refuse(error)
  }
}

/** A button that opens a file dialog, and its hidden file input. */
export function recordingButton(reader: RecordingReader): HTMLElement[] {
  const input = make('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': 'Recording to open' })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void openRecording(() => textOf(file), reader)
    // If the value stayed, choosing the same file again would cause no event.
    input.value = ''
  })
  return [make('button', { type: 'button', class: 'small', click: () => input.click() }, 'Open a recording'), input]
}

/** Accepts a file dropped anywhere on the page. Other drops, such as text into the editor, keep their usual effect. */
export function takeDrops(reader: RecordingReader): void {
  const carriesFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
  const mark = (dropping: boolean) => document.body.classList.toggle('dropping', dropping)
  document.addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return
    event.preventDefault()
    mark(true)
  })
  document.addEventListener('dragleave', (event) => {
    // This event also occurs when the pointer moves to another element of the page. If the pointer has left the window, `relatedTarget` is
    // null.
    if (event.relatedTarget === null) mark(false)
  })
  document.addEventListener('drop', (event) => {
    mark(false)
    if (!carriesFile(event)) return
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file) void openRecording(() => textOf(file), reader)
  })
}

async function textOf(file: File): Promise<string> {
  // Checks the size before reading the file, because a large file, such as a video, would fill the memory.
  if (file.size > MOST_CHARACTERS) {
    const size = `${Math.round(file.size / 2 ** 20)} MB`
    throw new LabError('usage', `${file.name} is too large for a recording: its size is ${size}.`, 'Choose a recording that the lab saved.')
  }
  return file.text()
}
