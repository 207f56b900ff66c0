"""After the verdict: which findings count. Selection, ignore comments, baselines, changed lines.

Every step takes a report and gives a report; none changes a verdict.
"""
