"""Lets papermill parametrise TypeScript notebooks: `papermill in.ipynb out.ipynb -p seed 7`.

papermill looks for engines of other packages when it starts, and for nothing else that would be loaded without being
asked for. So this package offers one, which is papermill's own under a second name, and adds its translator on the way.
"""

from papermill.engines import NBClientEngine
from papermill.translators import papermill_translators

from .translator import TypeScriptTranslator

papermill_translators.register("typescript", TypeScriptTranslator)
Engine = NBClientEngine
