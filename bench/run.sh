#!/usr/bin/env bash
# Measures whole processes: Psephos and its peers, in turn, on the same simulated votes.
#
#   bench/run.sh --quick              1 million votes, a few minutes
#   bench/run.sh --full               1 and 10 million votes, half an hour; also writes the table of docs/performance.md
#   bench/run.sh --page RESULTS.json  writes that table from earlier results
#   bench/run.sh --help               all options
#
# The peers come from bench/peers.sh. FASTCHAT=/path/to/a/checkout adds FastChat's rating code.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -x bench/.venv/bin/python ]; then
  python=bench/.venv/bin/python
else
  echo "bench/run.sh: the peers are not installed, so only Psephos is measured; bench/peers.sh installs them" >&2
  python=${PYTHON:-python3}
fi
exec "$python" bench/measure.py "$@"
