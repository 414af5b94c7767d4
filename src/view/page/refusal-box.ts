import { make } from '../dom.ts'

/** Says why this page cannot measure. What to do is folded, because most readers only want to see the recorded runs. */
export function refusalBox({ whatHappened, whatToDo }: { readonly whatHappened: string; readonly whatToDo: string }): HTMLElement {
  const advice = whatToDo.split('\n').map((paragraph) => make('p', {}, ...withCode(paragraph)))
  return make(
    'div',
    { class: 'problem', role: 'alert' },
    make('p', {}, make('strong', {}, whatHappened)),
    make('details', {}, make('summary', {}, 'What to do about it'), ...advice),
  )
}

/** The text with each part between backticks as code. */
function withCode(text: string): (HTMLElement | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? make('code', {}, part) : part))
}
