import type { RunResult } from '../../model/run.ts'
import { make } from '../dom.ts'
import { shownExperiment } from './shown-experiments.ts'

/** Receives a recorded run that the reader opened, dropped or picked from the gallery. Receives the error if the run cannot be shown. */
export interface RecordingReader {
  show(result: RunResult): void
  refuse(error: unknown): void
}

/** The gallery's recorded run of an experiment. @throws LabError if there is none, or if it cannot be fetched */
export async function galleryRun(experiment: string): Promise<RunResult> {
  const { fetchGalleryRun } = await import('../gallery-run.ts')
  const advice = 'Reload the page, or choose another step.'
  return fetchGalleryRun(new URL('./', location.href), experiment, { title: shownExperiment(experiment)?.title, advice })
}

/** Reads a recording and gives it, or the error, to `reader`. */
async function openRecording(file: File, reader: RecordingReader): Promise<void> {
  try {
    const { readFile } = await import('./read-file.ts')
    reader.show(await readFile(file))
  } catch (error) {
    reader.refuse(error)
  }
}

/** Says that a recorded run has no lines of the program, if it has timelines and no lines. */
export function withoutLines({ recordings }: RunResult): HTMLElement[] {
  const drawn = recordings.filter((recording) => recording && recording.threads.length > 1)
  if (drawn.length === 0 || drawn.some((recording) => recording?.places)) return []
  return [make('p', { class: 'summary' }, NO_LINES)]
}

const NO_LINES = 'This recording does not contain the lines of the program that ran, so no slice of the timeline has a line.'

/** A button that opens a file dialog, and its hidden file input. */
export function recordingButton(reader: RecordingReader): HTMLElement[] {
  const input = make('input', { type: 'file', accept: '.json,application/json', hidden: true, 'aria-label': 'Recording to open' })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void openRecording(file, reader)
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
    if (file) void openRecording(file, reader)
  })
}
