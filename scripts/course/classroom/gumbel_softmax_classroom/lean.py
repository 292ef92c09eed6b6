"""To be imported before whatever imports jsonschema (nbformat, nbgrader): it makes that seconds faster.

jsonschema's checks of addresses with letters of all scripts build a large grammar at import. No schema of
Jupyter has such an address, and jsonschema does without where the package can't be imported.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
