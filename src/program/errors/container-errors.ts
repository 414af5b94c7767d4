import { ContainerReason } from '../../../assembly/abi/traps.ts'
import { typeName } from './type-names.ts'

/** The message of each reason. `b` is the trap's second operand. Its meaning depends on the reason. */
const WORDS: Readonly<Record<ContainerReason, (b: number, text: string) => string>> = {
  [ContainerReason.DICT_SIZE_CHANGED]: () => 'RuntimeError: dictionary changed size during iteration',
  [ContainerReason.DICT_KEYS_CHANGED]: () => 'RuntimeError: dictionary keys changed during iteration',
  [ContainerReason.SET_SIZE_CHANGED]: () => 'RuntimeError: Set changed size during iteration',
  [ContainerReason.DICT_MUTATED]: () => 'RuntimeError: dict mutated during update',
  [ContainerReason.POPITEM_EMPTY]: () => "KeyError: 'popitem(): dictionary is empty'",
  [ContainerReason.SET_POP_EMPTY]: () => "KeyError: 'pop from an empty set'",
  [ContainerReason.NOT_A_MAPPING]: (tag) => `TypeError: '${typeName(tag)}' object is not a mapping`,
  [ContainerReason.ITEM_TYPE]: (item) => `TypeError: cannot convert dictionary update sequence element #${item} to a sequence`,
  [ContainerReason.ITEM_LENGTH]: (packed) =>
    `ValueError: dictionary update sequence element #${packed & 0xffff} has length ${packed >>> 16}; 2 is required`,
  [ContainerReason.DEQUE_EMPTY]: () => 'IndexError: pop from an empty deque',
  [ContainerReason.DEQUE_INDEX]: () => 'IndexError: deque index out of range',
  [ContainerReason.DEQUE_MUTATED]: () => 'RuntimeError: deque mutated during iteration',
  [ContainerReason.DEQUE_LACKS]: (_, text) => `ValueError: ${text} is not in deque`,
  [ContainerReason.DEQUE_FULL]: () => 'IndexError: deque already at its maximum size',
  [ContainerReason.DEQUE_INDEX_TYPE]: (tag) => `TypeError: sequence index must be integer, not '${typeName(tag)}'`,
  [ContainerReason.MAXLEN_NEGATIVE]: () => 'ValueError: maxlen must be non-negative',
  [ContainerReason.MAXLEN_TYPE]: () => 'TypeError: an integer is required',
  [ContainerReason.DEQUE_CONCAT]: (tag) => `TypeError: can only concatenate deque (not "${typeName(tag)}") to deque`,
}

/** The message for an error of a dict, set or deque. */
export function containerError(reason: number, b: number, text = ''): string {
  return WORDS[reason as ContainerReason](b, text)
}
