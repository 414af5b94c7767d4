/** Text as lines of at most `width` columns, broken between words. */
export function wrap(text: string, width: number): string[] {
  return wrapParts(text.split(/\s+/), ' ', width)
}

/** Parts joined into lines of at most `width` columns; no part is broken. */
export function wrapParts(parts: readonly string[], joint: string, width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + joint.length + part.length <= width) lines[lines.length - 1] = last + joint + part
    else lines.push(part)
  }
  return lines
}
