/**
 * Counts the callbacks that have arrived from a drainer. A callback uses another message port than the drainer's result, so a callback may
 * arrive after the result.
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
