import { ObjectReason } from '../../../assembly/abi/traps.ts'
import { typeName } from './type-names.ts'

/** CPython's message for the operands of Trap.OBJECT. */
export function objectError(reason: number, b: number, text = ''): string {
  const [first = '', second = ''] = text.split('\n')
  switch (reason as ObjectReason) {
    case ObjectReason.ABSTRACT:
      return `TypeError: Can't instantiate abstract class ${first} without an implementation for abstract ${second}`
    case ObjectReason.META_CONFLICT:
      return 'TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases'
    case ObjectReason.NEW_ARGUMENTS:
      return 'TypeError: object.__new__() takes exactly one argument (the type to instantiate)'
    case ObjectReason.NEW_TYPE:
      return `TypeError: object.__new__(X): X is not a type object (${typeName(b)})`
    case ObjectReason.SUBCLASS_KEYWORDS:
      return `TypeError: ${first}.__init_subclass__() takes no keyword arguments`
    case ObjectReason.NO_SLOT:
      return `AttributeError: '${first}' object has no attribute '${second}' and no __dict__ for setting new attributes`
    case ObjectReason.INIT_ARGUMENTS:
      return 'TypeError: object.__init__() takes exactly one argument (the instance to initialize)'
    case ObjectReason.TYPE_ARGUMENT:
      return `TypeError: type.__new__() argument ${b >> 8} must be ${['', 'str', 'tuple', 'dict'][b >> 8]}, not ${typeName(b & 0xff)}`
    case ObjectReason.TYPE_ARGUMENT_COUNT:
      return 'TypeError: type() takes 1 or 3 arguments'
    case ObjectReason.DICT_TYPE:
      return `TypeError: __dict__ must be set to a dictionary, not a '${typeName(b)}'`
  }
}
