"""Make or refresh the project's environment in .venv, with the standard library alone.

usage: environment.py [demo|dev] [--check]

``demo`` installs requirements.lock, ``dev`` requirements-dev.lock, both with the package itself. The
environment is made anew only when its lock file has changed. ``--check`` only says whether this
machine has what is needed. Written for any Python 3.6 or later, so that an old one can say so.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "khabar.stamp")
OLDEST = (3, 11)
NAMES = ("python3", "python3.13", "python3.12", "python3.11", "python3.14", "python")
LOCKS = {"demo": "requirements.lock", "dev": "requirements-dev.lock"}
PROBE = (
    "import sys, importlib.util as u;"
    "print(sys.version_info[0], sys.version_info[1], int(all(map(u.find_spec, ('venv', 'ensurepip')))))"
)


def probe(command):
    """(major, minor), has venv; or None where the command does not run."""
    try:
        done = subprocess.run(
            [command, "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True
        )
        major, minor, venv = done.stdout.split()
    except (OSError, ValueError):
        return None
    return (int(major), int(minor)), venv == "1"


def interpreter():
    """A Python that will do, or None; and what to say where there is none."""
    bare = newest = None
    for command in (sys.executable,) + NAMES:
        found = probe(command) if command and (os.path.isabs(command) or shutil.which(command)) else None
        if found is None:
            continue
        version, venv = found
        if version >= OLDEST and venv:
            return command, None
        if version >= OLDEST and bare is None:
            bare = version
        newest = max(newest or version, version)
    return None, missing(bare, newest)


def missing(bare, newest):
    """One line: what is missing and what to type."""
    if bare:
        return "Python {0}.{1} is here without its venv module. Type: {2}".format(
            bare[0], bare[1], typed("python{0}.{1}-venv".format(*bare), "python3")
        )
    has = "Python {0}.{1} is too old".format(*newest) if newest else "no Python was found"
    return "{0}; khabar needs Python 3.11 or later. Type: {1}".format(has, typed("python3 python3-venv", "python3"))


def typed(debian, fedora):
    """The command that installs it on this system."""
    if sys.platform == "darwin":
        return "brew install python@3.12"
    if os.name == "nt":
        return "winget install Python.Python.3.12"
    managers = (
        ("apt-get", "apt-get update && apt-get install " + debian),
        ("dnf", "dnf install " + fedora),
        ("pacman", "pacman -S python"),
        ("zypper", "zypper install " + fedora),
        ("apk", "apk add python3"),
    )
    for program, command in managers:
        if shutil.which(program):
            root = getattr(os, "geteuid", lambda: 0)() == 0
            return command if root else " && ".join("sudo " + part for part in command.split(" && "))
    return "install " + debian + " with your system's packages"


def digest(path):
    """What an environment is made from, as a hash."""
    with open(os.path.join(ROOT, path), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def stamps():
    """Kind of environment → hash of what it was made from."""
    try:
        with open(STAMP) as file:
            return dict(line.split() for line in file)
    except (OSError, ValueError):
        return {}


def python():
    """The environment's own interpreter."""
    return os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")


def run(*command):
    """Run a command, or stop with its own exit status."""
    done = subprocess.run(command, cwd=ROOT)
    if done.returncode:
        sys.exit(done.returncode)


def build(kind, command, have):
    """Create the environment where it is missing or stale, and install the lock and the package."""
    want = {k: digest(lock) for k, lock in LOCKS.items()}
    fresh = {k for k, value in have.items() if want.get(k) == value}
    if fresh != set(have) or not os.path.exists(python()):
        shutil.rmtree(VENV, ignore_errors=True)
        have = {}
    if kind in have or "dev" in have:  # dev holds everything of demo
        return
    if not os.path.exists(python()):
        print("making .venv", flush=True)
        run(command, "-m", "venv", VENV)
    pip = (python(), "-m", "pip", "-qq", "--disable-pip-version-check", "install")
    print("installing " + LOCKS[kind], flush=True)
    run(*(pip + ("--require-hashes", "-r", LOCKS[kind])))
    run(*(pip + ("--no-deps", "--no-index", "--no-build-isolation", "--editable", ".")))
    have[kind] = want[kind]
    with open(STAMP, "w") as file:
        file.writelines("{0} {1}\n".format(*item) for item in sorted(have.items()))


def compile_sources():
    """The package's bytecode, which pip leaves out where it installs in place: the first command starts as fast as the
    second, and so does every one where Python may not write it (PYTHONDONTWRITEBYTECODE). Faults show when it is run.
    """
    subprocess.run((python(), "-m", "compileall", "-qq", "src"), cwd=ROOT)


def main():
    """Parse, look, build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", nargs="?", choices=sorted(LOCKS), default="demo")
    parser.add_argument("--check", action="store_true", help="only say whether this machine has what is needed")
    options = parser.parse_args()
    command, complaint = interpreter()
    if complaint:
        sys.exit("khabar: " + complaint)
    if not options.check:
        build(options.kind, command, stamps())
        compile_sources()


if __name__ == "__main__":
    main()
