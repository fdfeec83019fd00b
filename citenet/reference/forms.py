"""In which forms can a network leave, and how do their files end?"""

from __future__ import annotations

ENDINGS = {"graphml": ".graphml", "gexf": ".gexf", "pajek": ".paj", "vosviewer": ".json", "cytoscape": ".cyjs",
           "csv": ".csv", "parquet": ".parquet", "xlsx": ".xlsx"}
