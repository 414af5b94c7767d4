import { COLUMNS } from '../../export/columns.ts'
import { medianRounds, overRounds } from '../../export/shown-rounds.ts'
import { readRecording } from '../../formats/read-recording.ts'
import { dayOf } from '../../model/dates.ts'
import type { Report } from '../../model/report.ts'
import { make } from '../dom.ts'
import type { Card } from './card.ts'

/** The data of the text that an author pastes into a post. */
interface Snippet {
  /** Absolute URL of the lab site, with a trailing slash. */
  readonly lab: string
  /** A card without an id is for a program of the author's own. Its title is the name of the program's file. */
  readonly card: Card
  /** The text of the author's own program, which becomes a part of the tag. */
  readonly program?: string
  /** The ids of the GILs. Empty for the experiment's own GILs. */
  readonly gils: readonly string[]
  /** Absolute URL of the lab page with the same program, GILs and settings. */
  readonly liveUrl: string
  /** The picture of the gallery's run. Its size is in CSS px. */
  readonly picture?: { readonly url: string; readonly width: number; readonly height: number; readonly alt: string }
  /** The figures of the gallery's run: first a row of column titles, then one row per variant and GIL. */
  readonly table?: readonly (readonly string[])[]
}

/** Reserves the element's room until the script arrives, and gives the room back if no script arrives. docs/embedding.md has the same style. */
const ROOM = `<style>
  gil-lab:not(:defined) { display: block; box-sizing: content-box; padding: 4rem 1rem 1rem; min-height: 17rem; animation: gil-lab-absent 0s 5s forwards }
  @keyframes gil-lab-absent { to { padding: 0; min-height: 0 } }
  @media (scripting: none) { gil-lab:not(:defined) { padding: 0; min-height: 0 } }
</style>`

/**
 * The style, the tag, its fallback content for feeds, mail and readers without scripts, and the script. The browser serialises elements to
 * this text, so nothing in a title can become markup.
 */
export function snippet({ lab, card, program, gils, liveUrl, picture, table }: Snippet): string {
  const tag = make('gil-lab' as 'div', { experiment: card.id || undefined, gil: gils.join(' ') || undefined })
  if (program !== undefined) tag.append('\n  ', make('script', { type: 'text/x-python', title: card.title }, `\n${inScript(program)}\n  `))
  if (picture) {
    const { url, width, height, alt } = picture
    tag.append('\n  ', make('img', { src: url, width, height, alt, loading: 'lazy', style: 'max-width:100%;height:auto' }))
  }
  if (table && table.length > 1) tag.append('\n  ', tableOf(table, card))
  tag.append('\n  ', make('p', {}, `${card.claim} `, make('a', { href: liveUrl }, 'Run it in the lab')), '\n')
  const script = make('script', { type: 'module', src: `${lab}gil-lab.js` })
  return `${ROOM}\n${tag.outerHTML}\n${script.outerHTML}\n`
}

/**
 * The picture and the figures of the gallery's first run of an experiment. A snippet shows them where no script runs. Both are absent if
 * the gallery has no such run.
 */
export async function recorded(lab: URL, id: string): Promise<Pick<Snippet, 'picture' | 'table'>> {
  const folder = new URL('gallery/', lab)
  const index = await fetch(new URL('index.json', folder)).catch(() => undefined)
  const { recordings }: Gallery = index?.ok ? await index.json() : { recordings: [] }
  const found = recordings.find(({ experiment }) => experiment === id)
  if (!found) return {}
  const url = new URL(found.picture, folder)
  const [result, svg] = await Promise.all([
    fetch(new URL(found.recording, folder)).then(async (response) => readRecording(await response.text())),
    fetch(url).then((response) => response.text()),
  ])
  const [width, height] = ['width', 'height'].map((name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(svg)?.[1] ?? 0)) as [number, number]
  const alt = `Who holds the GIL, recorded on ${found.machine}, ${dayOf(found.date)}.`
  return { picture: { url: url.href, width, height, alt }, table: rowsOf(result.report) }
}

/** The text of a program inside a script. In a string of Python, \\x2f means /, and it does not end the script. */
function inScript(program: string): string {
  return program.trimEnd().replace(/<\/(?=script)/gi, '<\\x2f')
}

interface Gallery {
  readonly recordings: readonly Readonly<Record<'experiment' | 'machine' | 'date' | 'recording' | 'picture', string>>[]
}

/** A row of titles, then a row for the median round of each variant under each GIL. A row has a name and the first four of COLUMNS. */
function rowsOf({ runs, pooled }: Report): string[][] {
  const columns = COLUMNS.slice(0, 4)
  const shown = medianRounds(runs).map((run) => overRounds(run, runs, pooled))
  const rows = shown.map((run) => [[run.variant, run.gil].filter(Boolean).join(', '), ...columns.map(({ cell }) => cell(run))])
  return [['GIL', ...columns.map(({ title }) => title)], ...rows]
}

function tableOf([head = [], ...rows]: readonly (readonly string[])[], { title }: Card): HTMLElement {
  return make(
    'table',
    {},
    make('caption', {}, title),
    make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
    make(
      'tbody',
      {},
      ...rows.map(([name = '', ...cells]) =>
        make('tr', {}, make('th', { scope: 'row' }, name), ...cells.map((text) => make('td', {}, text))),
      ),
    ),
  )
}
