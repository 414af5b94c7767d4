type Attribute = string | number | boolean | undefined | ((event: Event) => void)

/**
 * Creates an element. An attribute that is `true` is written without a value. An attribute that is `false` or undefined is omitted. A
 * function listens for the event that has the attribute's name. Strings become text nodes, so a program's output cannot become markup.
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

/** A unique id, for labels and descriptions. */
export function uniqueId(name: string): string {
  return `${name}-${++made}`
}

/** Reports each new width of an element in whole CSS px; 0 while it is hidden. */
export function watchWidth(element: Element, changed: (width: number) => void): void {
  let width = 0
  new ResizeObserver(([entry]) => {
    const now = Math.floor(entry?.contentRect.width ?? 0)
    if (now === width) return
    width = now
    changed(width)
  }).observe(element)
}

/** Resolves in a later task, so that the page can do its other work meanwhile. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** inTasks() begins no further step in a task after this time, ms. */
const TASK_MS = 8

/**
 * Makes the steps of a long work: the first ones now, and the others in later tasks, so that the page can do its other work meanwhile.
 * @returns a function that ends the work
 */
export function inTasks(steps: Iterator<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const go = () => {
    const endMs = performance.now() + TASK_MS
    while (!steps.next().done) {
      if (performance.now() < endMs) continue
      timer = setTimeout(go)
      return
    }
  }
  go()
  return () => clearTimeout(timer)
}

/** Makes all steps of a work now. */
export function atOnce(steps: Iterator<void>): void {
  while (!steps.next().done);
}
