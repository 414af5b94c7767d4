import { Builtin } from '../../../assembly/abi/builtins.ts'
import { METHOD_OF_TYPE } from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { LIBRARY_SOURCES } from './sources.ts'

/** The prefix of a function of the type itself, such as int.from_bytes. The other functions of the modules are methods of its values. */
const OF_TYPE = 'type_'

/** A method of a builtin type that the library has in Python. */
export interface WrittenMethod {
  /** As in the image (assembly/abi/layout.ts). */
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

/** All such methods. Each is a function at the module's level whose name has no underscore at its start. */
export const WRITTEN_METHODS: readonly WrittenMethod[] = TYPES.flatMap(({ module, tag, type }) => {
  const text = LIBRARY_SOURCES.get(`${module}.py`) ?? ''
  return [...text.matchAll(/^def ([a-z]\w*)/gm)].map(([, name = '']) => ({
    kind: name.startsWith(OF_TYPE) ? METHOD_OF_TYPE + type : tag,
    name: name.replace(OF_TYPE, ''),
    module,
    function: name,
  }))
})
