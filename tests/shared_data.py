"""Files beside the project that its tests may read; where they are absent, a test is skipped with its reason."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("OVILLO_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
