interface Drawn {
  print(printing: boolean): void
  redrawAll(): void
}

/** What the window tells outlives each board: it must not keep those that are no longer shown, nor their runs. */
export function watchPage(board: WeakRef<Drawn>): void {
  const print = (printing: boolean) => board.deref()?.print(printing)
  // A printer takes what is drawn by the time that these return; Firefox prints a copy, and tells of it by events alone.
  addEventListener('beforeprint', () => print(true))
  addEventListener('afterprint', () => print(false))
  matchMedia('print').addEventListener('change', ({ matches }) => print(matches))
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', () => board.deref()?.redrawAll())
  }
}
