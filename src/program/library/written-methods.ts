import { Builtin } from '../../../assembly/abi/builtins.ts'
import { METHOD_OF_TYPE } from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { LIBRARY_SOURCES } from './sources.ts'

/** The prefix of a function that belongs to the type itself, such as int.from_bytes. Functions without it are methods of the values. */
const OF_TYPE = 'type_'

/** A method of a builtin type. lib/ has the method in Python. */
export interface WrittenMethod {
  /** The kind in the image (IMAGE_METHODS in assembly/abi/layout.ts). */
  readonly kind: number
  readonly name: string
  readonly module: string
  /** The name of the function in the module. */
  readonly function: string
}

const TYPES: readonly { readonly module: string; readonly tag: Tag; readonly type: Builtin }[] = [
  { module: '_int_methods', tag: Tag.INT, type: Builtin.INT },
  { module: '_float_methods', tag: Tag.FLOAT, type: Builtin.FLOAT },
  { module: '_str_methods', tag: Tag.STR, type: Builtin.STR },
  { module: '_slice_methods', tag: Tag.SLICE, type: Builtin.SLICE },
  { module: '_bytes_methods', tag: Tag.BYTES, type: Builtin.BYTES },
]

/** The methods of builtin types that lib/ has in Python: the functions at module level whose names do not begin with an underscore. */
export const WRITTEN_METHODS: readonly WrittenMethod[] = TYPES.flatMap(({ module, tag, type }) => {
  const text = LIBRARY_SOURCES.get(`${module}.py`) ?? ''
  return [...text.matchAll(/^def ([a-z]\w*)/gm)].map(([, name = '']) => ({
    kind: name.startsWith(OF_TYPE) ? METHOD_OF_TYPE + type : tag,
    name: name.replace(OF_TYPE, ''),
    module,
    function: name,
  }))
})
