#!/usr/bin/env bash
# What a GPU is worth on this machine: scripts/bench/gpu.sh [OUT.md] [--letters 200 …]
# Checks that letters equal the processor's in fp32, measures tagger, refilling and whole path, writes a table (gpu.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
command -v "$python" >/dev/null || { echo "there is no $python; name one in PYTHON" >&2; exit 2; }
export TOKENIZERS_PARALLELISM=false
exec "$python" -m scripts.bench.gpu "$@"
