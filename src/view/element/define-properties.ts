import { ATTRIBUTES, type AttributeName } from './tag-names.ts'

/** Makes each attribute of an element a property too. `lang` is a property of every element. */
export function defineProperties(element: { readonly prototype: HTMLElement; readonly site: string }): void {
  /** The values of properties whose attributes are absent, unless they are an empty text. */
  const absent: Partial<Record<AttributeName, () => unknown>> = {
    threads: () => null,
    mode: () => 'auto',
    theme: () => 'auto',
    lab: () => element.site,
  }
  for (const name of ATTRIBUTES) {
    if (name === 'lang') continue
    Object.defineProperty(element.prototype, name === 'eval-breaker' ? 'evalBreaker' : name, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        const text = this.getAttribute(name)
        if (name === 'compact') return text !== null
        if (text === null) return absent[name]?.() ?? ''
        return name === 'threads' ? Number(text) : text
      },
      set(this: HTMLElement, value: unknown) {
        if (value === false || value === null || value === undefined) this.removeAttribute(name)
        else this.setAttribute(name, value === true ? '' : String(value))
      },
    })
  }
}
