#!/bin/sh
# Installs LibreOffice Calc, which computes the workbooks anew that the tests write and change.
# Debian and Ubuntu; elsewhere install LibreOffice yourself so that `soffice` is on the path.
set -eu

if command -v soffice >/dev/null 2>&1; then
    echo "LibreOffice is there already."
    exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "install-libreoffice.sh knows apt-get only: install LibreOffice Calc yourself" >&2
    exit 1
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
fi
$as_root apt-get update -qq
# sudo drops what is exported, so the setting stands behind it
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc
