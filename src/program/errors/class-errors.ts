import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { LackReason, PropertyPart } from '../../../assembly/abi/traps.ts'
import { BUILTIN_NAMES } from '../library/names.ts'
import { typeName } from './type-names.ts'

export const PROPERTY_PARTS: Readonly<Record<PropertyPart, string>> = {
  [PropertyPart.GETTER]: 'getter',
  [PropertyPart.SETTER]: 'setter',
  [PropertyPart.DELETER]: 'deleter',
}

/** The message for a base of which gil-lab cannot make subclasses. */
export function classBase(tag: number, builtin: number, text: string | undefined): string {
  const name = tag === Tag.BUILTIN ? (BUILTIN_NAMES[builtin as Builtin] ?? '?') : undefined
  return `NotImplementedError: gil-lab does not make subclasses of ${name ?? `a value of type '${text ?? typeName(tag)}'`}`
}

/** The message for an argument of isinstance() or issubclass() that is not a class. */
export function classArgument(builtin: number, argument: number): string {
  if (builtin === Builtin.ISINSTANCE) return 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union'
  const kinds = argument === 1 ? 'a class' : 'a class, a tuple of classes, or a union'
  return `TypeError: issubclass() arg ${argument} must be ${kinds}`
}

/** The message for a special method whose result has the wrong type. */
export function specialResult(method: string, type: string): string {
  switch (method) {
    case '__str__':
    case '__repr__':
      return `TypeError: ${method} returned non-string (type ${type})`
    case '__bool__':
      return `TypeError: __bool__ should return bool, returned ${type}`
    case '__len__':
      return `TypeError: '${type}' object cannot be interpreted as an integer`
    case '__int__':
    case '__index__':
    case '__trunc__':
      return `TypeError: ${method} returned non-int (type ${type})`
    case '__hash__':
      return 'TypeError: __hash__ method should return an integer'
    case '__format__':
      return `TypeError: __format__ must return a str, not ${type}`
    case '__iter__':
      return `TypeError: iter() returned non-iterator of type '${type}'`
    default:
      return `TypeError: ${method} returned a value of type '${type}'`
  }
}

/** The message for a part of Python's classes that gil-lab lacks. */
export function lackError(reason: LackReason, name: string): string {
  switch (reason) {
    case LackReason.CLASS_STORE:
      return `NotImplementedError: gil-lab does not set the attribute '${name}' of a class after the class statement`
    case LackReason.METACLASS:
      return 'NotImplementedError: gil-lab runs a class statement only if its metaclass is a class'
    case LackReason.NEW_NAME:
      return 'NotImplementedError: gil-lab sets and deletes only attributes whose names occur in the program'
    case LackReason.TYPE:
      return `NotImplementedError: gil-lab has no type object for values of type '${name}'`
  }
}
