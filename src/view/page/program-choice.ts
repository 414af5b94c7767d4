import type { LabError } from '../../model/errors.ts'
import type { SourcePlace } from '../../model/recording.ts'
import type { ProgramText } from '../../model/run.ts'
import { make } from '../dom.ts'
import type { FailedLine } from './failed-lines.ts'
import { programEditor } from './program-editor.ts'
import { OWN_FILE } from './request.ts'
import { SHOWN_EXPERIMENTS, type ShownExperiment, shownExperiment } from './shown-experiments.ts'

const OWN_WORDS = 'Unsupported Python is reported with its line and the reason.'

interface ProgramChoice {
  readonly element: HTMLElement
  /** The program in the editor, and the experiment that has exactly this program, if there is one. */
  chosen(): { readonly experiment: ShownExperiment | undefined; readonly program: ProgramText }
  /**
   * Shows a program. If it is the program of an experiment, it counts as that experiment. If several experiments share the program, it
   * counts as the one whose id is `id`.
   */
  open(program: ProgramText, id?: string): void
  /** Shows the program that the reader wrote last, or keeps the present one as the start of the reader's own. */
  openOwn(): void
  /** Shows why the program does not compile, and puts the cursor at the error. */
  refuse(error: LabError): void
  /** Marks the lines at which the last run failed. An empty list removes the marks. */
  fail(failures: readonly FailedLine[]): void
  /** Highlights the line that a slice of a run of this program ran; undefined removes the highlight. */
  highlight(place: SourcePlace | undefined, of: ProgramText): void
}

/**
 * The claim of an experiment, and an editor with its program. A program that the reader edits becomes the reader's own. `onChoice` receives
 * each change between experiments and the reader's own program, and `onEdit` each edit.
 */
export function programChoice(onChoice: (experiment: ShownExperiment | undefined) => void, onEdit: () => void): ProgramChoice {
  const claim = make('p', {})
  const details = make('p', { class: 'summary' })
  const variants = make('p', { class: 'summary' })
  // The claim gives the answer away, so it is closed at first.
  const about = make('details', { class: 'about' }, make('summary', {}, 'The claim'), claim, details)
  let shown: string | undefined
  let own: ProgramText | undefined
  const editor = programEditor(() => {
    const same = experimentOf(editor.program(), shown)
    if (!same) own = editor.program()
    if (same?.id !== shown) show(same)
    onEdit()
  })
  const show = (experiment: ShownExperiment | undefined) => {
    shown = experiment?.id
    claim.textContent = experiment?.claim ?? ''
    details.textContent = experiment?.details ?? ''
    about.hidden = !experiment
    editor.setFile(experiment?.file ?? OWN_FILE)
    variants.textContent = experiment ? experiment.variantsWords : OWN_WORDS
    variants.hidden = variants.textContent === ''
    onChoice(experiment)
  }
  return {
    element: make('section', { class: 'program', 'aria-label': 'Program' }, editor.element, variants, about),
    chosen: () => ({ experiment: shownExperiment(shown), program: editor.program() }),
    open: (program, id) => {
      const experiment = experimentOf(program, id)
      if (!experiment) own = program
      editor.write(program)
      show(experiment)
    },
    openOwn: () => {
      if (own) editor.write(own)
      show(undefined)
    },
    refuse: editor.refuse,
    fail: editor.fail,
    highlight: editor.highlight,
  }
}

/** The experiment with this program. If several experiments share the program, returns the one whose id is `id`, or else the first. */
function experimentOf({ source, files }: ProgramText, id: string | undefined): ShownExperiment | undefined {
  const sharing = files ? [] : SHOWN_EXPERIMENTS.filter((one) => one.source === source)
  return sharing.find((one) => one.id === id) ?? sharing[0]
}
