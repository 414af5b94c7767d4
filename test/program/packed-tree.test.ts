import type { SyntaxNodeRef, Tree } from '@lezer/common'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../src/program/compile/modules/library-parts.ts'
import { LIBRARY_SOURCES } from '../../src/program/library/sources.ts'
import { parseTrusted } from '../../src/program/source/deep-parser.ts'
import { pack } from '../../src/program/source/packed-tree.ts'
import { joinTrees, type LibraryPart } from '../../src/program/source/syntax.ts'

/**
 * The nodes of a tree with their positions. Leaves out what packed trees lack: comments, the escapes in strings, the nodes inside an
 * operator, and the end of the script.
 */
function nodesOf(tree: Tree): string[] {
  const nodes: string[] = []
  tree.iterate({
    enter: ({ name, from, to }: SyntaxNodeRef) => {
      if (name === 'Comment' || name === 'Escape') return false
      nodes.push(`${name} ${from} ${name === 'Script' ? '' : to}`)
      return !name.endsWith('Op')
    },
  })
  return nodes
}

const parsed = (text: string) => nodesOf(parseTrusted(text))

describe('the build packs the trees of the library', () => {
  it.each([...LIBRARY_SOURCES])('lib/%s has the nodes that the parser finds in the file', (path, text) => {
    const parts = partsOf(path)
    expect(parts.filter(({ packed }) => packed === undefined)).toEqual([])
    expect(nodesOf(joinTrees(parts))).toEqual(parsed(text))
  })
})

/** Each entry has syntax that a packed tree could lose. The library does not use all of this syntax. */
const STATEMENTS = [
  'lambda: 0',
  'def f(a, /, b, *, c=1): yield',
  "x = f'{a!r:>{width}} {{b}} \\n{c=}' 'd' rb'e'",
  `"""One.\n\n'Two'\n"""`,
  'class A(B, metaclass=C):\n    # comment\n    x: int = 1; y = 2  # end\n\n    @d\n    def g(self): pass\n',
  'match x:\n    case [1, *_] if y: pass\n    case A(-1) | {"k": v, **r}:\n        z\n',
  'x = 1.5e-3 + 0xff ** -2 // 3 << 4 if not a is b else c[1:2, ...]',
  'from . import (\n    a,\n    b as c,\n)',
  'x = a + \\\n    b',
  'try:\n    pass\nexcept* E as e:\n    raise F from None\nelse:\n    x += 1\nfinally:\n    del x\n',
  'async def f():\n    async with a as b, c: await d\n    return [x async for x in y if (z := x)]\n',
  `x = f'${'long '.repeat(100)}{y}'`,
]

it.each(STATEMENTS)('packing keeps the nodes of %j', (text) => {
  const part: LibraryPart = { text, packed: pack(`${text}\n`) }
  expect(nodesOf(joinTrees([part]))).toEqual(parsed(`${text}\n`))
})

it('a statement after an empty part and a comment has its own positions', () => {
  const texts = ['# comment', 'x = 1', '', 'def f():\n    return x\n']
  const parts = texts.map((text) => ({ text, packed: pack(`${text}\n`) }))
  expect(nodesOf(joinTrees(parts))).toEqual(parsed(`${texts.join('\n')}\n`))
})

it('packing refuses a statement whose nodes could not be found again', () => {
  expect(() => pack('match x:\n    case A(b=1): pass\n')).toThrow("cannot pack the Number '1'")
})
