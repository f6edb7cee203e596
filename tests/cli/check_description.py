#!/usr/bin/env python3
"""check_description.py VERBATIM [CMAKE BUILD_FOLDER]     stdlib only.

Help, shell completions and man pages come from one description: what `--help` names must be in all of them. The bash
script is run as bash runs it; the scripts for zsh and fish are read, and tried in the shell where it is installed. With
CMAKE the installed files are looked at too. Closes with `N passed, N failed`.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

from runner import contains, equal, run_tests

BINARY = CMAKE = BUILD = ""


def run(*command, **options):
    return subprocess.run([*map(str, command)], capture_output=True, text=True, encoding="utf-8", timeout=120, **options)


def verbatim(*words):
    done = run(BINARY, *words)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


class Command:
    """What `verbatim NAME --help` says: {names of an option: what it takes}, and the operands' names."""

    def __init__(self, name):
        self.name = name
        self.options, self.operands = {}, []
        part = ""
        for line in verbatim(*([name] if name else []), "--help").splitlines():
            if re.fullmatch(r"\w+:", line):
                part = line
            if part == "Options:" and (found := re.match(r"  (-[\w,-]+) ?(\S*)", line)):
                self.options[tuple(found[1].split(","))] = found[2]
            if part == "Positionals:" and (found := re.match(r"  (\w+) (\S+)", line)):
                self.operands.append((found[1], found[2]))
        assert ("-h", "--help") in self.options, self.options


def command_names():
    listed = verbatim("--help").split("Subcommands:\n")[1].split("\n\n")[0]
    return [line.split()[0] for line in listed.splitlines()]


def all_commands():
    return [Command(name) for name in command_names()]


def complete_in_bash(script, line, folder="."):
    """What bash would offer for a line that ends at the cursor; `compopt NAME` where it leaves paths to readline."""
    words = re.findall(r"=|[^\s=]+", line) + ([""] if line[-1] == " " else [])
    driver = (f"source {shlex.quote(str(script))}; compopt() {{ echo \"compopt $*\"; }}\n"
              f"COMP_WORDS=({' '.join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}; _verbatim; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
    done = run("bash", "--norc", "-c", driver, cwd=folder)
    equal((done.returncode, done.stderr), (0, ""), line)
    return [one for one in done.stdout.splitlines() if one]


def written(folder, shell):
    path = folder / shell
    path.write_text(verbatim("completions", shell), encoding="utf-8")
    return path


def test_bash_offers_what_help_names(folder):
    script = written(folder, "bash")
    equal(run("bash", "-n", script).stderr, "")
    equal(complete_in_bash(script, "verbatim "), command_names())
    equal(sorted(complete_in_bash(script, "verbatim -")), ["--help", "--version", "-h"])
    for command in all_commands():
        names = [name for option in command.options for name in option]
        equal(sorted(complete_in_bash(script, f"verbatim {command.name} -")), sorted(names))
        for name, value in command.operands:
            assert value != "TEXT", (command.name, name)  # a type name says whether files, folders or nothing is offered
        for option, value in command.options.items():
            for name in option if value and value != "REQUIRED" else []:
                offered = complete_in_bash(script, f"verbatim {command.name} {name} ")
                wanted = {"FOLDER": ["compopt -o dirnames"], "FILE": ["compopt -o default"], "PATH": ["compopt -o default"]}
                equal(offered, value.split("|") if "|" in value else wanted.get(value, []), command.name, name)


def test_bash_knows_where_in_the_line_it_is(folder):
    script = written(folder, "bash")
    for line, offered in [("verbatim bu", ["build"]), ("verbatim build --form", ["--format"]), ("verbatim build --format j", ["json"]), ("verbatim build --format=", ["json", "text"]),
                          ("verbatim build --format=t", ["text"]), ("verbatim build --format=text ", ["compopt -o default"]), ("verbatim build -o site ", ["compopt -o default"]),
                          ("verbatim build a b ", ["compopt -o default"]), ("verbatim build -- -", ["compopt -o default"]), ("verbatim serve ", ["compopt -o dirnames"]),
                          ("verbatim serve --port 8000 ", ["compopt -o dirnames"]), ("verbatim serve site ", []), ("verbatim search site ", []), ("verbatim search --limit 3 ", ["compopt -o dirnames"]),
                          ("verbatim check build --", ["--help", "--format"]), ("verbatim --help ", command_names()), ("verbatim fly ", []), ("verbatim fly -", []),
                          ("verbatim completions ", ["bash", "zsh", "fish"]), ("verbatim man ser", ["serve"])]:
        equal(complete_in_bash(script, line), offered, line)


def test_zsh_offers_what_help_names(folder):
    script = written(folder, "zsh").read_text(encoding="utf-8")
    assert script.startswith("#compdef verbatim\n")
    head, *_ = script.split("case $state in")
    equal(re.findall(r"^        '(\w+):.+'$", head, re.MULTILINE), command_names())
    contains(head, "{-h,--help}", "--version'[", "'inspect:Show what stands in the files of a site'\\''s bundle'")
    for command in all_commands():
        (block,) = re.findall(rf"^                {command.name}\)\n((?:.|\n)+?) ;;$", script, re.MULTILINE)
        specs = [line.strip().removesuffix(" \\") for line in block.splitlines()[1:]]
        found = {}
        for spec in specs:
            if option := re.match(r"'[^']*'(?:\{(.+?)\}|(-[\w-]+=?))'\[", spec):
                found[tuple(name.rstrip("+=") for name in (option[1] or option[2]).split(","))] = spec
        equal(sorted(found), sorted(command.options), command.name)
        for names, value in command.options.items():
            if not value or value == "REQUIRED":
                assert spec_takes(found[names]) == "", found[names]
            elif "|" in value:
                contains(found[names], ":(" + value.replace("|", " ") + ")'")
            elif value in ("FOLDER", "FILE", "PATH"):
                assert found[names].endswith(":_files -/'" if value == "FOLDER" else ":_files'"), found[names]
        for name, _ in command.operands:
            assert any(f":{name}:" in spec for spec in specs), (name, specs)
    if shutil.which("zsh"):
        equal(run("zsh", "-n", folder / "zsh").stderr, "")
    else:
        print("     skipped: zsh is not installed")


def spec_takes(spec):
    """What follows the help in brackets."""
    return re.sub(r".*(?<!\\)\]", "", spec).rstrip("'")


def test_fish_offers_what_help_names(folder):
    script = written(folder, "fish").read_text(encoding="utf-8")
    for name in command_names():
        contains(script, f" -a '{name}' -d ")
    for command in all_commands():
        lines = [line for line in script.splitlines() if line.startswith(f"complete -c verbatim -n '__verbatim_command {command.name}' ")]
        for names, value in command.options.items():
            flags = "".join(f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in names)
            (line,) = [line for line in lines if flags + " " in line]
            wanted = {"": "", "REQUIRED": "", "FOLDER": " -x -a '(__fish_complete_directories)'", "FILE": " -r -F", "PATH": " -r -F"}
            contains(line, flags + (f" -x -a '{value.replace('|', ' ')}'" if "|" in value else wanted.get(value, " -x")) + " -d '")
        options = [line for line in lines if " -d '" in line]
        equal(len(options), len(command.options))
    if not shutil.which("fish"):
        print("     skipped: fish is not installed")
        return
    equal(run("fish", "-n", folder / "fish").stderr, "")
    for line, offered in [("verbatim bu", ["build"]), ("verbatim build --format=t", ["--format=text"]), ("verbatim search --sort ", ["date", "relevance"]), ("verbatim serve --port ", [])]:
        done = run("fish", "--no-config", "-c", f"source {shlex.quote(str(folder / 'fish'))}; complete -C '{line}'")
        equal(([one.split("\t")[0] for one in done.stdout.splitlines()], done.stderr), (offered, ""), line)


def test_man_pages_hold_what_help_names(folder):
    program = verbatim("man")
    version = verbatim("--version").split()[1]
    contains(program, f".TH VERBATIM 1 \"\" \"verbatim {version}\"", "\n.SH NAME\nverbatim \\- ", "\\fB\\-\\-version\\fR")
    for command in all_commands():
        contains(program, f"\\fBverbatim\\-{command.name}\\fR(1)\n")
        page = verbatim("man", command.name)
        contains(page, f"\n.SH NAME\nverbatim\\-{command.name} \\- ", "\n.SH SYNOPSIS\n", "\n.SH DESCRIPTION\n", "\n.SH OPTIONS\n", "\n.SH EXIT STATUS\n", "\n.SH SEE ALSO\n\\fBverbatim\\fR(1)")
        for names, value in command.options.items():
            entry = ", ".join("\\fB" + name.replace("-", "\\-") + "\\fR" for name in names)
            contains(page, "\n.TP\n" + entry + (f" \\fI{value}\\fR\n".replace("-", "\\-") if value not in ("", "REQUIRED") else "\n"))
        for name, _ in command.operands:
            contains(page, f"\n.TP\n\\fI{name.upper()}\\fR")
        assert page.isascii()
        assert not re.search(r"^'|(?<!\\)-", re.sub(r'^\.\\".*$', "", page, flags=re.MULTILINE), re.MULTILINE), page
    equal(verbatim("man", "--output", folder / "pages" / "man1"), "")
    pages = sorted((folder / "pages" / "man1").iterdir())
    equal([page.name for page in pages], sorted(["verbatim.1", *[f"verbatim-{name}.1" for name in command_names()]]))
    equal((folder / "pages" / "man1" / "verbatim.1").read_text(encoding="utf-8"), program)
    for program_name, command in [("groff", ["groff", "-man", "-ww", "-z"]), ("man", ["man", "--warnings", "-l"]), ("mandoc", ["mandoc", "-T", "lint", "-W", "error"])]:
        if not shutil.which(program_name):
            print(f"     skipped: {program_name} is not installed")
            continue
        for page in pages:
            done = run(*command, page, env={**os.environ, "MANPAGER": "cat", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
            equal((done.returncode, done.stderr), (0, ""), program_name, page.name)
            if program_name == "man":
                contains(done.stdout, "EXIT STATUS", "SEE ALSO")


def test_wrong_words_are_wrong_usage(folder):
    for words, message in [(["completions"], "shell is required"), (["completions", "tcsh"], 'expected bash, zsh or fish, not "tcsh"'), (["man", "fly"], 'not "fly"')]:
        done = run(BINARY, *words)
        equal(done.returncode, 2, words)
        contains(done.stderr, message)
    (folder / "file").write_text("x")
    done = run(BINARY, "man", "-o", folder / "file")
    equal((done.returncode, done.stdout), (2, ""))
    contains(done.stderr, str(folder / "file"))


def test_they_are_installed_where_shells_and_man_look(folder):
    if not CMAKE:
        print("     skipped: no build folder is named")
        return
    done = run("bash", "-c", 'umask 077; exec "$0" --install "$1" --prefix "$2" --component shell', CMAKE, BUILD, folder / "usr")
    equal((done.returncode, done.stderr), (0, ""))
    share = folder / "usr" / "share"
    for place, shell in [("bash-completion/completions/verbatim", "bash"), ("zsh/site-functions/_verbatim", "zsh"), ("fish/vendor_completions.d/verbatim.fish", "fish")]:
        equal((share / place).read_text(encoding="utf-8"), verbatim("completions", shell))
    equal((share / "man/man1/verbatim-build.1").read_text(encoding="utf-8"), verbatim("man", "build"))
    equal(len(list((share / "man/man1").iterdir())), 1 + len(command_names()))
    equal({path.stat().st_mode & 0o777 for path in share.rglob("*") if path.is_file()}, {0o644})


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4):
        sys.exit(__doc__)
    BINARY = str(pathlib.Path(sys.argv[1]).resolve())
    CMAKE, BUILD = sys.argv[2:] or ("", "")
    sys.exit(run_tests(globals()))
