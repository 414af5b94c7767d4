/** A function that does its work at the first call. Later calls get the same promise. After a failure, the next call tries again. */
interface Once<T> {
  (): Promise<T>
  /** The promise of the latest call; undefined before the first call and after a failure. */
  readonly current: Promise<T> | undefined
}

export function once<T>(work: () => Promise<T>): Once<T> {
  let current: Promise<T> | undefined
  const call = () => {
    current ??= work().catch((error: unknown) => {
      current = undefined
      throw error
    })
    return current
  }
  return Object.defineProperty(call, 'current', { get: () => current }) as Once<T>
}
