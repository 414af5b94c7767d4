import { make } from '../dom.ts'
import type { Card } from './asked.ts'

/** What an author pastes into a post. */
export interface Snippet {
  /** Absolute URL of the lab site, with a slash at its end. */
  readonly lab: string
  readonly card: Card
  /** Empty: the experiment's own. */
  readonly gils: readonly string[]
  /** Absolute URL of a page that runs the same. */
  readonly liveUrl: string
  /** A picture of a recorded run, for readers without scripts. */
  readonly picture?: { readonly url: string; readonly width: number; readonly height: number; readonly alt: string }
  /** Its figures: a row a GIL, the first row has the columns' titles. */
  readonly table?: readonly (readonly string[])[]
}

/** The room that the element's bar will take: docs/embedding.md gives the same for a tag without content. */
export const ROOM = 'display:block;box-sizing:content-box;padding:4rem 1rem 1rem;min-height:17rem'

/**
 * Tag, what stands in it where no script runs (feeds, mail), and script. It is written as text and made as elements: nothing in a title can
 * become markup.
 */
export function snippet({ lab, card, gils, liveUrl, picture, table }: Snippet): string {
  const tag = make('gil-lab' as 'div', { ...named(card), gil: gils.join(' ') || undefined, style: ROOM })
  if (picture) {
    const { url, width, height, alt } = picture
    tag.append('\n  ', make('img', { src: url, width, height, alt, loading: 'lazy', style: 'max-width:100%;height:auto' }))
  }
  if (table && table.length > 1) tag.append('\n  ', tableOf(table, card))
  tag.append('\n  ', make('p', {}, `${card.claim} `, make('a', { href: liveUrl }, 'Run it in the lab')), '\n')
  const script = make('script', { type: 'module', src: `${lab}gil-lab.js` })
  return `${tag.outerHTML}\n${script.outerHTML}\n`
}

/** A program of the author's own lies beside the post. */
function named({ id, title }: Card): { readonly experiment: string } | { readonly src: string } {
  return id ? { experiment: id } : { src: title }
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
