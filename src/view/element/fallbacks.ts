// Shows a run after the click, in the first of these ways that is possible: live in this page, live in a frame that isolates itself, or as
// a recorded run.

import { LabError } from '../../model/errors.ts'
import type { Report } from '../../model/report.ts'
import { roundsOf } from '../../model/round-groups.ts'
import { refusalHere } from '../../platform/shared-memory-refusal.ts'
import { canReplace } from '../earlier-answer.ts'
import { earlierSentence } from '../end-sentences.ts'
import { fetchAuthorContent } from './author-content.ts'
import type { RunDisplay, RunFollower, ShownReport } from './run-display.ts'
import { type AuthorContent, type TagRequest, tagRequestOf } from './tag-request.ts'

/** The options of a run to show. An element inside a frame opens no second frame. */
interface FallbackOptions extends RunFollower {
  readonly inFrame: boolean
  /** The content to run. If it has no program and the tag has a `src`, the file that `src` names replaces it. */
  readonly content: AuthorContent
}

/** The place of a run that may go on from earlier results. */
interface TagDisplay extends RunDisplay {
  replaceEarlier(): void
}

interface TagOptions extends FallbackOptions {
  /** The report whose answer stays in view until the run has as many rounds. */
  readonly earlier: Report | undefined
}

/**
 * Reads a tag and shows its run. @returns the report, and whether the earlier answer stays because it has more rounds
 * @throws the errors of tagRequestOf() and showWithFallbacks()
 */
export async function runTag(
  attribute: Parameters<typeof tagRequestOf>[0],
  place: Parameters<typeof tagRequestOf>[1],
  display: TagDisplay,
  { earlier, ...options }: TagOptions,
): Promise<ShownReport & { readonly isShort: boolean }> {
  const tag = tagRequestOf(attribute, place)
  const content = !options.content.program && tag.program ? { ...options.content, program: tag.program } : options.content
  const onProgress: RunFollower['onProgress'] = (progress) => {
    if (progress.phase === 'run' && earlier && progress.round > roundsOf(earlier.runs)) display.replaceEarlier()
    options.onProgress(progress)
  }
  const shown = await showWithFallbacks(tag, display, { ...options, content, onProgress })
  const isShort = earlier !== undefined && !canReplace(shown.report, earlier)
  return { ...shown, isShort, ...(isShort && { words: earlierSentence(shown.report) }) }
}

/**
 * Shows the run of a tag in the first way that is possible. @throws LabError if nothing can be shown, AbortError if the run was stopped
 * before anything was measured
 */
export async function showWithFallbacks(tag: TagRequest, display: RunDisplay, options: FallbackOptions): Promise<ShownReport> {
  const { content, signal } = options
  // The tag inside a frame has no `src`. The surrounding page has fetched the file and sent its content to the frame.
  const file = tag.src && !content.program ? await fetchAuthorContent(tag.src, signal) : content
  signal.throwIfAborted()
  if (file.recording !== undefined || tag.mode === 'replay') return replayed(tag, file, display, options)
  const refusal = refusalHere()
  if (!refusal) return (await import('./show-live.ts')).showLive(tag, file, display, options)
  if (!options.inFrame) {
    const framed = await (await import('./show-framed.ts')).showFramed(tag, file, display, options)
    if (framed) return framed
  }
  if (tag.mode === 'live') throw new LabError('cannot-measure', refusal.whatHappened, refusal.whatToDo)
  return replayed(tag, file, display, options)
}

async function replayed(tag: TagRequest, file: AuthorContent, display: RunDisplay, follower: RunFollower): Promise<ShownReport> {
  return (await import('./show-replay.ts')).showReplay(tag, file, display, follower)
}
