import { readRecording } from '../../formats/read-recording.ts'
import { MOST_CHARACTERS } from '../../formats/recording-schema.ts'
import { LabError } from '../../model/errors.ts'
import type { RunResult } from '../../model/run.ts'
import { make } from '../dom.ts'

/** What is done with a recorded run that was chosen, dropped or picked from the gallery, or with the reason why it cannot be shown. */
export interface RecordingReader {
  show(result: RunResult): void
  refuse(error: unknown): void
}

/** The text of a recording from wherever it comes. */
async function openRecording(text: () => Promise<string>, reader: RecordingReader): Promise<void> {
  try {
    reader.show(readRecording(await text()))
  } catch (error) {
    reader.refuse(error)
  }
}

/** A button that asks for a file. */
export function recordingButton(reader: RecordingReader): HTMLElement[] {
  const input = make('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': 'Recording to open' })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void openRecording(() => textOf(file), reader)
    // The same file may be chosen again.
    input.value = ''
  })
  return [make('button', { type: 'button', class: 'small', click: () => input.click() }, 'Open a recording'), input]
}

/** A file may be dropped anywhere on the page. What is dropped besides files, a text into the editor, is none of this. */
export function takeDrops(reader: RecordingReader): void {
  const carriesFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
  const mark = (dropping: boolean) => document.body.classList.toggle('dropping', dropping)
  document.addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return
    event.preventDefault()
    mark(true)
  })
  document.addEventListener('dragleave', (event) => {
    // Into another window, not from one element to the next.
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
  // Before it is read: a film would fill the memory.
  if (file.size > MOST_CHARACTERS) {
    const size = `${Math.round(file.size / 2 ** 20)} MB`
    throw new LabError('usage', `${file.name} is too large for a recording: its size is ${size}.`, 'Choose a recording that the lab saved.')
  }
  return file.text()
}
