import { GILS } from '../../model/gils.ts'
import { make, uniqueId } from '../dom.ts'

interface GilChoice {
  readonly element: HTMLElement
  /** Ids of the ticked GILs, in the order of the registry. */
  chosen(): string[]
  choose(ids: readonly string[]): void
}

/** One check box per GIL. If none is ticked, the browser does not submit the form and shows the reason at the first box. */
export function gilChoice(): GilChoice {
  const rows = GILS.map(({ id, title, summary }) => {
    const about = make('span', { class: 'summary', id: uniqueId('summary') }, summary)
    const box = make('input', { type: 'checkbox', id: uniqueId('gil'), value: id, 'aria-describedby': about.id })
    return { box, element: make('p', { class: 'gil' }, box, make('label', { for: box.id }, title), about) }
  })
  const boxes = rows.map(({ box }) => box)
  const check = () => boxes[0]!.setCustomValidity(boxes.some((box) => box.checked) ? '' : 'Choose at least one GIL.')
  const element = make('fieldset', { change: check }, make('legend', {}, 'GIL'), ...rows.map((row) => row.element))
  return {
    element,
    chosen: () => boxes.filter((box) => box.checked).map((box) => box.value),
    choose: (ids) => {
      for (const box of boxes) box.checked = ids.includes(box.value)
      check()
    },
  }
}
