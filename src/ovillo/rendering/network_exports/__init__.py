"""A network written for other programs.

1. Nothing is written that a document says as markup, formula or control character: it arrives as text.
2. Every tie carries what it rests on: source, document, place, words, standing. What denies it is marked.
3. The same network gives the same bytes.
"""

from ovillo.rendering.network_exports.ftm import ftm_lines
from ovillo.rendering.network_exports.htcds import htcds_text
from ovillo.rendering.network_exports.i2 import i2_chart
from ovillo.rendering.network_exports.rows import csv_text
from ovillo.rendering.network_exports.uco import uco_graph
from ovillo.rendering.network_exports.xml import gexf_text, graphml_text

__all__ = ["csv_text", "ftm_lines", "gexf_text", "graphml_text", "htcds_text", "i2_chart", "uco_graph"]
