import type { Shared } from '../../links/permalink.ts'
import { LabError } from '../../model/errors.ts'
import { make } from '../dom.ts'
import { type Copying, copying } from './copying.ts'
import { type Choice, OWN_FILE } from './request.ts'

/** Buttons that copy the current choice, as a link or as a tag for a blog post, and a link to the gallery of tags. A failure goes to `onProblem`. */
export function sharing(
  chosen: () => Choice,
  onProblem: (error: unknown) => void,
): { readonly tools: HTMLElement[]; readonly copying: Copying } {
  const clipboard = copying()
  const button = (label: string, work: () => Promise<void>) =>
    make('button', { type: 'button', class: 'small', click: () => void work().catch(onProblem) }, label)
  const copyLink = async () => {
    const { encodePermalink } = await import('../../links/permalink.ts')
    const hash = await encodePermalink(sharedOf(chosen()))
    // The address now contains the choice, so a reload or a bookmark keeps it.
    history.replaceState(history.state, '', hash)
    await clipboard.copy(location.href, 'Link copied. It opens the lab with this program, these GILs and these settings.')
  }
  const copyEmbed = async () => {
    const choice = chosen()
    if (choice.program.files) throw SEVERAL_FILES
    await clipboard.copy(await embedCode(choice), 'Embed code copied.')
  }
  const gallery = make('a', { href: './embeds.html' }, 'All kinds of embeds')
  return { tools: [button('Copy link', copyLink), button('Copy embed code', copyEmbed), gallery], copying: clipboard }
}

const SEVERAL_FILES = new LabError(
  'usage',
  'An embed shows a program of one file, and this program has several.',
  'Copy the link instead, or put the program into one file.',
)

/** The choice as the content of a link. An experiment is shared by its id, without its source. */
export function sharedOf({ experiment, program: { source, files }, gils, settings }: Choice): Shared {
  return { ...(experiment ? { experiment: experiment.id } : { program: source, ...(files && { files }) }), gils, settings }
}

async function embedCode(choice: Choice): Promise<string> {
  const { experiment, gils } = choice
  const lab = new URL('./', location.href)
  lab.hash = lab.search = ''
  const { encodePermalink } = await import('../../links/permalink.ts')
  const { recorded, snippet } = await import('../element/snippet.ts')
  const liveUrl = new URL(await encodePermalink(sharedOf(choice)), lab).href
  const card = experiment ?? {
    id: '',
    title: OWN_FILE,
    claim: 'A Python program under Global Interpreter Locks.',
  }
  const { id, title, claim } = card
  return snippet({
    lab: lab.href,
    card: { id, title, claim },
    ...(!experiment && { program: choice.program.source }),
    gils,
    liveUrl,
    ...(await recorded(lab, id)),
  })
}
