import type { Report } from '../model/report.ts'

/**
 * The report as indented JSON of schema gil-lab/report@1, with a newline at the end, in pieces. A value that cannot be computed is null,
 * never NaN.
 */
export function* toJson(report: Report): Generator<string> {
  let before = '{\n'
  for (const [name, value] of Object.entries(report)) {
    if (value === undefined) continue
    yield `${before}  ${JSON.stringify(name)}: `
    if (name === 'runs') yield* list(report.runs)
    else yield indented(value, '  ')
    before = ',\n'
  }
  yield '\n}\n'
}

function* list(items: readonly unknown[]): Generator<string> {
  let before = '[\n'
  for (const item of items) {
    yield `${before}    ${indented(item, '    ')}`
    before = ',\n'
  }
  yield items.length > 0 ? '\n  ]' : '[]'
}

/**
 * The JSON of a value, with `indent` at the start of every line but the first. JSON has no line breaks inside strings, so every line break
 * is part of the layout.
 */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
}
