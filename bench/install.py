# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the programs that are measured beside ours into folders of their own in build/bench: Debian packages into
one, unpacked, without touching the system, packages of PyPI into a virtual environment."""
import glob
import os
import re
import subprocess
import sys

SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's packages are built for


class Missing(Exception):
    """Why a package is not there."""


def _said(command, folder=None):
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False)
    except OSError as error:
        raise Missing(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        raise Missing((done.stderr or done.stdout).strip().split("\n")[-1] or f"{command[0]}: status {done.returncode}")
    return done.stdout


def _wanted(packages):
    """The version by name of those and of what they need, without what the system has; headers are of no use here."""
    simulated = ["apt-get", "install", "--simulate", "--no-install-recommends", *packages]
    try:
        said = _said(simulated)
    except Missing:
        # Lists may be absent (a container): only root can fetch them.
        _said(["apt-get", "update", "-q"])
        said = _said(simulated)
    # Inst NAME [OLD] (NEW ARCHIVE...)
    found = re.findall(r"^Inst (\S+) (?:\[\S+\] )?\((\S+)", said, re.MULTILINE)
    return {name: version for name, version in found if not name.endswith("-dev")}


def _mark(package, folder):
    """The file that says that a package was unpacked, and which versions of what it needs were."""
    return os.path.join(folder, "debian", f"{package}.unpacked")


def debian_version(package, folder):
    with open(_mark(package, folder), encoding="utf-8") as f:
        return next((line.split()[1] for line in f if line.startswith(package + " ")), "of the system")


def debian(packages, folder):
    """The environment in which programs and Python modules of these packages are found, and the Python for them."""
    root = os.path.join(folder, "debian")
    marks = [_mark(package, folder) for package in packages]
    if not all(map(os.path.exists, marks)):
        archives = os.path.join(root, "archives")
        os.makedirs(archives, exist_ok=True)
        wanted = _wanted(packages)
        if wanted:
            _said(["apt-get", "download", "-q", *wanted], archives)
        for archive in sorted(glob.glob(os.path.join(archives, "*.deb"))):
            _said(["dpkg", "-x", archive, root])
            os.remove(archive)
        for mark in marks:
            with open(mark, "w", encoding="utf-8") as f:
                f.writelines(f"{name} {version}\n" for name, version in wanted.items())
    libraries = {os.path.dirname(path)
                 for path in glob.glob(os.path.join(root, "usr", "lib", "**", "lib*.so*"), recursive=True)
                 if "/python3" not in path}
    environment = {"PATH": os.path.join(root, "usr", "bin") + os.pathsep + os.environ.get("PATH", os.defpath),
                   "PYTHONPATH": os.path.join(root, "usr", "lib", "python3", "dist-packages"),
                   "LD_LIBRARY_PATH": os.pathsep.join(sorted(libraries))}
    return SYSTEM_PYTHON, environment


def pypi(packages, folder):
    """The Python that has these packages."""
    venv = os.path.join(folder, "venv")
    python = os.path.join(venv, "bin", "python")
    if not os.path.exists(os.path.join(venv, "bin", "pip")):
        _said([sys.executable, "-m", "venv", venv])
    try:
        _said([python, "-m", "pip", "show", "-q", *packages])
    except Missing:
        _said([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages])
    return python, {}
