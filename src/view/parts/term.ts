import { make, uniqueId } from '../dom.ts'

/** The distance between a term and its definition, and between the definition and the window's edge, CSS px. */
const GAP = 6

/** The definition that the page shows. It shows one at a time. */
let shown: HTMLElement | undefined

/**
 * A term with its definition, which appears while the reader points at the term, or after a tap, or while the term has the focus. Escape
 * closes it. It is in the browser's top layer, so a table that scrolls does not cut it off.
 */
export function term(title: string, about: string): HTMLElement {
  const tip = make('span', { popover: 'manual', role: 'tooltip', class: 'tip', id: uniqueId('tip') }, about)
  const word = make('button', { type: 'button', class: 'term', 'aria-describedby': tip.id }, title)
  const show = () => {
    if (!word.isConnected) return
    if (shown !== tip) shown?.hidePopover?.()
    shown = tip
    tip.showPopover?.()
    const at = word.getBoundingClientRect()
    const { width, height } = tip.getBoundingClientRect()
    const isAbove = at.bottom + GAP + height > window.innerHeight
    tip.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP))}px`
    tip.style.top = `${isAbove ? Math.max(GAP, at.top - GAP - height) : at.bottom + GAP}px`
  }
  const hide = () => tip.hidePopover?.()
  for (const type of ['pointerenter', 'focus', 'click']) word.addEventListener(type, show)
  for (const type of ['pointerleave', 'blur']) word.addEventListener(type, hide)
  word.addEventListener('keydown', ({ key }) => key === 'Escape' && hide())
  return make('span', {}, word, tip)
}
