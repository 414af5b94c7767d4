import { LabError } from '../../model/errors.ts'
import { compile } from '../../program/index.ts'
import { make, uniqueId } from '../dom.ts'
import type { CodeEditor } from './code-editor.ts'
import { OWN_FILE } from './request.ts'

/** How long the reader must pause before an error is shown. While typing, most lines are unfinished. */
const SETTLED_MS = 500
const LEAST_ROWS = 8
const MOST_ROWS = 16

interface SourceEditor {
  readonly element: HTMLElement
  text(): string
  write(source: string): void
  /** Sets the file name in the label. */
  setFile(file: string): void
  refuse(error: LabError): void
}

/** An editor that shows the program and its errors. It compiles whenever the reader pauses, so an error appears before anything runs. */
export function sourceEditor(onChange: () => void): SourceEditor {
  const error = make('div', { class: 'refusal', id: uniqueId('refusal'), role: 'alert', hidden: true })
  const area = make('textarea', {
    id: uniqueId('source'),
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    wrap: 'off',
    'aria-describedby': error.id,
  })
  const label = make('label', { for: area.id, id: uniqueId('label') })
  let code: CodeEditor | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  let shownError = ''
  const showError = (problem: LabError | undefined) => {
    clearTimeout(settling)
    const text = problem?.message ?? ''
    // Replacing the text, even by the same text, makes a screen reader read it again.
    if (shownError !== text) error.replaceChildren(...inPlace(text))
    shownError = text
    error.hidden = !problem
    area.setAttribute('aria-invalid', problem ? 'true' : 'false')
    const offset = problem && offsetOf(area.value, problem.message)
    code?.mark(offset === undefined ? undefined : { offset, message: text })
  }
  const changed = () => {
    fitHeight(area)
    onChange()
    clearTimeout(settling)
    settling = setTimeout(() => showError(faultOf(area.value)), SETTLED_MS)
  }
  area.addEventListener('input', changed)
  /** Replaces the textarea by the code editor. The textarea still holds the text, and stays in use if the editor cannot be loaded. */
  const upgrade = async () => {
    const before = area.value
    const { codeEditor } = await import('./code-editor.ts')
    const onEdit = (source: string) => {
      if (source === area.value) return
      area.value = source
      changed()
    }
    code = codeEditor({ source: before, labelledBy: label.id, describedBy: error.id, onChange: onEdit })
    // Writes what the reader typed while the editor loaded, as a change that undo can revert.
    code.write(area.value)
    const focused = document.activeElement === area
    const { selectionStart, selectionEnd } = area
    area.after(code.element)
    area.hidden = true
    if (focused) code.goTo(selectionStart, selectionEnd)
    showError(shownError ? faultOf(area.value) : undefined)
  }
  onceEdited(area, () => void upgrade().catch(() => {}))
  return {
    element: make('div', { class: 'field source' }, label, area, error),
    text: () => area.value,
    write: (source) => {
      area.value = source
      fitHeight(area)
      code?.write(source)
      showError(undefined)
    },
    setFile: (file) => {
      label.textContent = `Python source, ${file}`
    },
    refuse: (problem) => {
      showError(problem)
      const offset = offsetOf(area.value, problem.message)
      if (code) return code.goTo(offset ?? 0)
      area.focus()
      if (offset !== undefined) area.setSelectionRange(offset, offset)
    },
  }
}

/**
 * Calls `begin` when the reader starts to edit: at the first pointer press, or at the first key except those that only move to the next
 * field.
 */
function onceEdited(area: HTMLTextAreaElement, begin: () => void): void {
  const listening = new AbortController()
  const look = (event: Event) => {
    if (event instanceof KeyboardEvent && ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape'].includes(event.key)) return
    listening.abort()
    begin()
  }
  for (const type of ['pointerdown', 'keydown']) area.addEventListener(type, look, { signal: listening.signal })
}

/** Makes the textarea as high as its text, within limits. */
function fitHeight(area: HTMLTextAreaElement): void {
  area.rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, area.value.split('\n').length + 1))
}

/** In a narrow page the message may wrap, but the source line and its caret must not. */
function inPlace(message: string): HTMLElement[] {
  const [first = '', ...line] = message.split('\n')
  return [make('p', {}, first), ...(line.length > 0 ? [make('pre', { tabindex: 0 }, line.join('\n'))] : [])]
}

/** Why the program does not compile; undefined if it does. */
function faultOf(source: string): LabError | undefined {
  try {
    compile(source, OWN_FILE)
    return undefined
  } catch (error) {
    // Any other error is a defect of the lab. It occurs again after Run, which shows it in full.
    return error instanceof LabError ? error : undefined
  }
}

/** The index in `source` of the position at the start of `message`, "file:line:column: …". Columns count code points, from 1. */
function offsetOf(source: string, message: string): number | undefined {
  const [, line, column] = /^[^:\n]*:(\d+):(\d+):/.exec(message) ?? []
  if (!line || !column) return undefined
  const before = source.split('\n').slice(0, Number(line) - 1)
  const text = source.split('\n')[before.length] ?? ''
  return before.reduce((sum, one) => sum + one.length + 1, 0) + [...text].slice(0, Number(column) - 1).join('').length
}
