/** Matches spaces, but not those before a unit, so that "880 µs" stays on one line. */
const BETWEEN_WORDS = /\s+(?!(?:ns|µs|ms|s|%|×)(?![\p{L}\d]))/u

/** Breaks text into lines of at most `width` columns, between words. A word that is longer than a line is broken too. */
export function wrap(text: string, width: number): string[] {
  return wrapParts(text.split(BETWEEN_WORDS), ' ', width)
}

/** Joins parts into lines of at most `width` columns. A part that is longer than a line is broken, if possible between its words. */
export function wrapParts(parts: readonly string[], joint: string, width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + joint.length + part.length <= width) lines[lines.length - 1] = last + joint + part
    else if (part.length <= width) lines.push(part)
    else lines.push(...(BETWEEN_WORDS.test(part) ? wrap(part, width) : pieces(part, Math.max(1, width))))
  }
  return lines
}

function pieces(word: string, width: number): string[] {
  return word.length <= width ? [word] : [word.slice(0, width), ...pieces(word.slice(width), width)]
}
