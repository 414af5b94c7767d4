import type { GilDescriptor } from '../../model/gils.ts'
import { make } from '../dom.ts'

const FILES: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob('../../../assembly/gil/*.ts', {
  query: '?raw',
  import: 'default',
})

/** The source of the lock in a closed section. It loads when the reader opens the section. */
export function lockCode({ id, source }: GilDescriptor): HTMLElement {
  const file = `assembly/gil/${id === 'switch-unforced' ? 'switch' : id}.ts`
  const text = make('pre', { tabindex: 0, role: 'region', 'aria-label': file })
  const details = make(
    'details',
    { class: 'code-of-lock' },
    make('summary', {}, `The code of this lock, ${file}`),
    make('p', { class: 'summary' }, `Its source: ${source}. The head of the file says what each value means.`),
    text,
  )
  details.addEventListener('toggle', async () => text.replaceChildren(String(await FILES[`../../../${file}`]?.())), { once: true })
  return details
}
