/**
 * Splits a library file before each line that begins a statement at module level. Joined by line ends, the parts give the file. A test
 * checks that the function finds the statements of every file.
 */
export function statementsOf(text: string): string[] {
  const parts: string[][] = [[]]
  let isInString = false
  let isDecorated = false
  for (const line of text.split('\n')) {
    const begins = !isInString && /^[^\s#)\]}]/.test(line) && !/^(else|elif|except|finally)\b/.test(line)
    if (begins && !isDecorated) parts.push([])
    if (begins) isDecorated = line.startsWith('@')
    if ((line.split('"""').length - 1) % 2 === 1) isInString = !isInString
    parts.at(-1)?.push(line)
  }
  return parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
}
