"""Reads a page when it is imported: the process that workers are forked from holds what each would have to load.

Two workers start in half the time and share some 100 MB.
"""

import gc
from typing import Final

from corpus.record import Record
from pipeline.flow import read_one

PAGE: Final = """Journal of Sample Studies, 2010, vol. 3, no. 2, pp. 1-9

The wine cluster in the Napa Valley and other clusters

Anna B. Miller and Carl Weber
Anna B. Miller University of Sample Town, Department of Economics, Sample Town, Germany
anna@example.org

Abstract

In France the Silk Research Institute and BMW AG studied the automotive cluster of Stuttgart. According to the economist
Michael Porter, regional clusters (in textiles, wine and furniture) foster innovation; six clusters were planned.

Keywords: industrial district; cluster policy
References
1. Porter, M. E. (1998). Clusters and the new economics of competition. Harvard Business Review, 76(6), 77-90.
"""

read_one(Record(source_file="warm.txt", format="text", text=PAGE, encoding="utf-8", encoding_reason="valid UTF-8"))
gc.freeze()  # the collector would write to the pages of memory that workers share
