"""Answers requests to time a workload: one line of JSON in, one line out.

A request is {"workload": NAME, "seconds": S}; the answer has the least time of a call in milliseconds, the recipe
that reached it and the number of calls. The process stays, so that a benchmark can go round its contestants and
all of them meet the same hours of a machine. One thread, on one processor where the system lets it be chosen.
"""

import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

WARM_UP = 3
LEAST_CALLS = 5
ENOUGH = 1  # seconds after which neither is insisted on: some calls take as long as that


def best(call, seconds):
    """The least time of a call in milliseconds, over at least five calls (or a second of them) and that many seconds."""
    first = time.perf_counter()
    for _ in range(WARM_UP):
        call()
        if time.perf_counter() - first > ENOUGH:
            break
    least, calls, start = float("inf"), 0, time.perf_counter()
    while calls == 0 or time.perf_counter() - start < (max(seconds, ENOUGH) if calls < LEAST_CALLS else seconds):
        before = time.perf_counter()
        call()
        least = min(least, time.perf_counter() - before)
        calls += 1
    return least * 1e3, calls


def serve(about, workloads):
    """`workloads`: name -> {recipe: function without arguments, or a function that makes one}."""
    print(json.dumps({"about": about, "workloads": list(workloads)}), flush=True)
    made = {}
    for line in sys.stdin:
        request = json.loads(line)
        name = request["workload"]
        try:
            recipes = made.setdefault(name, workloads[name]())
            seconds = request["seconds"] / len(recipes)
            timed = {recipe: best(call, seconds) for recipe, call in recipes.items()}
            recipe = min(timed, key=lambda r: timed[r][0])
            answer = {"ms": timed[recipe][0], "calls": timed[recipe][1], "recipe": recipe}
        except Exception as error:  # the table says which contestant could not do what
            answer = {"error": f"{type(error).__name__}: {error}".splitlines()[0][:200]}
        print(json.dumps(answer), flush=True)
