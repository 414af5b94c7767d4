/**
 * The line between the two ends of a long output whose middle was dropped. It begins with a line end of its own, so that readers can tell its
 * characters from those of the program.
 */
export function droppedLine(characters: number, lines: number): string {
  return `\n[gil-lab dropped ${characters.toLocaleString('en-US')} characters, ${lines.toLocaleString('en-US')} line ends among them]\n`
}

const DROPPED_LINE = /\n\[gil-lab dropped ([\d,]+) characters, [\d,]+ line ends among them\]\n/

/** How many characters the program printed to make this text, and how many of them the text still has. */
export function countPrinted(text: string): { readonly printed: number; readonly kept: number } {
  const [line = '', dropped = '0'] = DROPPED_LINE.exec(text) ?? []
  const kept = text.length - line.length
  return { printed: kept + Number(dropped.replaceAll(',', '')), kept }
}
