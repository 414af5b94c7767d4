/**
 * Counts the callbacks of a drainer that have arrived. Callbacks use another channel than the drainer's result, so some may arrive after
 * the result.
 */
export class Arrivals {
  private count = 0
  private listener: (() => void) | undefined

  add(): void {
    this.count++
    this.listener?.()
  }

  /** Resolves once `count` callbacks have arrived. */
  until(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.listener = () => this.count >= count && resolve()
      this.listener()
    })
  }
}
