import { make } from '../dom.ts'

interface FormParts {
  /** The reader pressed Run. */
  readonly submit: () => void
  readonly program: HTMLElement
  /** What the program prints. */
  readonly output: HTMLElement
  readonly choices: readonly HTMLElement[]
  readonly tools: readonly HTMLElement[]
}

/** The program, and how to run and share it. */
export function requestForm({ submit, program, output, choices, tools }: FormParts): HTMLElement {
  const pressed = (event: Event) => {
    event.preventDefault()
    submit()
  }
  return make(
    'form',
    { class: 'request-form', submit: pressed },
    make('h2', {}, 'The program'),
    program,
    output,
    make('div', { class: 'choices-of-run' }, ...choices, make('div', { class: 'tools' }, ...tools)),
  )
}
