"""The contracts of the design: who may import whom, and how large things may grow."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted([ROOT / "main.py", *(ROOT / "game").rglob("*.py")])
NAMES = {
    path: ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in FILES
}

LAYERS = (
    ("main",),
    (
        "game.start", "game.pictures", "game.printing", "game.gallery", "game.moments", "game.reports",
        "game.batch", "game.library", "game.runs", "game.bots", "game.calls", "game.asked", "game.minutes",
    ),
    ("game.app",),
    ("game.scenes", "game.printed"),
    (
        "game.ui", "game.session", "game.saves", "game.januaries", "game.runcode", "game.debrief",
        "game.replay", "game.whatif", "game.life", "game.difficulty", "game.guesses", "game.pace",
        "game.pair",
    ),
    ("game.content",),
    ("game.engine",),
)
"""A module imports from its own layer or a lower one."""

ENGINE_ORDER = (
    ("opening", "view", "score", "snapshot"),
    ("schedule",),
    ("systems",),
)
"""Inside the engine these come first; everything else is vocabulary and state below them."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(module: str) -> int | None:
    best: tuple[int, int] | None = None
    for number, names in enumerate(LAYERS):
        for name in names:
            if module == name or module.startswith(name + "."):
                best = max(best or (0, 0), (len(name), number))
    return None if best is None else best[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: NAMES[path])
def test_a_module_imports_only_from_its_own_layer_or_below(path: Path) -> None:
    own = layer(NAMES[path])
    if own is None:
        return
    for module in imports(path):
        other = layer(module)
        assert other is None or other >= own, f"{NAMES[path]} imports {module} from above"


def test_ui_knows_no_rules_of_the_game() -> None:
    for path, name in NAMES.items():
        if name.startswith("game.ui"):
            rules = ("game.engine", "game.session", "game.content")
            wrong = [m for m in imports(path) if m.startswith(rules)]
            assert not wrong, f"{name} imports {wrong}"


def test_a_batch_needs_no_window() -> None:
    modules = {name: path for path, name in NAMES.items()}
    waiting = [name for name in modules if name.startswith("game.batch")]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            found = set(imports(modules[name]))
            assert not {m for m in found if m.startswith("pygame")}, f"{name} draws"
            waiting += found & set(modules)
    wrong = {name for name in reached if name.startswith(("game.ui", "game.scenes", "game.app"))}
    assert not wrong, f"a batch reaches {sorted(wrong)}"


def test_inside_the_engine_imports_go_one_way() -> None:
    def rank(module: str) -> int:
        rest = module.removeprefix("game.engine.").split(".")[0]
        return next((n for n, names in enumerate(ENGINE_ORDER) if rest in names), len(ENGINE_ORDER))

    for path, name in NAMES.items():
        if name.startswith("game.engine."):
            for module in imports(path):
                if module.startswith("game.engine."):
                    assert rank(module) >= rank(name), f"{name} imports {module} from above"


def test_systems_do_not_import_each_other() -> None:
    for path, name in NAMES.items():
        if name.startswith("game.engine.systems."):
            wrong = [m for m in imports(path) if m.startswith("game.engine.systems")]
            assert not wrong, f"{name} imports {wrong}"


def test_scenes_do_not_import_each_other() -> None:
    shared = ("game.scenes.routes", "game.scenes.context", "game.scenes.map", "game.scenes.common")
    scenes = {path.stem for path in (ROOT / "game" / "scenes").glob("*.py")}
    screens = {s for s in scenes if (ROOT / "game/scenes" / f"{s}.py").read_text("utf-8").count("Scene):")}
    for path, name in NAMES.items():
        if name.startswith("game.scenes."):
            for module in imports(path):
                target = module.split(".")[2] if module.startswith("game.scenes.") else ""
                wrong = target in screens and path.stem in screens and target != path.stem
                assert not wrong or module.startswith(shared), f"{name} imports {module}"


def test_there_are_no_import_cycles() -> None:
    modules = {name: path for path, name in NAMES.items()}
    graph = {
        name: {module for module in top_imports(path) if module in modules and module != name}
        for name, path in modules.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in graph[name]:
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def top_imports(path: Path) -> Iterator[str]:
    """Imports that run when the module is imported (not those for type checking, nor inside functions)."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = names & set(NAMES.values())
            yield from inner or {node.module}


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("yaml", ("game.content",)),
        ("pydantic", ("game.content",)),
        ("pygame", ("game.ui", "game.scenes", "game.app", "game.library", "game.pictures", "game.gallery",
                    "game.moments")),
        ("pygame_gui", ("game.ui",)),
        ("numpy.random", ("game.engine.luck",)),
    ],
)
def test_a_library_stays_in_its_home(library: str, homes: tuple[str, ...]) -> None:
    for path, name in NAMES.items():
        if not name.startswith(homes):
            wrong = [m for m in imports(path) if m == library or m.startswith(library + ".")]
            assert not wrong, f"{name} imports {wrong}"
            if library == "numpy.random":
                assert "np.random" not in path.read_text(encoding="utf-8"), f"{name} uses np.random"


def test_the_engine_imports_only_numpy_and_the_standard_library() -> None:
    allowed = {*sys.stdlib_module_names, "numpy", "game"}
    for path, name in NAMES.items():
        if name.startswith("game.engine"):
            wrong = [m for m in imports(path) if m.split(".")[0] not in allowed]
            assert not wrong, f"{name} imports {wrong}"


def test_the_engine_opens_no_files_and_reads_no_clock_but_for_timings() -> None:
    for path, name in NAMES.items():
        if name.startswith("game.engine"):
            outside = {"pathlib", "os", "datetime", "logging", "random"}
            wrong = {m.split(".")[0] for m in imports(path)} & outside
            assert not wrong, f"{name} imports {wrong}"
            if name != "game.engine.schedule":
                assert "time" not in {m.split(".")[0] for m in imports(path)}, name


@pytest.mark.parametrize("path", FILES, ids=lambda path: NAMES[path])
def test_no_file_is_longer_than_400_lines_and_no_function_than_60(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, f"{NAMES[path]} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{NAMES[path]}.{node.name} has {length} lines"


def test_the_top_level_holds_only_what_the_layout_names() -> None:
    allowed = {
        "game", "assets", "levels", "tests", "docs", "benchmarks", "main.py", "pyproject.toml", "README.md",
        "CHANGELOG.md", "LICENSE", ".ci", ".gitignore", ".git",
    }
    ignored = {".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "build", "__pycache__"}
    found = {path.name for path in ROOT.iterdir()}
    extra = {name for name in found - allowed - ignored if not name.startswith("requirements")}
    assert not {name for name in extra if not name.endswith(".egg-info")}


def test_pyproject_names_every_package() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = set(tomllib.load(file)["tool"]["setuptools"]["packages"])
    there = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "game").rglob("__init__.py")
    }
    assert named == there
