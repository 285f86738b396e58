#!/bin/sh
# Makes .venv and installs poliscope into it: `install.sh demo` for a user, `install.sh test` with all extras, `install.sh docs`.
# uv is used where it is found; otherwise venv and pip, which come with Python.
set -eu
goal=$1
python=${PYTHON:-python3}

"$python" - <<'PY' || exit 1
import sys
if sys.version_info < (3, 11):
    sys.exit(f"poliscope needs Python 3.11 or newer; this is {sys.version.split()[0]}. Set PYTHON=/path/to/python3.11")
PY

if [ ! -x .venv/bin/python ]; then
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$python" .venv
    else
        "$python" -m venv .venv
    fi
fi

if command -v uv >/dev/null 2>&1; then
    install() { VIRTUAL_ENV=.venv uv pip install --quiet "$@"; }
else
    install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"; }
fi

case $goal in
demo) install -e '.[excel]' ;;
test | docs)
    # older pips do not know dependency groups, so the group is read from pyproject.toml
    .venv/bin/python - "$goal" >".venv/$goal-group.txt" <<'PY'
import sys
import tomllib
with open("pyproject.toml", "rb") as file:
    print(*tomllib.load(file)["dependency-groups"][sys.argv[1]], sep="\n")
PY
    install -e '.[all]' -r ".venv/$goal-group.txt"
    ;;
*)
    echo "usage: install.sh demo|test|docs" >&2
    exit 2
    ;;
esac
touch ".venv/.$goal"
