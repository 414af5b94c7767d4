export { toCsv } from './csv.ts'
export { type HtmlOptions, toHtml } from './html.ts'
export { toJson } from './json.ts'
export { toPerfetto } from './perfetto.ts'
