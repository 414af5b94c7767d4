import { IterMode, type Tree } from '@lezer/common'
import { parser } from '@lezer/python'
import type { SourceText } from './source-text.ts'

/** What the parser keeps of a parse that is under way. Its types do not show it. */
interface Parse {
  advance(): Tree | null
  /** Reductions in a row that grew one node to the left: `a + a + a`. */
  bigReductionCount: number
  readonly stacks: readonly { readonly stack: readonly number[]; readonly pos: number }[]
}

/** A buffer holds a stretch of the tree without nodes of its own, so that stretch may be as deep as it is long. */
const BUFFER_LENGTH = 32768
const ENTRY_NUMBERS = 3
/** The parser gives up the constructs that are open at 2800 entries, and makes errors of them. */
const MOST_OPEN = 2700
/** It makes a flat list of what is deeper than 2500 nodes. */
const MOST_DEEP = 2400

const deep = parser.configure({ bufferLength: BUFFER_LENGTH })

/**
 * Parses a text as deeply as the parser can. Beyond that it would drop parts of the tree, or call them syntax errors, without a word: here
 * the place is refused. `text` is the source with what the parser should see in its places.
 */
export function parseDeep(source: SourceText, text: string): Tree {
  const parse = deep.startParse(text) as unknown as Parse
  for (;;) {
    // At 300 it would stop, as a deep tree could be too much for its user.
    parse.bigReductionCount = 0
    const tree = parse.advance()
    if (tree) return checkDepth(source, tree)
    const open = parse.stacks.find(({ stack }) => stack.length > MOST_OPEN * ENTRY_NUMBERS)
    if (open) throw tooDeep(source, open.pos)
  }
}

/** The refusal of what nests too deeply. */
export function tooDeep(source: SourceText, at: number): Error {
  return source.refusal({ from: at, to: at + 1 }, 'cannot compile code that nests this deeply', 'split it into several statements')
}

function checkDepth(source: SourceText, tree: Tree): Tree {
  let depth = 0
  tree.iterate({
    mode: IterMode.IncludeAnonymous,
    enter: (node) => {
      // What has no tree is in a buffer, as deep as may be.
      if (node.tree === null) return false
      if (++depth > MOST_DEEP) throw tooDeep(source, node.from)
    },
    leave: (node) => {
      if (node.tree !== null) depth--
    },
  })
  return tree
}
