import { IterMode, type Tree } from '@lezer/common'
import { parser } from '@lezer/python'
import type { SourceText } from './source-text.ts'

/** State of a parse in progress. The parser's types do not declare it. */
interface Parse {
  advance(): Tree | null
  /** How many long nodes in a row began at the same place, as in a long `a + a + …`, where each node contains the one before. */
  bigReductionCount: number
  readonly stacks: readonly { readonly stack: readonly number[]; readonly pos: number }[]
}

/**
 * The length of a buffer. The parser's buffers store parts of the tree without node objects. Only the buffer's length limits the depth of
 * such a part.
 */
const BUFFER_LENGTH = 32768
const ENTRY_NUMBERS = 3
/** The most stack entries that parseDeep() accepts. At 2800 entries, the parser abandons the open constructs and turns them into errors. */
const MOST_OPEN = 2700
/** The deepest tree that parseDeep() accepts, in nodes. The parser flattens trees that are deeper than 2500 nodes. */
const MOST_DEEP = 2400

const deep = parser.configure({ bufferLength: BUFFER_LENGTH })

/**
 * Parses a text as deeply as the parser can. The parser silently drops or breaks deeper parts of the tree. This function refuses them and
 * shows the place. `text` is the source after the replacements that the parser needs.
 */
export function parseDeep(source: SourceText, text: string): Tree {
  const parse = deep.startParse(text) as unknown as Parse
  for (;;) {
    // The parser would stop when this count reaches 300, to limit the depth of the tree. Resetting the count prevents that. checkDepth()
    // limits the depth instead.
    parse.bigReductionCount = 0
    const tree = parse.advance()
    if (tree) return checkDepth(source, tree)
    const open = parse.stacks.find(({ stack }) => stack.length > MOST_OPEN * ENTRY_NUMBERS)
    if (open) throw tooDeep(source, open.pos)
  }
}

/** Parses a text of the library without the check of depth, because library code does not nest deeply. */
export function parseTrusted(text: string): Tree {
  return deep.parse(text)
}

/** The refusal of code that nests too deeply. */
export function tooDeep(source: SourceText, at: number): Error {
  return source.refusal({ from: at, to: at + 1 }, 'cannot compile code that nests this deeply', 'split it into several statements')
}

function checkDepth(source: SourceText, tree: Tree): Tree {
  let depth = 0
  tree.iterate({
    mode: IterMode.IncludeAnonymous,
    enter: (node) => {
      // A node without a tree is in a buffer. The depth of buffers needs no check.
      if (node.tree === null) return false
      if (++depth > MOST_DEEP) throw tooDeep(source, node.from)
    },
    leave: (node) => {
      if (node.tree !== null) depth--
    },
  })
  return tree
}
