#!/usr/bin/env bash
# Installs the peers, with pinned versions, into bench/.venv, and with --agreement those that
# measure agreement into bench/.venv-agreement. Nothing outside these folders is touched.
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -m venv .venv
.venv/bin/pip install --quiet --no-input --disable-pip-version-check -r peers/requirements.txt
if [ "${1-}" = --agreement ]; then
  "$python" -m venv .venv-agreement
  .venv-agreement/bin/pip install --quiet --no-input --disable-pip-version-check -r peers/agreement.txt
fi
.venv/bin/pip list --format=freeze | grep -E '^(arena-rank|evalica|choix|crowd-kit|openskill)='
if [ -z "${FASTCHAT-}" ]; then
  echo "FastChat is on no package index in this form. To measure it too, name a checkout: FASTCHAT=/path bench/run.sh"
fi
