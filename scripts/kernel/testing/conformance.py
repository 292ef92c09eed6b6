"""Jupyter's own tests of kernels, with samples of everything that they can test; prints the outcome as JSON."""

import json
import sys
import unittest

import jupyter_kernel_test

jupyter_kernel_test.TIMEOUT = 60  # seconds; a busy machine is no fault of the kernel


class TypeScriptTests(jupyter_kernel_test.KernelTests):
    kernel_name = "tslab"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = 'console.log("hello, world");'
    code_stderr = 'console.error("careful");'
    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot"}},
        {"text": "const half = 1; hal", "matches": {"half"}},
    ]
    complete_code_samples = [
        "const one = 1;",
        "function twice(x: number) {\n  return 2 * x;\n}",
        "type Pair = [number, number];",
    ]
    incomplete_code_samples = [
        "function twice(x: number) {",
        "const text = `open",
        "[1, 2, 3].map((x) =>",
        "/* a comment",
    ]
    invalid_code_samples = ["const = 1;", "1 +* 2;", "class { }}"]
    code_page_something = 'import { page } from "tslab";\npage("a long text");'
    code_generate_error = 'throw new Error("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "[1, 2, 3].map((x) => x * x)", "result": "[ 1, 4, 9 ]"},
    ]
    code_display_data = [
        {"code": 'import { display } from "tslab";\ndisplay.html("<b>1</b>");', "mime": "text/html"},
        {"code": 'display.raw("application/json", "{}");', "mime": "application/json"},
    ]
    code_history_pattern = "6 [*] ?"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.hypot"
    code_clear_output = 'import { clearOutput } from "tslab";\nclearOutput();'


class WelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "tslab"
    support_iopub_welcome = True


loader = unittest.defaultTestLoader
suite = unittest.TestSuite(loader.loadTestsFromTestCase(case) for case in (TypeScriptTests, WelcomeTests))
result = unittest.TextTestRunner(stream=sys.stderr, verbosity=2).run(suite)
json.dump(
    {
        "run": result.testsRun,
        "skipped": [f"{test}: {reason}" for test, reason in result.skipped],
        "failed": [f"{test}\n{report}" for test, report in result.failures + result.errors],
    },
    sys.stdout,
)
