"""JupyterLab's settings for a reader of the course: the TypeScript kernel only."""

c = get_config()  # noqa: F821

c.KernelSpecManager.allowed_kernelspecs = {"tslab"}
c.KernelSpecManager.ensure_native_kernel = False
c.MultiKernelManager.default_kernel_name = "tslab"
# "Save and export as HTML" takes the course's template, as nbconvert itself does.
c.HTMLExporter.template_name = "gumbel-softmax"
