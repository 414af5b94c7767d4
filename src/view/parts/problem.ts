import { LabError } from '../../model/errors.ts'
import { make } from '../dom.ts'

/** What went wrong and what to do about it, as one box that is read out when it appears. */
export function problemBox(problem: { readonly whatHappened: string; readonly whatToDo: string }): HTMLElement {
  const [first = '', ...rest] = problem.whatHappened.split('\n')
  return make(
    'div',
    { class: 'problem', role: 'alert' },
    make('p', {}, make('strong', {}, first)),
    ...(rest.length > 0 ? [make('pre', { tabindex: 0 }, rest.join('\n'))] : []),
    ...(problem.whatToDo ? [make('p', {}, problem.whatToDo)] : []),
  )
}

/** Any error as the two sentences that a LabError has: what is not one is a fault of the lab. */
export function problemOf(error: unknown): { readonly whatHappened: string; readonly whatToDo: string } {
  if (error instanceof LabError) return error
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { whatHappened: `The lab itself failed.\n${stack}`, whatToDo: 'Please report this error with the lines above.' }
}
