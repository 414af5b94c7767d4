import { endOf, leftOutWords, type Printed, printedAnything, printedBy, printedWords } from '../../export/printed-output.ts'
import { make } from '../dom.ts'
import type { Measured } from '../runs-by-program.ts'

interface PrintedOutput {
  /** Empty where nothing was printed. */
  readonly element: HTMLElement
  show(measured: readonly Measured[]): void
}

/** What a program printed, once where it is the same under every GIL, else under each GIL's name. */
export function printedOutput(): PrintedOutput {
  const element = make('div', { class: 'outputs' })
  let shown = ''
  return {
    element,
    show: (measured) => {
      const all = printedBy(measured.map(({ run }) => run))
      const outputs = printedAnything(all) ? all.map((one) => outputOf(one, all)) : []
      // More rounds come in while somebody reads: what is as it was stays.
      if (JSON.stringify(outputs) === shown) return
      shown = JSON.stringify(outputs)
      element.replaceChildren(...outputs.flatMap(elementsOf))
    },
  }
}

interface Output {
  readonly words: string
  readonly end: string
  readonly leftOut: string
}

function outputOf(printed: Printed, all: readonly Printed[]): Output {
  const end = endOf(printed.text)
  return { words: printedWords(printed, all), end, leftOut: leftOutWords(printed.text.length - end.length) }
}

// A group, since landmarks of one page need different names and two programs may print under the same GIL.
function elementsOf({ words, end, leftOut }: Output): HTMLElement[] {
  return [
    make('p', { class: 'summary' }, [`${words}.`, leftOut].filter(Boolean).join(' ')),
    ...(end === '' ? [] : [make('pre', { tabindex: 0, role: 'group', 'aria-label': words }, end)]),
  ]
}
