"""Runs a notebook as `npm run notebooks` and nbgrader do: cells on standard input, outputs on standard output."""

import json
import sys

import nbformat
from nbclient import NotebookClient

request = json.load(sys.stdin)
cells = [nbformat.v4.new_code_cell(source) for source in request["cells"]]
notebook = nbformat.v4.new_notebook(cells=cells)
limits = request["limits"]  # seconds by the text of a cell
client = NotebookClient(notebook, kernel_name="tslab", timeout_func=lambda cell: limits.get(cell.source), **request["options"])
client.execute()
nbformat.validate(notebook)
json.dump([cell.outputs for cell in notebook.cells], sys.stdout)
