import { make, uniqueId } from '../dom.ts'

export interface Copying {
  /** Says what was copied. If the browser does not let a page write to the clipboard, this element shows the text itself. */
  readonly element: HTMLElement
  copy(text: string, words: string): Promise<void>
}

export function copying(): Copying {
  const said = make('span', { class: 'summary', 'aria-live': 'polite' })
  const element = make('div', { class: 'copied' }, said)
  return {
    element,
    copy: async (text, words) => {
      element.replaceChildren(said)
      try {
        await navigator.clipboard.writeText(text)
        said.textContent = words
      } catch {
        said.textContent = 'This browser does not let the page copy text. Copy it from the field below.'
        const field = make('textarea', { readonly: true, rows: 3, id: uniqueId('copied'), 'aria-label': 'Text to copy' })
        field.value = text
        element.append(field)
        field.focus()
        field.select()
      }
    },
  }
}
