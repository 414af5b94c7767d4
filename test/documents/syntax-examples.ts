/** An example of each statement and each expression, by the parser's names. Only the names in WITHOUT_EXAMPLE have none. */
export const STATEMENT_EXAMPLES: Readonly<Record<string, string>> = {
  AssignStatement: 'x = y = 1; a, *rest = 1, 2, 3; n: int = 0',
  UpdateStatement: 'x = 1; x += 1',
  ExpressionStatement: 'print(1)',
  StatementGroup: 'x = 1; y = 2',
  YieldStatement: 'def f(): yield 1',
  PassStatement: 'pass',
  ScopeStatement: 'def f(): global x',
  DeleteStatement: 'x = [1]; del x[0]',
  AssertStatement: 'assert True, "text"',
  ImportStatement: 'import time; from math import sqrt as root',
  IfStatement: 'if x: pass\nelif y: pass\nelse: pass',
  WhileStatement: 'while x: pass\nelse: pass',
  ForStatement: 'for x in y: pass\nelse: pass',
  BreakStatement: 'while x: break',
  ContinueStatement: 'while x: continue',
  ReturnStatement: 'def f(): return 1',
  WithStatement: 'with x as y, z: pass',
  MatchStatement: 'match x:\n  case 1: pass\n  case _: pass',
  TryStatement: 'try: pass\nexcept ValueError as error: pass\nelse: pass\nfinally: pass',
  RaiseStatement: 'raise ValueError("text") from None',
  FunctionDefinition: 'def f(a, /, b=1, *args, c, d=2, **kwargs): pass',
  ClassDefinition: 'class A(Exception): pass',
  DecoratedStatement: '@staticmethod\ndef f(): pass',
}

export const EXPRESSION_EXAMPLES: Readonly<Record<string, string>> = {
  VariableName: 'name',
  Number: '1_000, 0x1F, 1.5e-3',
  String: '"text", r"raw", b"bytes", """long"""',
  Boolean: 'True',
  None: 'None',
  Ellipsis: '...',
  FormatString: 'f"{x!r:>{width}} {y=}"',
  ContinuedString: '"one" "two"',
  ParenthesizedExpression: '(x)',
  TupleExpression: '(1, *x)',
  ArrayExpression: '[1, *x]',
  ArrayComprehensionExpression: '[x for x in y if x for z in x]',
  DictionaryExpression: '{1: 2, **x}',
  DictionaryComprehensionExpression: '{x: y for x, y in z}',
  SetExpression: '{1, *x}',
  SetComprehensionExpression: '{x for x in y}',
  BinaryExpression: 'x ** 2 // 3 and 1 < y <= 2 or z not in [x is None]',
  UnaryExpression: 'not -x + ~y',
  ConditionalExpression: 'x if y else z',
  NamedExpression: '(x := 1)',
  LambdaExpression: 'lambda x, *y: x',
  CallExpression: 'f(1, *x, name=2, **y)',
  MemberExpression: 'x.y[1:2]',
  ComprehensionExpression: '(x for x in y)',
}

/**
 * The constructs without an example of their own. Other examples contain them, or only an asynchronous function or a generator can contain
 * them.
 */
export const WITHOUT_EXAMPLE: readonly string[] = ['AwaitExpression', 'YieldExpression', 'ArgList']
