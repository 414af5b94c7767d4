import { type Printed, printedAndRaised, printedAnything, printedBy, printedWords, shownEnd } from '../../export/printed-output.ts'
import { make } from '../dom.ts'
import type { Measured } from '../runs-by-program.ts'

interface PrintedOutput {
  /** The element that shows the output. It is empty if nothing was printed. */
  readonly element: HTMLElement
  show(measured: readonly Measured[]): void
}

/** The output of a program. An output that is the same under several GILs is shown once. */
export function printedOutput(): PrintedOutput {
  const element = make('div', { class: 'outputs', part: 'output' })
  let shown = ''
  return {
    element,
    show: (measured) => {
      const all = printedBy(
        measured.map(({ run }) => run),
        printedAndRaised,
      )
      const outputs = printedAnything(all) ? all.map((one) => outputOf(one, all)) : []
      // More rounds arrive while the reader reads. Unchanged output stays in place.
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
  return { words: printedWords(printed, all), ...shownEnd(printed.text) }
}

// The role is group, not region: regions of a page need distinct names, and two programs may print under the same GIL.
function elementsOf({ words, end, leftOut }: Output): HTMLElement[] {
  return [
    make('p', { class: 'summary' }, [`${words}.`, leftOut].filter(Boolean).join(' ')),
    ...(end === '' ? [] : [make('pre', { tabindex: 0, role: 'group', 'aria-label': words }, end)]),
  ]
}
