"""One module per output format: `render(report, options) -> str`, named as `--output-format` is.

A `_` in the module's name is a `-` in the format's. The first line of its docstring is its help.
"""
