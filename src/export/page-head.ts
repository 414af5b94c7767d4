import { escapeXml } from '../charts/svg.ts'
import { STYLE } from './style.ts'

/** The start of an exported page, up to the start of its body. */
export function pageHead(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
`
}
