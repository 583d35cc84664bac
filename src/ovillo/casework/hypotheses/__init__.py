"""Competing hypotheses: the sheet that people fill in, and what follows from it by two ways of counting.

The matrix is bookkeeping: all hypotheses in view, evidence by row, what would change one's mind. It makes nobody a
better judge: where it was tried, analysts with it were no more coherent than those without (Karvetski and Mandel 2020).
"""

from ovillo.casework.hypotheses.draft import complete, faults_of
from ovillo.casework.hypotheses.layout import Layout, read_layout
from ovillo.casework.hypotheses.weighing import ImpossibleEvidenceError, evaluate

__all__ = ["ImpossibleEvidenceError", "Layout", "complete", "evaluate", "faults_of", "read_layout"]
