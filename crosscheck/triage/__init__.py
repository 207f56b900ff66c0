"""After the verdict: which findings count. Selection, ignore comments, baselines, changed lines.

Each step is a function from report to report; none changes a verdict.
"""
