"""Starts the kernel as VS Code does: finds its kernelspec in the environment, starts its arguments by itself.

Arguments: transport, signal or message for the interrupt. Prints what a cell gave before and after an interrupt. The
kernel gets nothing of this process's environment, and the current folder is the notebook's.
"""

import json
import os
import signal
import subprocess
import sys
import time

from jupyter_client import BlockingKernelClient
from jupyter_client.connect import write_connection_file
from jupyter_client.kernelspec import KernelSpecManager

transport, interrupt = sys.argv[1:]
folder = os.getcwd()
ip = "127.0.0.1" if transport == "tcp" else os.path.join(folder, "ipc")
file, _ = write_connection_file(os.path.join(folder, "connection ä.json"), ip=ip, transport=transport)
spec = KernelSpecManager().get_kernel_spec("tslab")
kernel = subprocess.Popen([part.replace("{connection_file}", file) for part in spec.argv], env={}, cwd=folder)
client = BlockingKernelClient(connection_file=file)
client.load_connection_file()
client.start_channels(hb=False)  # by which a busy machine looks like a dead kernel
try:
    client.wait_for_ready(timeout=50)
    printed = []

    def show(message):
        if message["header"]["msg_type"] in ("execute_result", "error"):
            content = message["content"]
            printed.append(content.get("evalue") or content["data"]["text/plain"])

    run = lambda code: client.execute_interactive(code, output_hook=show, timeout=50)
    run('import { createRandom } from "gumbel-softmax";\nconst kept = typeof createRandom;\n[process.cwd(), process.env.PATH, kept]')
    client.execute("while (true) {}")
    time.sleep(0.5)
    if interrupt == "signal":
        kernel.send_signal(signal.SIGINT)
    else:
        client.control_channel.send(client.session.msg("interrupt_request", {}))
    printed.append(client.get_shell_msg(timeout=20)["content"]["ename"])
    run("kept")
    client.shutdown()
    printed.append(kernel.wait(timeout=20))
    print(json.dumps(printed))
finally:
    client.stop_channels()
    if kernel.poll() is None:
        kernel.kill()
