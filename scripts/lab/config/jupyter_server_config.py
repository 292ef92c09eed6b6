"""JupyterLab's settings for the course: this machine only, the TypeScript kernel only, no question to the network."""

c = get_config()  # noqa: F821

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port_retries = 0
c.ServerApp.allow_root = True
c.ServerApp.log_level = "ERROR"

c.KernelSpecManager.allowed_kernelspecs = {"tslab"}
c.KernelSpecManager.ensure_native_kernel = False
c.MultiKernelManager.default_kernel_name = "tslab"

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
# The settings beside this file keep the page itself from asking.
c.LabApp.extension_manager = "readonly"
c.LanguageServerManager.autodetect = False
# "Save and export as HTML" takes the course's template, as nbconvert itself does.
c.HTMLExporter.template_name = "gumbel-softmax"
