#!/usr/bin/env python3
"""Holds the sources, the build and docs/architecture.md to one table of layers.

    check_layers.py [BUILD]      BUILD: a configured native build folder, for the checks by compiler

Five things are checked, each reported as a test that passed or failed:
  - every #include in src/ is one that the table in cmake/layers.cmake allows, third-party ones too;
  - the table in docs/architecture.md says the same as cmake/layers.cmake;
  - CMake refuses a layer that asks for what its row does not hold;
  - to the compiler, the headers of forbidden layers do not exist (and those of allowed ones do);
  - these checks notice a forbidden include, and a table that lies.
"""
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Which library an #include <...> belongs to; what is not listed is the standard library or the system.
LIBRARY_OF_HEADER = (
    (r"xxhash\.h|xxh3\.h", "xxhash"),
    (r"utf8proc\.h", "utf8proc"),
    (r"libstemmer\.h|.*stem_UTF_8_.*", "stemmer"),
    (r"zstd.*\.h|zdict\.h", "zstd"),
    (r"nlohmann/.*", "json"),
    (r"CLI/.*", "cli11"),
    (r"doctest/.*", "doctest"),
    (r"cld2/.*", "cld2"),
    (r"cmark.*\.h", "cmark"),
    (r"yaml-cpp/.*", "yaml"),
    (r"pugixml\.hpp", "pugixml"),
    (r"archive(_entry)?\.h", "archive"),
    (r"imgui\.h|imgui_internal\.h|imstb_.*", "imgui"),
    (r"imgui_impl_opengl3.*|GLES.*|GL/.*", "imgui_gl"),
    (r"imgui_impl_glfw\.h|GLFW/.*", "glfw"),
)
# The browser's own headers: nothing below platform/ knows of one.
BROWSER_HEADERS = r"emscripten(\.h|/.*)"
BROWSER_LAYERS = ("platform", "gui")


class Table:
    """Who may include which layers, and use which libraries."""

    def __init__(self, layers, may_include, may_use):
        self.layers, self.may_include, self.may_use = layers, may_include, may_use

    @staticmethod
    def from_cmake(text):
        def values(variable):
            match = re.search(rf"^set\({variable}\b([^)]*)\)", text, re.MULTILINE)
            return match.group(1).split() if match else []

        layers = values("VERBATIM_LAYERS")
        return Table(layers,
                     {layer: set(values(f"VERBATIM_MAY_INCLUDE_{layer}")) for layer in layers},
                     {layer: set(values(f"VERBATIM_MAY_USE_{layer}")) for layer in layers})

    @staticmethod
    def from_document(text):
        """The markdown table whose head is `| layer | ... | may include | third-party |`."""
        lines = iter(text.splitlines())
        for line in lines:
            head = [cell.strip().lower() for cell in line.strip().strip("|").split("|")]
            if head[0] == "layer" and "may include" in head:
                break
        else:
            return Table([], {}, {})
        include_column = head.index("may include")
        use_column = next(i for i, cell in enumerate(head) if cell.startswith("third"))
        next(lines)  # the rule under the head
        layers, may_include, may_use = [], {}, {}
        for line in lines:
            if not line.startswith("|"):
                break
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            layer = cells[0].strip("`/ ")
            layers.append(layer)
            may_include[layer] = set(re.findall(r"[a-z0-9_]+", cells[include_column]))
            may_use[layer] = set(re.findall(r"[a-z0-9_]+", cells[use_column]))
        return Table(layers, may_include, may_use)


def forbidden_includes(source_root, table):
    """Yields a sentence for each #include under source_root that the table does not allow."""
    for path in sorted(source_root.rglob("*")):
        if path.suffix not in (".h", ".cpp", ".c", ".inc", ".in"):
            continue
        layer = path.relative_to(source_root).parts[0]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if not match:
                continue
            quoted, header = match.group(1) == '"', match.group(2)
            if path.parent.name == "node" and re.fullmatch(BROWSER_HEADERS, header):
                continue  # there Emscripten's header is node's
            reason = refuse(layer, quoted, header, table)
            if reason:
                yield f"{path.relative_to(source_root)}:{number}: {reason}"


def refuse(layer, quoted, header, table):
    """Why `layer` may not include `header`, or None."""
    if layer not in table.layers:
        return f"'{layer}' is not a layer of the table"
    if ".." in header.split("/"):
        return f'"{header}" walks out of its folder; write "layer/file.h"'
    library = next((name for pattern, name in LIBRARY_OF_HEADER if re.fullmatch(pattern, header)), None)
    if quoted and library is None:
        other = header.split("/")[0]
        if "/" not in header or other not in table.layers:
            return f'"{header}" is not of the form "layer/file.h"'
        if other != layer and other not in table.may_include[layer]:
            return f"{layer} may not include {other} ({header})"
        return None
    if re.fullmatch(BROWSER_HEADERS, header) and layer not in BROWSER_LAYERS:
        return f"{layer} may not know of a browser (<{header}>)"
    if library and library not in table.may_use[layer]:
        return f"{layer} may not use {library} ({header})"
    return None


def differences(document, cmake):
    """Yields a sentence for each place in which the two tables differ."""
    if sorted(document.layers) != sorted(cmake.layers):
        yield f"layers differ: document {document.layers}, cmake/layers.cmake {cmake.layers}"
        return
    for layer in cmake.layers:
        for what, ours, theirs in (("may include", document.may_include, cmake.may_include),
                                   ("may use", document.may_use, cmake.may_use)):
            if ours[layer] != theirs[layer]:
                yield (f"{layer} {what}: the document says {sorted(ours[layer])}, "
                       f"cmake/layers.cmake {sorted(theirs[layer])}")


def cmake_accepts(layer, wanted):
    """Whether cmake/targets.cmake lets `layer` depend on `wanted`."""
    with tempfile.NamedTemporaryFile("w", suffix=".cmake") as script:
        script.write('cmake_minimum_required(VERSION 3.25)\n'
                     f'include("{ROOT}/cmake/layers.cmake")\ninclude("{ROOT}/cmake/targets.cmake")\n'
                     f'verbatim_check_allowed({layer} "layer" VERBATIM_MAY_INCLUDE "{wanted}")\n')
        script.flush()
        return subprocess.run(["cmake", "-P", script.name], capture_output=True, check=False).returncode == 0


def compile_command_of(build, layer):
    """The flags with which one source of the layer is compiled, or None."""
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    for entry in commands:
        if f"/src/{layer}/" in entry["file"]:  # one of its sources, or all of them as one unit
            words = shlex.split(entry["command"])
            if words[0].endswith("ccache"):
                words = words[1:]
            end = words.index("-o")
            return words[:end]
    return None


def run_compiler(command, source=""):
    return subprocess.run(command, input=source, text=True, capture_output=True, check=False)


def compiles(command, source):
    return run_compiler(command + ["-fsyntax-only", "-x", "c++", "-"], source).returncode == 0


def a_header_of(layer):
    return next((f"{layer}/{path.name}" for path in sorted((ROOT / "src" / layer).glob("*.h"))), None)


def what_the_compiler_sees(build, table):
    """Yields a sentence for each layer to whose sources the headers of a forbidden layer are visible."""
    headers = {layer: a_header_of(layer) for layer in table.layers}
    for layer in table.layers:
        command = compile_command_of(build, layer)
        if command is None:
            continue
        for other in table.layers:
            header = headers[other]
            if other == layer or header is None or other in table.may_include[layer]:
                continue
            if compiles(command, f'#if !__has_include("{header}")\n#error hidden\n#endif\n'):
                yield f"a source of {layer} finds {header}"
        if headers[layer] and not compiles(command, f'#if !__has_include("{headers[layer]}")\n#error hidden\n#endif\n'):
            yield f"a source of {layer} does not find its own {headers[layer]}"


def a_forbidden_include_compiles(build, table):
    """Compiles a forbidden include for real, beside an allowed one that must be accepted."""
    command, allowed, forbidden = compile_command_of(build, "text"), a_header_of("base"), a_header_of("corpus")
    if not compiles(command, f'#include "{allowed}"\n'):
        yield f"text cannot include {allowed}, which is allowed"
    if compiles(command, f'#include "{forbidden}"\n'):
        yield f"text can include {forbidden}, which is forbidden"


def the_checks_can_fail(table):
    """Yields a sentence for each violation, made for the purpose, that goes unnoticed."""
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder)
        for name in ("text", "search"):
            (made / name).mkdir()
        (made / "text/bad.cpp").write_text(
            '#include "corpus/article.h"\n#include <nlohmann/json.hpp>\n#include "../search/x.h"\n'
            '#include <emscripten.h>\n#include "bad.h"\n#include "base/result.h"\n#include <vector>\n',
            encoding="utf-8")
        (made / "text/node").mkdir()
        (made / "text/node/good.cpp").write_text("#include <emscripten.h>\n", encoding="utf-8")
        found = len(list(forbidden_includes(made, table)))
        if found != 5:
            yield f"of five forbidden includes {found} were noticed"
    lying = Table(table.layers, dict(table.may_include, base={"cli"}), table.may_use)
    if len(list(differences(lying, table))) != 1:
        yield "a table that lets base include cli was not noticed"


def main(arguments):
    table = Table.from_cmake((ROOT / "cmake/layers.cmake").read_text(encoding="utf-8"))
    document = Table.from_document((ROOT / "docs/architecture.md").read_text(encoding="utf-8"))
    checks = [
        ("sources include only what the table allows", forbidden_includes(ROOT / "src", table)),
        ("docs/architecture.md and cmake/layers.cmake agree", differences(document, table)),
        ("CMake lets text depend on base", [] if cmake_accepts("text", "base") else ["refused"]),
        ("CMake refuses that text depends on search", ["accepted"] if cmake_accepts("text", "search") else []),
        ("violations made for the purpose are noticed", the_checks_can_fail(table)),
    ]
    if arguments:
        build = pathlib.Path(arguments[0])
        checks += [
            ("forbidden layers are invisible to the compiler", what_the_compiler_sees(build, table)),
            ("a forbidden include does not compile", a_forbidden_include_compiles(build, table)),
        ]
    failed = 0
    for name, problems in checks:
        problems = list(problems)
        print(f"{'FAIL' if problems else 'ok  '} {name}")
        for problem in problems:
            print(f"     {problem}")
        failed += bool(problems)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
