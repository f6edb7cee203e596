#!/usr/bin/env python3
"""check_release.py [-k PART_OF_A_NAME]

What publishes the packages and what fetches them: the shape of action.yml and of the release workflow, and their shell lines, run here against a
folder that stands in for the releases. Needs PyYAML for the first; skips that without. tools/check-packages.sh adds actionlint. Closes with
`N passed, N failed`.
"""
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tarfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/cli"))
from runner import contains, equal, run_tests  # noqa: E402

try:
    import yaml
except ImportError:
    yaml = None

FILES = ("action.yml", ".github/workflows/release.yml")
STEP_KEYS = {"name", "id", "if", "uses", "with", "run", "shell", "env", "working-directory", "continue-on-error"}
JOB_KEYS = {"name", "needs", "if", "runs-on", "container", "strategy", "steps", "permissions", "continue-on-error", "env"}
PROGRAM = "#!/bin/sh\n[ \"$1\" != --version ] || { echo 'verbatim 9.8.7'; exit 0; }\n" + \
    "if [ \"$1\" = build ]; then printf '%s\\n' \"$@\" > \"$RUNNER_TEMP/words\"; mkdir -p out/data; printf '{\\n \"bundle\": \"ab12\",\\n}' > out/data/manifest.json; exit 1; fi\nexit 0\n"


def documents():
    return {name: yaml.safe_load((ROOT / name).read_text(encoding="utf-8")) for name in FILES} if yaml else {}


def jobs():
    return documents().get(FILES[1], {}).get("jobs", {})


def steps():
    """(where, step, whether it is of the action) of every step."""
    action = documents().get(FILES[0])
    if action:
        yield from ((f"action.yml: {step.get('name')}", step, True) for step in action["runs"]["steps"])
    for job, body in jobs().items():
        yield from ((f"{job}: {step.get('name') or step.get('uses')}", step, False) for step in body["steps"])


def test_every_step_has_the_keys_that_github_knows(_):
    for where, step, of_action in steps():
        equal(set(step) - STEP_KEYS, set(), where)
        assert ("run" in step) != ("uses" in step), where
        assert not of_action or "run" not in step or step.get("shell") == "bash", f"{where}: a composite action's run needs a shell"
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]), where


def test_jobs_need_jobs_that_are_there(_):
    for name, body in jobs().items():
        equal(set(body) - JOB_KEYS, set(), name)
        needs = body.get("needs", [])
        for needed in [needs] if isinstance(needs, str) else needs:
            assert needed in jobs(), f"{name} needs {needed}"
    if jobs():
        equal(jobs()["publish"]["permissions"], {"contents": "write", "id-token": "write", "attestations": "write"})


def test_expressions_name_what_is_there(_):
    action = documents().get(FILES[0])
    if not action:
        return
    text = (ROOT / FILES[0]).read_text(encoding="utf-8")
    ids = {step.get("id") for step in action["runs"]["steps"]}
    for expression in re.findall(r"\$\{\{ (.*?) \}\}", text):
        if expression.startswith("inputs."):
            assert expression.removeprefix("inputs.") in action["inputs"], expression
        elif expression.startswith("steps."):
            assert expression.split(".")[1] in ids, expression
            contains(text, f'echo "{expression.split(".")[3]}=')
        else:
            equal(expression, "github.action_path")


def test_no_expression_stands_in_a_script(_):
    """What somebody writes into an input must not become part of a shell's program."""
    for where, step, _ in steps():
        assert "${{" not in step.get("run", ""), where


def test_scripts_are_read_by_bash_and_call_what_is_there(_):
    for where, step, _ in steps():
        equal(subprocess.run(["bash", "-n"], input=step.get("run", ""), text=True, capture_output=True, check=False).stderr, "", where)
        for script in re.findall(r"\btools/[\w./-]+\.sh", step.get("run", "")):
            assert os.access(ROOT / script, os.X_OK), f"{where}: {script}"


def test_what_must_be_filled_in_is_named(_):
    named = (ROOT / "docs/releasing.md").read_text(encoding="utf-8")
    for path in subprocess.run(["git", "grep", "-lE", r"\bOWNER\b"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split():
        if path not in ("docs/releasing.md", "tests/release/check_release.py"):
            contains(named, f"`{path}`")


def test_the_version_is_the_same_everywhere(_):
    def found(name, pattern):
        return set(re.findall(pattern, (ROOT / name).read_text(encoding="utf-8"), re.M))

    version = found("CMakeLists.txt", r"^project\(verbatim VERSION ([\d.]+)")
    equal(len(version), 1)
    equal(found("action.yml", r'^    default: "([\d.]+)"'), version)
    equal(found("Dockerfile", r"^ARG VERSION=([\d.]+)"), version)
    equal(found("README.md", r"verbatim[-_](\d[\d.]*\d)[-_]"), version)


def released(folder, damage=False):
    """A stand-in for the place of releases: vVERSION with an archive for this machine, and the sums."""
    place = folder / "releases/v9.8.7"
    place.mkdir(parents=True)
    tree = folder / "verbatim-9.8.7/bin"
    tree.mkdir(parents=True)
    (tree / "verbatim").write_text(PROGRAM)
    (tree / "verbatim").chmod(0o755)
    names = [f"verbatim-9.8.7-linux-{machine}.tar.gz" for machine in ("x64", "arm64")]
    for name in names:
        with tarfile.open(place / name, "w:gz") as archive:
            archive.add(tree.parent, "verbatim-9.8.7")
    sums = "".join(f"{hashlib.sha256((place / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (place / "SHA256SUMS").write_text(sums)
    if damage:
        for name in names:
            (place / name).write_bytes((place / name).read_bytes() + b"more")
    return f"file://{folder}/releases"


def fetch(folder, base, version="9.8.7"):
    return subprocess.run(["sh", ROOT / "tools/release/fetch.sh", version, folder / "got", base], capture_output=True, text=True, timeout=60, check=False)


def test_a_release_is_fetched_and_held_to_its_sum(folder):
    done = fetch(folder, released(folder))
    equal((done.returncode, done.stdout), (0, "verbatim 9.8.7\n"), done.stderr)
    assert os.access(folder / "got/bin/verbatim", os.X_OK)


def test_a_release_with_another_hash_is_refused(folder):
    done = fetch(folder, released(folder, damage=True))
    equal(done.returncode, 1)
    contains(done.stderr, "has another hash than the release names")
    assert not (folder / "got").exists()


def test_a_release_that_is_not_there_is_named(folder):
    done = fetch(folder, released(folder), version="1.2.3")
    equal(done.returncode, 1)
    contains(done.stderr, "/v1.2.3/", "could not be fetched")


def test_the_action_builds_a_site(folder):
    """Its own lines, in order, as a runner gives them their variables. The stand-in refuses an article: that is a warning."""
    action = documents().get(FILES[0])
    if not action:
        print("     skipped: PyYAML is not installed")
        return
    (folder / "out").mkdir()
    (folder / "temp").mkdir()
    inputs = {"corpus": "one folder\n\ntwo.txt", "site": "out", "title": "A $(title) `of` \"signs\"", "version": "9.8.7", "releases": released(folder)}
    outputs = folder / "outputs"
    for step in action["runs"]["steps"]:
        variables = {name: inputs[value[len("${{ inputs."):-len(" }}")]] if "inputs." in value else str(ROOT) for name, value in step["env"].items()}
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=folder, capture_output=True, text=True, timeout=60, check=False,
                              env={**os.environ, **variables, "RUNNER_TEMP": str(folder / "temp"), "GITHUB_OUTPUT": str(outputs)})
        equal(done.returncode, 0, step["name"], done.stderr)
    contains(done.stdout, "::warning::")
    equal((folder / "temp/words").read_text().splitlines(), ["build", "one folder", "two.txt", "-o", "out", "--title=" + inputs["title"]])
    equal(outputs.read_text(), "site=out\nbundle=ab12\n")


if __name__ == "__main__":
    if len(sys.argv) not in (1, 3):
        sys.exit(__doc__)
    if not yaml:
        print("     skipped the shape of the files: PyYAML is not installed")
    sys.exit(run_tests(globals(), part=sys.argv[2] if len(sys.argv) == 3 else ""))
