import { EXPERIMENTS } from '../../experiments/index.ts'
import type { LabError } from '../../model/errors.ts'
import type { Experiment, ProgramText } from '../../model/run.ts'
import { make, uniqueId } from '../dom.ts'
import { programEditor } from './program-editor.ts'
import { OWN_FILE } from './request.ts'
import { variantsWords } from './variants.ts'

/** The value of the list's last entry. No experiment has this id, because ids contain no brackets. */
const OWN = '(own)'
const OWN_CLAIM = 'Your own program. Unsupported Python is reported with its line and the reason.'

interface ProgramChoice {
  readonly element: HTMLElement
  /** The program in the editor, and the experiment that has exactly this program, if there is one. */
  chosen(): { readonly experiment: Experiment | undefined; readonly program: ProgramText }
  /**
   * Shows a program. If it is the program of an experiment, the list selects that experiment. If several experiments share the program, the
   * list selects the one whose id is `id`.
   */
  open(program: ProgramText, id?: string): void
  /** Shows why the program does not compile, and puts the cursor at the error. */
  refuse(error: LabError): void
}

/**
 * A list of experiments and an editor. Choosing an experiment shows its program. A program that the reader edits becomes the reader's own,
 * and the last entry of the list keeps it.
 */
export function programChoice(onChoice: (experiment: Experiment | undefined) => void): ProgramChoice {
  const list = make('select', { id: uniqueId('program') }, ...EXPERIMENTS.map(({ id, title }) => make('option', { value: id }, title)))
  list.append(make('option', { value: OWN }, 'A program of your own'))
  const claim = make('p', { class: 'claim', id: uniqueId('claim') })
  list.setAttribute('aria-describedby', claim.id)
  const details = make('p', { class: 'summary' })
  const variants = make('p', { class: 'summary' })
  const editor = programEditor(() => {
    const same = experimentOf(editor.program(), list.value)
    if (!same) own = editor.program()
    if ((same?.id ?? OWN) !== list.value) show(same)
  })
  let own: ProgramText | undefined
  const show = (experiment: Experiment | undefined) => {
    list.value = experiment?.id ?? OWN
    claim.textContent = experiment ? `Claim: ${experiment.claim}` : OWN_CLAIM
    details.textContent = experiment?.details ?? ''
    details.hidden = !experiment
    editor.setFile(experiment?.file ?? OWN_FILE)
    variants.textContent = experiment ? variantsWords(experiment) : ''
    variants.hidden = variants.textContent === ''
    onChoice(experiment)
  }
  list.addEventListener('change', () => {
    const experiment = EXPERIMENTS.find(({ id }) => id === list.value)
    editor.write(experiment ?? own ?? editor.program())
    show(experiment)
  })
  editor.write(EXPERIMENTS[0]!)
  show(EXPERIMENTS[0])
  const chooser = make('p', { class: 'field chooser' }, make('label', { for: list.id }, 'Experiment'), list)
  return {
    element: make('section', { class: 'program', 'aria-label': 'Program' }, chooser, claim, details, editor.element, variants),
    chosen: () => ({ experiment: EXPERIMENTS.find(({ id }) => id === list.value), program: editor.program() }),
    open: (program, id) => {
      const experiment = experimentOf(program, id)
      if (!experiment) own = program
      editor.write(program)
      show(experiment)
    },
    refuse: editor.refuse,
  }
}

/** The experiment with this program. If several experiments share the program, returns the one whose id is `id`, or else the first. */
function experimentOf({ source, files }: ProgramText, id: string | undefined): Experiment | undefined {
  const sharing = files ? [] : EXPERIMENTS.filter((one) => one.source === source)
  return sharing.find((one) => one.id === id) ?? sharing[0]
}
