/**
 * The reason of a system error in the system's words: "no space left on device". Node adds the code, the call and the path, which this
 * removes.
 */
export function systemReason(error: Error): string {
  return /^[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message
}
