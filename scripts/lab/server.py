"""JupyterLab that stops when its standard input ends, and so never outlives the command that started it.

The first line of the input is the token: it stands neither in a list of processes nor in the kernels' environment.
"""

import sys
import threading

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp


def stop_at_end_of_input():
    sys.stdin.read()
    app = ServerApp.instance()
    app.io_loop.add_callback(app.stop)


token = sys.stdin.readline().strip()
threading.Thread(target=stop_at_end_of_input, daemon=True).start()
LabApp.launch_instance(argv=[*sys.argv[1:], f"--IdentityProvider.token={token}"])
