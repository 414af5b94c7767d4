import { CPYTHON_GILS, type GilDescriptor, RIVAL_GILS } from '../../model/gils.ts'
import { make, uniqueId } from '../dom.ts'

interface GilChoice {
  readonly element: HTMLElement
  /** Ids of the ticked GILs, in the order of the registry. */
  chosen(): string[]
  choose(ids: readonly string[]): void
}

/**
 * One check box per GIL. The boxes of the rival GILs are in a part that opens on a click, or if one of them is chosen. If no box is ticked,
 * the browser does not submit the form and shows the reason at the first box.
 */
export function gilChoice(): GilChoice {
  const own = CPYTHON_GILS.map(row)
  const rivals = RIVAL_GILS.map(row)
  const boxes = [...own, ...rivals].map(({ box }) => box)
  const more = make('details', {}, make('summary', {}, 'Rival GILs, which no CPython has'), ...rivals.map(({ element }) => element))
  const check = () => boxes[0]!.setCustomValidity(boxes.some((box) => box.checked) ? '' : 'Choose at least one GIL.')
  const element = make('fieldset', { change: check }, make('legend', {}, 'GIL'), ...own.map(({ element }) => element), more)
  return {
    element,
    chosen: () => boxes.filter((box) => box.checked).map((box) => box.value),
    choose: (ids) => {
      for (const box of boxes) box.checked = ids.includes(box.value)
      more.open ||= rivals.some(({ box }) => box.checked)
      check()
    },
  }
}

function row({ id, title, summary }: GilDescriptor) {
  const about = make('span', { class: 'summary', id: uniqueId('summary') }, summary)
  const box = make('input', { type: 'checkbox', id: uniqueId('gil'), value: id, 'aria-describedby': about.id })
  return { box, element: make('p', { class: 'gil' }, box, make('label', { for: box.id }, title), about) }
}
