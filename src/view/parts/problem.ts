import { LabError, stackOf } from '../../model/errors.ts'
import { make } from '../dom.ts'

/** A box that says what happened and what to do about it. Screen readers announce it. */
export function problemBox(problem: { readonly whatHappened: string; readonly whatToDo: string }): HTMLElement {
  const [first = '', ...rest] = problem.whatHappened.split('\n')
  return make(
    'div',
    { class: 'problem', part: 'problem', role: 'alert' },
    make('p', {}, make('strong', {}, first)),
    ...(rest.length > 0 ? [make('pre', { tabindex: 0 }, rest.join('\n'))] : []),
    ...(problem.whatToDo ? [make('p', {}, problem.whatToDo)] : []),
  )
}

/** The two sentences of a LabError. Any other error is a defect of the lab. */
export function problemOf(error: unknown): { readonly whatHappened: string; readonly whatToDo: string } {
  if (error instanceof LabError) return error
  return { whatHappened: `The lab itself failed.\n${stackOf(error)}`, whatToDo: 'Please report this error with the lines above.' }
}
