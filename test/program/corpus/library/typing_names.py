from typing import List, Optional, Dict, TypeVar, Callable, Any, Union, cast
T = TypeVar('T')
V = List[int]
print(V, T, Dict[str, List[int]], Callable[[int], str], Any, List)
def f(x: Optional[int] = None, *a: Any) -> Dict[str, V]:
    y: int = 3
    z: List[int]
    return {'a': [y]}
print(f(), cast(int, 'x'))
class A:
    n: int = 0
    q: Optional['A'] = None
print(A.n, A.q)
print(Optional[int], Union[int, str])
