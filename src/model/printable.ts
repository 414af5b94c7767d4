/**
 * Characters that change how a terminal shows the text around them: control characters (C0 except tab and line feed, DEL, C1), marks that
 * change the writing direction, and the separators of lines and paragraphs.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this expression finds control characters
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * Text from a program, a file or a server, made safe for a terminal or a table. Each control character becomes Python's escape, such as
 * \x1b.
 */
export function printable(text: string): string {
  return text.replace(CONTROLS, (control) => {
    const code = control.charCodeAt(0).toString(16)
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
  })
}

/** The same data with every string made printable, including the names of fields. */
export function printableData<T>(data: T): T {
  if (typeof data === 'string') return printable(data) as T
  if (Array.isArray(data)) return data.map(printableData) as T
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [printable(name), printableData(value)])) as T
}
