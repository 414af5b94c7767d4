/** Why the system refused, in its own words: "no space left on device". Node adds the code, the call and the path. */
export function systemReason(error: Error): string {
  return /^[A-Z0-9]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message
}
