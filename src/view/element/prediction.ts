import { LabError } from '../../model/errors.ts'
import { make, uniqueId } from '../dom.ts'

/** A question before the run, and the answers among which the reader guesses. */
interface Prediction {
  readonly question: string
  readonly choices: readonly string[]
}

const FORM = 'predict="How long does it take? | Half a second | A second"'

/**
 * Reads the attribute `predict`. It contains a question and its answers, separated by |. An empty one means the question of the experiment
 * on the lab page. @throws LabError 'usage' if there are no two answers
 */
export async function predictionOf(value: string, experiment: string | undefined): Promise<Prediction> {
  const [question = '', ...choices] = value
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)
  if (question && choices.length > 1) return { question, choices }
  if (question)
    throw new LabError('usage', `predict is "${value}", and it needs a question and at least two answers.`, `Separate them by |: ${FORM}.`)
  const { PATH } = await import('../lessons/index.ts')
  const lesson = PATH.flatMap(({ lessons }) => lessons).find((one) => one.experiment === experiment)
  if (lesson) return lesson
  throw new LabError('usage', 'The attribute predict is empty, and the lab has no question about this program.', `Write your own: ${FORM}.`)
}

/** The question with a button for each answer. A guess starts the run. */
export function predictionPanel({ question, choices }: Prediction, guess: (choice: string) => void): HTMLElement {
  const id = uniqueId('question')
  const buttons = choices.map((choice) => make('button', { type: 'button', click: () => guess(choice) }, choice))
  return make(
    'div',
    { part: 'prediction', class: 'prediction' },
    make('p', { id, class: 'question' }, question),
    make('div', { class: 'choices', role: 'group', 'aria-labelledby': id }, ...buttons),
    make('p', { class: 'hint' }, 'Your guess starts the run, on your own cores.'),
  )
}
