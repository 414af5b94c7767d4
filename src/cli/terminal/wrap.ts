/** Matches spaces, but not those before a unit, so that "880 µs" stays on one line. */
const BETWEEN_WORDS = /\s+(?!(?:ns|µs|ms|s|%|×)(?![\p{L}\d]))/u

/** Breaks text into lines of at most `width` columns, between words. A word that is longer than a line is broken too. */
export function wrap(text: string, width: number): string[] {
  return wrapParts(text.split(BETWEEN_WORDS), ' ', width)
}

/** Joins parts into lines of at most `width` columns. A part is broken only if it is longer than a line. */
export function wrapParts(parts: readonly string[], joint: string, width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + joint.length + part.length <= width) lines[lines.length - 1] = last + joint + part
    else lines.push(...pieces(part, width))
  }
  return lines
}

function pieces(part: string, width: number): string[] {
  const room = Math.max(1, width)
  return part.length <= room ? [part] : [part.slice(0, room), ...pieces(part.slice(room), room)]
}
