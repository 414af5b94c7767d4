import { endOf, leftOutWords, shownEnd } from '../../export/printed-output.ts'
import { make, uniqueId } from '../dom.ts'

const HEADING = 'Output of the program'

interface LiveOutput {
  /** Hidden while it is empty. */
  readonly element: HTMLElement
  clear(): void
  /** Adds text. `whose` says which run printed the text, for example "under tick". */
  add(more: string, whose: string): void
  /** Shows the whole output of a run instead. */
  replace(whole: string, whose: string): void
}

/** The output of a program while it runs. If the output is long, shows its end and the number of characters that are left out. */
export function liveOutput(): LiveOutput {
  const heading = make('h2', { id: uniqueId('printed') }, HEADING)
  const leftOut = make('p', { class: 'summary', hidden: true })
  const text = make('pre', { tabindex: 0, role: 'region', 'aria-labelledby': heading.id })
  const element = make('section', { class: 'printed', hidden: true }, heading, leftOut, text)
  let last = ''
  let all = 0
  const show = (end: string, left: string, whose: string) => {
    heading.textContent = [HEADING, whose].filter(Boolean).join(' ')
    element.hidden = false
    text.textContent = end
    text.scrollTop = text.scrollHeight
    leftOut.hidden = left === ''
    leftOut.textContent = left
  }
  return {
    element,
    clear: () => {
      last = ''
      all = 0
      text.textContent = ''
      leftOut.hidden = true
      element.hidden = true
    },
    add: (more, whose) => {
      all += more.length
      last = endOf(last + more)
      show(last, leftOutWords(all - last.length), whose)
    },
    replace: (whole, whose) => {
      const { end, leftOut } = shownEnd(whole)
      show(end, leftOut, whose)
    },
  }
}
