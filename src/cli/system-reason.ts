/**
 * The reason of a system error in the system's words: "no space left on device". Node puts the code, the call and the path around these
 * words, and this function removes them.
 */
export function systemReason(error: Error): string {
  return /^[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message
}
