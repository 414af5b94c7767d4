import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Name } from '../../../assembly/abi/names.ts'

/** Further names of the object model: those of classes, descriptors, exception groups and numbers. */
export const OBJECT_NAMES = {
  [Name._ABSTRACT_METHODS]: '_abstract_methods',
  [Name._CLASS_KEYWORDS]: '_class_keywords',
  [Name._IS_GROUP]: '_is_group',
  [Name.EXCEPTIONS]: 'exceptions',
  [Name.METACLASS]: 'metaclass',
  [Name.DUNDER_INIT_SUBCLASS]: '__init_subclass__',
  [Name.DUNDER_SET_NAME]: '__set_name__',
  [Name.DUNDER_GET]: '__get__',
  [Name.DUNDER_SET]: '__set__',
  [Name.DUNDER_DELETE]: '__delete__',
  [Name.DUNDER_CLASS_GETITEM]: '__class_getitem__',
  [Name.DUNDER_INSTANCECHECK]: '__instancecheck__',
  [Name.DUNDER_SUBCLASSCHECK]: '__subclasscheck__',
  [Name.REAL]: 'real',
  [Name.IMAG]: 'imag',
  [Name.NUMERATOR]: 'numerator',
  [Name.DENOMINATOR]: 'denominator',
  [Name.DUNDER_DIVMOD]: '__divmod__',
  [Name.DUNDER_RDIVMOD]: '__rdivmod__',
  [Name.DUNDER_TRUNC]: '__trunc__',
  [Name.DUNDER_DEL]: '__del__',
  [Name._UNRAISABLE]: '_unraisable',
} as const

/** The names that Python's messages give to the builtins of the object model. */
export const OBJECT_BUILTIN_NAMES = {
  [Builtin.OBJECT_NEW]: 'object.__new__',
  [Builtin.OBJECT_REPR]: '__repr__',
  [Builtin.OBJECT_STR]: '__str__',
  [Builtin.OBJECT_EQ]: '__eq__',
  [Builtin.OBJECT_NE]: '__ne__',
  [Builtin.OBJECT_HASH]: '__hash__',
  [Builtin.OBJECT_INIT_SUBCLASS]: '__init_subclass__',
  [Builtin.TYPE_NEW]: 'type.__new__',
  [Builtin.TYPE_CALL]: 'type.__call__',
  [Builtin.TYPE_INIT]: 'type.__init__',
  [Builtin.COPY_TRACE]: 'copy_trace',
} as const
