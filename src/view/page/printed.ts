import { make, uniqueId } from '../dom.ts'

/** A program that prints without end must not fill the page: the browser would slow down with it. */
const MOST_CHARACTERS = 20_000

export interface PrintedText {
  /** Hidden while nothing is printed. */
  readonly element: HTMLElement
  clear(): void
  add(more: string): void
}

/** What a program prints, the last of it where it is much: how much more there was is said. */
export function printedText(): PrintedText {
  const heading = make('h2', { id: uniqueId('printed') }, 'What the program prints')
  const leftOut = make('p', { class: 'summary', hidden: true })
  const text = make('pre', { tabindex: 0, role: 'region', 'aria-labelledby': heading.id })
  const element = make('section', { class: 'printed', hidden: true }, heading, leftOut, text)
  let last = ''
  let all = 0
  return {
    element,
    clear: () => {
      last = ''
      all = 0
      text.textContent = ''
      leftOut.hidden = true
      element.hidden = true
    },
    add: (more) => {
      all += more.length
      last = lastLines(last + more)
      element.hidden = false
      text.textContent = last
      text.scrollTop = text.scrollHeight
      leftOut.hidden = last.length === all
      leftOut.textContent = `Its end: the report has the ${(all - last.length).toLocaleString('en-US')} characters before it, too.`
    },
  }
}

/** Whole lines, unless one is longer than all that is shown. */
function lastLines(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text
  const end = text.slice(-MOST_CHARACTERS)
  const line = end.indexOf('\n') + 1
  return line < end.length ? end.slice(line) : end
}
