type Attribute = string | number | boolean | undefined | ((event: Event) => void)

/**
 * One element. `true` writes an attribute without a value, `false` and undefined write none, a function listens to the event of that name.
 * Text goes in as text: nothing that a program prints or is called can become markup.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value))
  }
  element.append(...children)
  return element
}

let made = 0

/** An id that no other element of the page has, for labels and descriptions. */
export function uniqueId(name: string): string {
  return `${name}-${++made}`
}

/** Tells of each new width of an element, whole CSS px: 0 where it is not shown. */
export function watchWidth(element: Element, changed: (width: number) => void): void {
  let width = 0
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry?.contentRect.width ?? 0)
    if (now === width) return
    width = now
    changed(width)
  }).observe(element)
}

/** A turn of the event loop for everything else that the page has to do. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
