/** The height of the header, which covers the top of the window, CSS px. */
const HEADER = 48

/**
 * Scrolls to an element of the page, unless its top is already in the upper part of the window. In a narrow window, the results are far
 * from the form.
 */
export function bringIntoView(element: HTMLElement): void {
  const { top } = element.getBoundingClientRect()
  if (top >= HEADER && top < window.innerHeight * 0.2) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'smooth' })
}
