import { LabError } from '../../model/errors.ts'
import type { SourcePlace } from '../../model/recording.ts'
import type { ProgramText } from '../../model/run.ts'
import { make } from '../dom.ts'
import type { FailedLine } from './failed-lines.ts'
import { fileTabs } from './file-tabs.ts'
import { OWN_FILE } from './request.ts'
import { sourceEditor } from './source-editor.ts'

/**
 * The editor's key for the main file, whose name can change. The key of an imported file is its path, which ends in ".py", so it differs
 * from this key.
 */
const MAIN = 'main'

interface ProgramEditor {
  readonly element: HTMLElement
  program(): ProgramText
  /** Shows a program, with its main file in the editor. */
  write(program: ProgramText): void
  /** Sets the name of the main file. */
  setFile(file: string): void
  /** Shows why the program does not compile: opens the file with the error and puts the cursor at the error. */
  refuse(error: LabError): void
  /** Marks the lines at which the last run failed. An empty list removes the marks. */
  fail(failures: readonly FailedLine[]): void
  /**
   * Highlights the line that a slice of a run of this program ran, and opens its file. undefined removes the highlight. Does nothing for
   * another program, whose lines differ.
   */
  highlight(place: SourcePlace | undefined, of: ProgramText): void
}

/** An editor for a program's main file and the files that it imports. It shows one file at a time. */
export function programEditor(onChange: () => void): ProgramEditor {
  let mainFile = OWN_FILE
  let source = ''
  /** The imported files, by path. */
  let files: Readonly<Record<string, string>> = {}
  /** The path of the imported file in the editor; undefined for the main file. */
  let shown: string | undefined
  let failures: readonly FailedLine[] = []
  const program = (): ProgramText => (Object.keys(files).length > 0 ? { source, files } : { source })
  const editor = sourceEditor({
    onChange: (text) => {
      failures = []
      if (shown === undefined) source = text
      else files = { ...files, [shown]: text }
      onChange()
    },
    fault: () => faultOf(program()),
  })
  const showFailures = () => editor.fail(failures.filter(({ file }) => file === (shown ?? mainFile)))
  const select = (file: string | undefined) => {
    shown = file !== undefined && Object.hasOwn(files, file) ? file : undefined
    editor.open(shown ?? MAIN, shown === undefined ? source : files[shown]!)
    editor.name(shown ?? mainFile)
    tabs.show([mainFile, ...Object.keys(files)], shown ?? mainFile)
    if (failures.length > 0) showFailures()
  }
  const tabs = fileTabs({
    select,
    add: (file) => {
      files = { ...files, [file]: '' }
      select(file)
      editor.focus()
      onChange()
    },
    remove: (file) => {
      const { [file]: _, ...rest } = files
      files = rest
      select(undefined)
      onChange()
    },
  })
  return {
    element: make('div', { class: 'editing' }, tabs.element, editor.element),
    program,
    write: (given) => {
      files = given.files ?? {}
      failures = []
      // The editor first shows the previous main file. The new text is then a change of that file, which the reader can undo.
      select(undefined)
      source = given.source
      editor.write(source)
    },
    setFile: (file) => {
      mainFile = file
      select(shown)
    },
    fail: (now) => {
      failures = now
      const here = shown ?? mainFile
      const [first] = now
      if (first && now.every(({ file }) => file !== here)) select(first.file)
      else showFailures()
    },
    highlight: (place, of) => {
      if (of.source !== source || JSON.stringify(of.files ?? {}) !== JSON.stringify(files)) return
      if (place && place.file !== (shown ?? mainFile)) select(place.file)
      editor.highlight(place?.line)
    },
    refuse: (error) => {
      const [, file] = /^([^:\n]*):\d+:\d+: /.exec(error.message) ?? []
      if (file !== undefined) select(file)
      editor.refuse(error)
    },
  }
}

/** The error with which the program does not compile; undefined if it compiles. The compiler loads late, because it is large. */
async function faultOf({ source, files }: ProgramText): Promise<LabError | undefined> {
  try {
    const { compile } = await import('../../program/index.ts')
    compile(source, OWN_FILE, files ? { files } : {})
    return undefined
  } catch (error) {
    // Any other error is a defect of the lab. It occurs again after Run, which shows it in full.
    return error instanceof LabError ? error : undefined
  }
}
