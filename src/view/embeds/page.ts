// The page embeds.html: an example of every kind of tag, with the text to copy.
import { make, uniqueId } from '../dom.ts'
import { GilLab } from '../element/gil-lab.ts'
import { copying } from '../page/copying.ts'
import { EMBEDS, type EmbedExample } from './tags.ts'
import './embeds.css'

GilLab.site = new URL('./', location.href).href
customElements.define('gil-lab', GilLab)

const list = document.querySelector('#examples')!
const clipboard = copying()

/** The script that a page with tags needs, once. */
const SCRIPT = `<script type="module" src="${new URL('gil-lab.js', location.href)}"></script>`

function section({ id, title, about, tag }: EmbedExample): HTMLElement {
  const heading = make('h2', { id: uniqueId('example') }, title)
  const example = make('div', { class: 'example' })
  // The example is the text that the reader copies.
  example.innerHTML = tag
  const copy = () => void clipboard.copy(`${tag}\n${SCRIPT}\n`, 'Tag copied.')
  return make(
    'section',
    { id, 'aria-labelledby': heading.id },
    heading,
    make('p', {}, about),
    example,
    make(
      'details',
      {},
      make('summary', {}, 'The tag'),
      make('pre', { tabindex: 0, role: 'region', 'aria-label': `The tag: ${title}` }, tag),
      make('button', { type: 'button', 'aria-label': `Copy the tag: ${title}`, click: copy }, 'Copy'),
    ),
  )
}

list.append(clipboard.element, ...EMBEDS.map(section))
