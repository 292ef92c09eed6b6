"""JupyterLab's settings for readers and teachers: this machine only, no question to the network."""

c = get_config()  # noqa: F821

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port_retries = 0
c.ServerApp.allow_root = True
c.ServerApp.log_level = "ERROR"

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
# The settings beside this file keep the page itself from asking.
c.LabApp.extension_manager = "readonly"
c.LanguageServerManager.autodetect = False
