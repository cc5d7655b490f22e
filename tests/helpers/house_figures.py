"""The size and the repetition of the product, counted: ``python -m tests.helpers.house_figures``.

Code lines leave out blank lines, comments, docstrings and imports, so that prose and layout cost nothing.
"""

import ast
import io
import re
import sys
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PRODUCT: Final = Path("gui")
GOLDEN: Final = Path("tests/guest/golden")
LONGEST: Final = 300
SHORTEST: Final = 40
MOST_SHORT: Final = 24
"""So many modules may be under SHORTEST: a few have a reason, such as that every start imports them."""
_WORDS: Final = 4
"""A literal with fewer words is a name or a label, and may well stand twice."""


def modules() -> Iterator[Path]:
    """Yield the product's modules, packages' own files left out."""
    yield from (path for path in sorted(PRODUCT.rglob("*.py")) if path.name != "__init__.py")


def lengths() -> dict[Path, int]:
    """Return how many lines each module has, prose and layout included."""
    return {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}


def code_lines(source: str) -> int:
    """Return how many lines of ``source`` hold code: no blank line, comment, docstring or import."""
    prose = {line for node in _prose(ast.parse(source)) for line in range(node.lineno, (node.end_lineno or 0) + 1)}
    lines: set[int] = set()
    layout = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENDMARKER}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in layout:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines - prose)


def _prose(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield docstrings (of attributes too) and imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node


def sentences(path: Path) -> set[str]:
    """Return the literals of a module that are sentences, with what is put in made equal."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in _prose(tree) if isinstance(node, ast.Expr)}
    return {
        _normal(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
        if len(node.value.split()) >= _WORDS and _normal(node.value)
    }


def _normal(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\{[^}]*\}", "X", text)).lower().strip()


def twins() -> dict[str, list[str]]:
    """Return the sentences that stand in more than one module, with the modules; the sandbox speaks for itself."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in modules():
        if path.parts[1] != "sandbox":
            for sentence in sentences(path):
                found[sentence].append(str(path))
    return {sentence: paths for sentence, paths in sorted(found.items()) if len(paths) > 1}


def shared_names() -> dict[str, list[str]]:
    """Return the public classes of one name in several modules; the sandbox shares no code and may share names."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in modules():
        if path.parts[1] != "sandbox":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in tree.body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].append(str(path))
    return {name: paths for name, paths in sorted(found.items()) if len(paths) > 1}


def main() -> int:
    """Print the figures."""
    sizes = {path: code_lines(path.read_text(encoding="utf-8")) for path in modules()}
    whole = lengths()
    rooms: Counter[str] = Counter()
    for path, size in sizes.items():
        rooms[path.parts[1] if len(path.parts) > 2 else "top"] += size
    golden = [path for path in GOLDEN.rglob("*") if path.is_file()]
    repeated, names = twins(), shared_names()
    out = sys.stdout.write
    out(f"code lines: {sum(sizes.values())} in {len(sizes)} modules\n")
    out("  " + ", ".join(f"{room} {size}" for room, size in rooms.most_common()) + "\n")
    out(f"modules over {LONGEST} lines: {sum(size > LONGEST for size in whole.values())}\n")
    out(f"modules under {SHORTEST} lines: {sum(size < SHORTEST for size in whole.values())}\n")
    out(f"golden text: {sum(len(path.read_bytes().splitlines()) for path in golden)} lines in {len(golden)} files\n")
    out(f"sentences in more than one module: {len(repeated)}\n")
    out(f"class names in more than one module: {len(names)}\n")
    if "-v" in sys.argv:
        for title, paths in (*repeated.items(), *names.items()):
            out(f"  {title[:90]}: {', '.join(paths)}\n")
        for path in sorted(whole, key=lambda each: whole[each]):
            if whole[path] < SHORTEST or whole[path] > LONGEST:
                out(f"  {path}: {whole[path]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
