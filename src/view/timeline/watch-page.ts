interface Drawn {
  print(printing: boolean): void
  redrawAll(): void
}

/**
 * Listeners on the window outlive every board. With a weak reference, a board that is no longer shown can be collected, together with its
 * runs.
 */
export function watchPage(board: WeakRef<Drawn>): void {
  const print = (printing: boolean) => board.deref()?.print(printing)
  // The browser prints what is drawn when these listeners return. Firefox prints a copy of the page and reports that only by these two
  // events.
  addEventListener('beforeprint', () => print(true))
  addEventListener('afterprint', () => print(false))
  matchMedia('print').addEventListener('change', ({ matches }) => print(matches))
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', () => board.deref()?.redrawAll())
  }
}
