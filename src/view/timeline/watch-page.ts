interface Drawn {
  print(printing: boolean): void
  redrawAll(): void
}

/**
 * Redraws a board for printing and after a change of colours. The listeners outlive the board. They hold only a weak reference, so that
 * the browser can free a board and its runs once the page no longer shows the board.
 */
export function watchPage(board: WeakRef<Drawn>): void {
  const print = (printing: boolean) => board.deref()?.print(printing)
  // The browser prints what the canvas contains when these listeners return. Firefox prints a copy of the page and announces printing only
  // with these two events.
  addEventListener('beforeprint', () => print(true))
  addEventListener('afterprint', () => print(false))
  matchMedia('print').addEventListener('change', ({ matches }) => print(matches))
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', () => board.deref()?.redrawAll())
  }
}
