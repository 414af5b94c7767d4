import { Op } from '../../../assembly/abi/instructions.ts'

/** The meaning of an instruction's argument, for the disassembler. */
type ArgumentKind =
  | 'none'
  | 'count'
  | 'local'
  | 'constant'
  | 'global'
  | 'name'
  | 'jump'
  | 'operator'
  | 'comparison'
  | 'invert'
  | 'keywords'
  | 'function'

/** The facts about an instruction that the compiler and the disassembler need. */
interface Opcode {
  readonly name: string
  readonly argument: ArgumentKind
  /** The change of the value stack's height if the instruction falls through. */
  readonly effect: (arg: number) => number
  /** The change of the height if the instruction jumps; absent if it never jumps. */
  readonly jumpEffect?: number
  /** Set for an instruction that never falls through. */
  readonly ends?: true
  /** For a fused or compiled instruction, the opcode of the first instruction of the plain sequence. Absent for a plain instruction. */
  readonly first?: Op
}

const by = (change: number) => () => change

function plain(name: string, change: number, argument: ArgumentKind = 'none'): Opcode {
  return { name, argument, effect: by(change) }
}

/** A fused instruction. `like` has the facts of the first instruction of the plain sequence, whose opcode is `first`. */
function fused(name: string, first: Op, like: Opcode): Opcode {
  return { ...like, name, first }
}

const LOAD_FAST = plain('LOAD_FAST', 1, 'local')
const LOAD_CONST = plain('LOAD_CONST', 1, 'constant')
const BINARY_OP = plain('BINARY_OP', -1, 'operator')
const COMPARE_OP = plain('COMPARE_OP', -1, 'comparison')
const FOR_ITER: Opcode = { name: 'FOR_ITER', argument: 'jump', effect: by(1), jumpEffect: -1 }

/** Packs the argument of CALL_KW and CALL_FUNCTION_EX: the number of arguments and the start of the keyword table. */
export function packCallKeywords(count: number, table: number): number {
  return count | (table << 12)
}

/** Unpacks the argument of CALL_KW and CALL_FUNCTION_EX. */
export function unpackCallKeywords(arg: number): { count: number; table: number } {
  return { count: arg & 0xfff, table: (arg >>> 12) & 0xfff }
}

/** Every instruction of assembly/abi/instructions.ts. */
export const OPCODES: Readonly<Record<Op, Opcode>> = {
  [Op.NOP]: plain('NOP', 0),
  [Op.LOAD_FAST]: LOAD_FAST,
  [Op.STORE_FAST]: plain('STORE_FAST', -1, 'local'),
  [Op.LOAD_CONST]: LOAD_CONST,
  [Op.POP_TOP]: plain('POP_TOP', -1),
  [Op.COPY]: plain('COPY', 1, 'count'),
  [Op.SWAP]: plain('SWAP', 0, 'count'),
  [Op.POP_JUMP_IF_FALSE]: { name: 'POP_JUMP_IF_FALSE', argument: 'jump', effect: by(-1), jumpEffect: -1 },
  [Op.POP_JUMP_IF_TRUE]: { name: 'POP_JUMP_IF_TRUE', argument: 'jump', effect: by(-1), jumpEffect: -1 },
  [Op.JUMP_FORWARD]: { name: 'JUMP_FORWARD', argument: 'jump', effect: by(0), jumpEffect: 0, ends: true },
  [Op.RETURN_VALUE]: { name: 'RETURN_VALUE', argument: 'none', effect: by(-1), ends: true },
  [Op.RESUME_COMPILED]: { ...plain('RESUME_COMPILED', 0), first: Op.RESUME },
  [Op.JUMP_BACKWARD_COMPILED]: {
    name: 'JUMP_BACKWARD_COMPILED',
    argument: 'jump',
    effect: by(0),
    jumpEffect: 0,
    ends: true,
    first: Op.JUMP_BACKWARD,
  },
  [Op.RETURN_VALUE_COMPILED]: { name: 'RETURN_VALUE_COMPILED', argument: 'none', effect: by(-1), ends: true, first: Op.RETURN_VALUE },
  [Op.JUMP_BACKWARD]: { name: 'JUMP_BACKWARD', argument: 'jump', effect: by(0), jumpEffect: 0, ends: true },
  [Op.RESUME]: plain('RESUME', 0),
  [Op.LOAD_GLOBAL]: plain('LOAD_GLOBAL', 1, 'global'),
  [Op.STORE_GLOBAL]: plain('STORE_GLOBAL', -1, 'global'),
  [Op.BINARY_OP]: BINARY_OP,
  [Op.COMPARE_OP]: COMPARE_OP,
  [Op.IS_OP]: plain('IS_OP', -1, 'invert'),
  [Op.CONTAINS_OP]: plain('CONTAINS_OP', -1, 'invert'),
  [Op.UNARY_NEGATIVE]: plain('UNARY_NEGATIVE', 0),
  [Op.UNARY_NOT]: plain('UNARY_NOT', 0),
  [Op.UNARY_INVERT]: plain('UNARY_INVERT', 0),
  [Op.CALL]: { name: 'CALL', argument: 'count', effect: (count) => -count },
  [Op.CALL_KW]: { name: 'CALL_KW', argument: 'keywords', effect: (arg) => -unpackCallKeywords(arg).count },
  [Op.LOAD_METHOD]: plain('LOAD_METHOD', 1, 'name'),
  [Op.LOAD_ATTR]: plain('LOAD_ATTR', 0, 'name'),
  [Op.STORE_ATTR]: plain('STORE_ATTR', -2, 'name'),
  [Op.GET_ITER]: plain('GET_ITER', 0),
  [Op.FOR_ITER]: FOR_ITER,
  [Op.BUILD_LIST]: { name: 'BUILD_LIST', argument: 'count', effect: (count) => 1 - count },
  [Op.BUILD_TUPLE]: { name: 'BUILD_TUPLE', argument: 'count', effect: (count) => 1 - count },
  [Op.LIST_APPEND]: plain('LIST_APPEND', -1, 'count'),
  [Op.BUILD_STRING]: { name: 'BUILD_STRING', argument: 'count', effect: (count) => 1 - count },
  [Op.FORMAT_VALUE]: plain('FORMAT_VALUE', 0),
  [Op.FORMAT_WITH_SPEC]: plain('FORMAT_WITH_SPEC', -1),
  [Op.CONVERT_VALUE]: plain('CONVERT_VALUE', 0, 'count'),
  [Op.BINARY_SUBSCR]: plain('BINARY_SUBSCR', -1),
  [Op.STORE_SUBSCR]: plain('STORE_SUBSCR', -3),
  [Op.UNPACK_SEQUENCE]: { name: 'UNPACK_SEQUENCE', argument: 'count', effect: (count) => count - 1 },
  [Op.RAISE_ASSERTION]: { name: 'RAISE_ASSERTION', argument: 'count', effect: (message) => -message, ends: true },
  [Op.DELETE_FAST]: plain('DELETE_FAST', 0, 'local'),
  [Op.BINARY_SLICE]: plain('BINARY_SLICE', -3),
  [Op.LIST_EXTEND]: plain('LIST_EXTEND', -1, 'count'),
  [Op.CALL_FUNCTION_EX]: { name: 'CALL_FUNCTION_EX', argument: 'keywords', effect: (arg) => -unpackCallKeywords(arg).count },
  [Op.RETURN_GENERATOR]: plain('RETURN_GENERATOR', 0, 'count'),
  [Op.YIELD_VALUE]: plain('YIELD_VALUE', 0),
  [Op.YIELD_FROM]: plain('YIELD_FROM', -1),
  [Op.RETURN_FROM_GENERATOR]: { name: 'RETURN_FROM_GENERATOR', argument: 'none', effect: by(-1), ends: true },
  [Op.YIELD_ASYNC]: plain('YIELD_ASYNC', 0),
  [Op.GET_AWAITABLE]: plain('GET_AWAITABLE', 0, 'count'),
  [Op.GET_AITER]: plain('GET_AITER', 0),
  [Op.GET_ANEXT]: plain('GET_ANEXT', 1),
  [Op.END_ASYNC_FOR]: plain('END_ASYNC_FOR', -2),
  [Op.BEFORE_ASYNC_WITH]: plain('BEFORE_ASYNC_WITH', 1),
  [Op.GET_YIELD_FROM_ITER]: plain('GET_YIELD_FROM_ITER', 0),
  [Op.MAKE_CELL]: plain('MAKE_CELL', 0, 'local'),
  [Op.LOAD_DEREF]: plain('LOAD_DEREF', 1, 'local'),
  [Op.STORE_DEREF]: plain('STORE_DEREF', -1, 'local'),
  [Op.DELETE_DEREF]: plain('DELETE_DEREF', 0, 'local'),
  [Op.MAKE_FUNCTION]: { name: 'MAKE_FUNCTION', argument: 'function', effect: (arg) => 1 - (arg & 1) - ((arg >> 1) & 1) },
  [Op.DELETE_GLOBAL]: plain('DELETE_GLOBAL', 0, 'global'),
  [Op.BUILD_MAP]: { name: 'BUILD_MAP', argument: 'count', effect: (pairs) => 1 - 2 * pairs },
  [Op.BUILD_SET]: { name: 'BUILD_SET', argument: 'count', effect: (count) => 1 - count },
  [Op.MAP_ADD]: plain('MAP_ADD', -2, 'count'),
  [Op.SET_ADD]: plain('SET_ADD', -1, 'count'),
  [Op.DICT_UPDATE]: plain('DICT_UPDATE', -1),
  [Op.SET_UPDATE]: plain('SET_UPDATE', -1, 'count'),
  [Op.DELETE_SUBSCR]: plain('DELETE_SUBSCR', -2),
  [Op.STORE_SLICE]: plain('STORE_SLICE', -5),
  [Op.DELETE_SLICE]: plain('DELETE_SLICE', -4),
  [Op.IMPORT_NAME]: plain('IMPORT_NAME', 1, 'global'),
  [Op.IMPORT_FROM]: plain('IMPORT_FROM', 0, 'global'),
  [Op.GLOBAL_IS_SET]: plain('GLOBAL_IS_SET', 1, 'global'),
  [Op.BEFORE_WITH]: plain('BEFORE_WITH', 1),
  [Op.EXIT_WITH]: plain('EXIT_WITH', 0),
  [Op.RAISE_VARARGS]: { name: 'RAISE_VARARGS', argument: 'count', effect: (count) => -count, ends: true },
  [Op.PUSH_EXC_INFO]: plain('PUSH_EXC_INFO', 1),
  [Op.POP_EXCEPT]: plain('POP_EXCEPT', -1),
  [Op.RERAISE]: { name: 'RERAISE', argument: 'none', effect: by(-1), ends: true },
  [Op.CHECK_EXC_MATCH]: plain('CHECK_EXC_MATCH', 0),
  [Op.WITH_EXCEPT_START]: plain('WITH_EXCEPT_START', 1),
  [Op.LOAD_NAME]: plain('LOAD_NAME', 1, 'local'),
  [Op.JUMP_IF_SET]: { name: 'JUMP_IF_SET', argument: 'jump', effect: by(-1), jumpEffect: 0 },
  [Op.BUILD_CLASS]: plain('BUILD_CLASS', 1, 'count'),
  [Op.EXIT_INIT_CHECK]: plain('EXIT_INIT_CHECK', -1),
  [Op.DELETE_ATTR]: plain('DELETE_ATTR', -1, 'name'),
  [Op.UNPACK_EX]: { name: 'UNPACK_EX', argument: 'count', effect: (arg) => (arg & 0xff) + (arg >> 8) },
  [Op.LIST_TO_TUPLE]: plain('LIST_TO_TUPLE', 0),
  [Op.KEYWORD_ADD]: plain('KEYWORD_ADD', -1, 'name'),
  [Op.DICT_MERGE]: plain('DICT_MERGE', -1),
  [Op.CALL_EX_KW]: plain('CALL_EX_KW', -2),
  [Op.COMPARE_FAST_CONST_JUMP]: fused('COMPARE_FAST_CONST_JUMP', Op.LOAD_FAST, LOAD_FAST),
  [Op.COMPARE_FAST_FAST_JUMP]: fused('COMPARE_FAST_FAST_JUMP', Op.LOAD_FAST, LOAD_FAST),
  [Op.ADD_FAST_CONST_STORE]: fused('ADD_FAST_CONST_STORE', Op.LOAD_FAST, LOAD_FAST),
  [Op.SUBTRACT_FAST_CONST_STORE]: fused('SUBTRACT_FAST_CONST_STORE', Op.LOAD_FAST, LOAD_FAST),
  [Op.ADD_FAST_FAST_STORE]: fused('ADD_FAST_FAST_STORE', Op.LOAD_FAST, LOAD_FAST),
  [Op.SUBTRACT_FAST_FAST_STORE]: fused('SUBTRACT_FAST_FAST_STORE', Op.LOAD_FAST, LOAD_FAST),
  [Op.BINARY_FAST_FAST]: fused('BINARY_FAST_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.BINARY_FAST_CONST]: fused('BINARY_FAST_CONST', Op.LOAD_FAST, LOAD_FAST),
  [Op.BINARY_FAST]: fused('BINARY_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.SUBSCR_FAST_FAST]: fused('SUBSCR_FAST_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.SUBSCR_FAST]: fused('SUBSCR_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.ATTR_FAST]: fused('ATTR_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.METHOD_FAST]: fused('METHOD_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.STORE_ATTR_FAST]: fused('STORE_ATTR_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.IS_FAST_CONST_JUMP]: fused('IS_FAST_CONST_JUMP', Op.LOAD_FAST, LOAD_FAST),
  [Op.LOAD_FAST_FAST]: fused('LOAD_FAST_FAST', Op.LOAD_FAST, LOAD_FAST),
  [Op.FOR_ITER_STORE]: fused('FOR_ITER_STORE', Op.FOR_ITER, FOR_ITER),
  [Op.BINARY_STORE]: fused('BINARY_STORE', Op.BINARY_OP, BINARY_OP),
  [Op.COMPARE_JUMP]: fused('COMPARE_JUMP', Op.COMPARE_OP, COMPARE_OP),
  [Op.BINARY_CONST]: fused('BINARY_CONST', Op.LOAD_CONST, LOAD_CONST),
}

/** The argument of the first of the two UNARY_NEGATIVEs that form a plus sign. The machine ignores this argument. */
export const PLUS_SIGN = 1

/** The opcode of an instruction word. */
export function opOf(word: number): Op {
  return word & 0xff
}

/** The signed argument of an instruction word. */
export function argOf(word: number): number {
  return word >> 8
}

/** An instruction word: the opcode in the lowest 8 bits, and the argument above them. */
export function instruction(op: Op, arg = 0): number {
  return (op | (arg << 8)) >>> 0
}

/** The plain opcode that a fused opcode replaces. Any other opcode is returned unchanged. */
export function unfused(op: Op): Op {
  return OPCODES[op].first ?? op
}

/** Arguments have 24 bits, including the sign. */
export const MAX_ARGUMENT = 0x7fffff
