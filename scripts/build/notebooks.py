"""The notebooks' outputs, made by running their cells: what is printed, the value of a last line, figures.

    python -m scripts.build.notebooks             # every notebook in notebooks/ anew
    python -m scripts.build.notebooks NAME.ipynb  # one

Jupyter is not needed: cells run in one namespace, top to bottom, without a network. Open them with `pip install '.[notebooks]'`.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import json
import os
import sys
from pathlib import Path
from pprint import pformat
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "notebooks"


def run_cell(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run one cell; its outputs as a notebook holds them."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    told, value = io.StringIO(), None
    with contextlib.redirect_stdout(told):
        exec(compile(tree, "cell", "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if told.getvalue():
        outputs.append(
            {"name": "stdout", "output_type": "stream", "text": told.getvalue().splitlines(keepends=True)}
        )
    outputs += figures()
    if value is not None:
        data = {"text/plain": pformat(value).splitlines(keepends=True)}
        outputs.append(
            {"data": data, "metadata": {}, "output_type": "execute_result", "execution_count": None}
        )
    return outputs


def figures() -> list[dict[str, Any]]:
    """The figures that a cell drew, as PNG."""
    plt = sys.modules.get("matplotlib.pyplot")
    out = []
    for number in plt.get_fignums() if plt is not None else ():
        held = io.BytesIO()
        plt.figure(number).savefig(held, format="png", dpi=72, metadata={"Software": None})
        plt.close(number)
        data = {"image/png": base64.b64encode(held.getvalue()).decode()}
        out.append({"data": data, "metadata": {}, "output_type": "display_data"})
    return out


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with the outputs of its cells."""
    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            cell["outputs"] = run_cell("".join(cell["source"]), names)
            cell["execution_count"] = count
            for output in cell["outputs"]:
                if output["output_type"] == "execute_result":
                    output["execution_count"] = count
    return notebook


def main() -> int:
    os.environ.setdefault("MPLBACKEND", "Agg")
    os.chdir(FOLDER)
    for path in sorted(FOLDER.glob("*.ipynb")):
        if not sys.argv[1:] or path.name in sys.argv[1:]:
            made = executed(json.loads(path.read_text("utf-8")))
            path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
