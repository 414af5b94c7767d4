import { ON_DARK } from '../charts/palette.ts'

/**
 * The style of the exported page. The reader's setting chooses light or dark; on paper the page is light. System fonts need no download.
 */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --faint: #59636e; --line: #d5dae0; --caveat: #9a4600 }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #14171b; --ink: #e6e9ed; --faint: #9aa4af; --line: #353b43; --caveat: #f0a050; ${ON_DARK} }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 960px; padding: 24px 16px 64px; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
h1 { font-size: 28px; margin: 0 } h2 { font-size: 22px; margin: 32px 0 8px; padding-top: 12px; border-top: 1px solid var(--line) } h3 { font-size: 18px; margin: 24px 0 4px }
p { margin: 4px 0 8px } .faint { color: var(--faint) } .words { max-width: 70ch } .caveat { color: var(--caveat); font-weight: 600 }
mark { color: inherit; background: #ffe9a8 } @media screen and (prefers-color-scheme: dark) { mark { background: #5a4a12 } }
pre.output { max-height: 24em; overflow-y: auto }
pre { overflow-x: auto; padding: 8px 12px; border: 1px solid var(--line); font-size: 14px }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(250px, 1fr)); gap: 8px 24px; margin: 0 } dl.terms { grid-template-columns: 1fr }
dt { color: var(--faint); font-size: 14px } dd { margin: 0 }
.wide { overflow-x: auto; margin: 8px 0 16px } figure svg { display: block; min-width: 560px } .narrow { display: none } .narrow svg { min-width: 0 }
@media (max-width: 640px) { .roomy { display: none } .narrow { display: block } }
summary { cursor: pointer }
table { font-size: 14px; border-collapse: collapse; font-variant-numeric: tabular-nums; white-space: nowrap; width: 100% }
th, td { padding: 4px 0 4px 16px; text-align: right; border-bottom: 1px solid var(--line) } th:first-child { padding: 4px 8px 4px 0; text-align: left; white-space: normal; position: sticky; left: 0; background: var(--paper) }
caption { padding: 4px 0; text-align: left; white-space: normal; color: var(--faint); font-size: 14px } .mark { color: var(--caveat); font-weight: 500 }
thead th { white-space: normal; color: var(--faint); font-weight: 500; font-size: 12px; vertical-align: bottom }
details.term > summary { display: inline-block; min-width: 24px; min-height: 24px; list-style: none; cursor: help; text-decoration: underline dotted; text-underline-offset: 3px } details.term > summary::-webkit-details-marker { display: none }
details.term > span { display: inline-block; max-width: 32ch; white-space: normal; color: var(--faint); font-weight: 400; font-size: 14px }
@media print { details.term > summary { text-decoration: none } body { max-width: none; padding: 0; font-size: 11pt } figure, table, article > h3 { break-inside: avoid; break-after: avoid } figure { break-after: auto } .wide { overflow: visible } figure svg { min-width: 0 }
  details:not([open], .term) { display: none } pre, pre.output { max-height: none; overflow: visible; white-space: pre-wrap; overflow-wrap: anywhere } }
`
