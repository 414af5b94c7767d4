import type { LabError } from '../../model/errors.ts'
import { make, uniqueId } from '../dom.ts'
import type { CodeEditor } from './code-editor.ts'
import type { FailedLine } from './failed-lines.ts'

/** The pause in the reader's typing after which an error is shown, ms. While the reader types, most lines are unfinished. */
const SETTLED_MS = 500
const LEAST_ROWS = 8
const MOST_ROWS = 16

interface SourceEditor {
  readonly element: HTMLElement
  /** Shows the file with this key. Undo never brings the text of one file into another. */
  open(key: string, source: string): void
  /** Sets the name of the file shown, for the label and for the places of errors. */
  name(file: string): void
  /** Replaces the text of the file. The reader can undo this in the code editor, but not in the textarea. */
  write(source: string): void
  focus(): void
  /**
   * Marks an error that the page shows elsewhere. If the error is in the file shown, puts the cursor there, and scrolls the editor but not
   * the page.
   */
  refuse(error: LabError): void
  /** Shows where the last run failed in this file, without moving the cursor. An edit removes what is shown. */
  fail(failures: readonly FailedLine[]): void
  /** Highlights the line that a slice of the timeline ran; undefined removes the highlight. */
  highlight(line: number | undefined): void
}

interface SourceEditorOptions {
  /** Receives the text after each edit. */
  readonly onChange: (source: string) => void
  /** Returns the error with which the program does not compile; undefined if it compiles. */
  readonly fault: () => Promise<LabError | undefined>
}

/**
 * An editor that shows one file of the program, and the program's error. It compiles whenever the reader pauses, so an error appears before
 * a run.
 */
export function sourceEditor({ onChange, fault }: SourceEditorOptions): SourceEditor {
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
  /** Whether the page shows the error elsewhere, so that the editor only marks it. */
  let isShownOnTop = false
  let failures: readonly FailedLine[] = []
  let highlighted: number | undefined
  let shownFile = ''
  let shownKey = ''
  let looks = 0
  const showError = (problem: Pick<LabError, 'message'> | undefined) => {
    clearTimeout(settling)
    const text = problem?.message ?? failures.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n')
    // Replacing the text, even by the same text, makes a screen reader read it again.
    if (shownError !== text) error.replaceChildren(...(problem ? inPlace(text) : text.split('\n').map((line) => make('p', {}, line))))
    shownError = text
    error.hidden = text === '' || isShownOnTop
    area.setAttribute('aria-invalid', `${text !== ''}`)
    const offset = problem && offsetOf(shownFile, area.value, problem.message)
    const ofRun = failures.map(({ line, message }) => ({ ...codeOfLine(area.value, line), message }))
    const ofText = offset === undefined ? [] : [{ offset, message: text }]
    // The editor does not move while the reader types.
    code?.mark(problem ? ofText : ofRun, !problem)
  }
  /** Compiles the program and shows its error. An answer that comes after a further change is out of date. */
  const look = async () => {
    const mine = ++looks
    const problem = await fault()
    if (mine === looks) showError(problem)
  }
  const changed = () => {
    looks++
    failures = []
    isShownOnTop = false
    fitHeight(area)
    onChange(area.value)
    clearTimeout(settling)
    settling = setTimeout(() => void look(), SETTLED_MS)
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
    code = codeEditor({ key: shownKey, source: before, labelledBy: label.id, describedBy: error.id, onChange: onEdit })
    // Writes what the reader typed while the editor loaded, as a change that undo can revert.
    code.write(area.value)
    const focused = document.activeElement === area
    const { selectionStart, selectionEnd } = area
    area.after(code.element)
    area.hidden = true
    if (focused) code.goTo(selectionStart, selectionEnd)
    code.highlight(highlighted)
    if (shownError) void look()
    else showError(undefined)
  }
  let isUpgraded = false
  const upgradeOnce = () => {
    if (!isUpgraded) void upgrade().catch(() => {})
    isUpgraded = true
  }
  onceEdited(area, upgradeOnce)
  return {
    element: make('div', { class: 'field source' }, label, area, error),
    open: (key, source) => {
      if (key === shownKey && source === area.value) return
      shownKey = key
      area.value = source
      fitHeight(area)
      code?.open(key, source)
    },
    name: (file) => {
      shownFile = file
      label.textContent = `Python source, ${file}`
      if (shownError) void look()
    },
    write: (source) => {
      area.value = source
      fitHeight(area)
      code?.write(source)
      looks++
      failures = []
      isShownOnTop = false
      showError(undefined)
    },
    focus: () => (code ? code.goTo(0) : area.focus()),
    fail: (now) => {
      looks++
      failures = now
      showError(undefined)
      // Only the code editor marks lines.
      if (now.length > 0) upgradeOnce()
    },
    highlight: (line) => {
      highlighted = line
      if (line !== undefined) upgradeOnce()
      code?.highlight(line)
    },
    refuse: (problem) => {
      looks++
      isShownOnTop = true
      showError(problem)
      const offset = offsetOf(shownFile, area.value, problem.message)
      if (code) return code.goTo(offset ?? 0)
      area.focus({ preventScroll: true })
      if (offset !== undefined) area.setSelectionRange(offset, offset)
      // Only the code editor marks lines.
      upgradeOnce()
    },
  }
}

/**
 * Calls `begin` when the reader starts to edit: at the first pointer press, or at the first key other than Tab, Escape and the modifier
 * keys.
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

/** Shows a compiler's message. In a narrow page its first line may wrap, but the source line and the caret below must not. */
function inPlace(message: string): HTMLElement[] {
  const [first = '', ...line] = message.split('\n')
  return [make('p', {}, first), ...(line.length > 0 ? [make('pre', { tabindex: 0 }, line.join('\n'))] : [])]
}

/** Where the code of a line begins and ends in `source`, without its indentation. */
function codeOfLine(source: string, line: number): { offset: number; end: number } {
  const lines = source.split('\n').slice(0, line)
  const text = lines.pop() ?? ''
  const start = lines.reduce((sum, one) => sum + one.length + 1, 0)
  return { offset: start + text.length - text.trimStart().length, end: start + text.trimEnd().length }
}

/**
 * The index in `source` of the position at the start of `message`, "file:line:column: …"; undefined if the position is in another file.
 * Columns count code points, from 1.
 */
function offsetOf(file: string, source: string, message: string): number | undefined {
  const [, named, line, column] = /^([^:\n]*):(\d+):(\d+):/.exec(message) ?? []
  if (!line || !column || named !== file) return undefined
  const before = source.split('\n').slice(0, Number(line) - 1)
  const text = source.split('\n')[before.length] ?? ''
  return before.reduce((sum, one) => sum + one.length + 1, 0) + [...text].slice(0, Number(column) - 1).join('').length
}
