"""OpenDSS through dss_python, measured on request: a line of JSON in, a line of JSON out."""

import json
import math
import pathlib
import re
import sys
import time

import dss

SOLVES = re.compile(r"^\s*solve\b", re.IGNORECASE | re.MULTILINE)
DSS = dss.DSS
DSS.AllowForms = False


def milliseconds(work, times=1):
    started = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - started) * 1e3 / times


def compile_script(script):
    DSS.Text.Command = "clear"
    DSS.Text.Command = f'compile "{script}"'
    circuit = DSS.ActiveCircuit
    solution = circuit.Solution
    if SOLVES.search(pathlib.Path(script).read_text(encoding="latin-1")):
        # The script has solved itself, with its regulators: back to the neutral taps that it states.
        for _ in circuit.RegControls:
            circuit.RegControls.TapNumber = 0
    solution.Tolerance = 1e-10
    solution.MaxIterations = 100
    solution.ControlMode = -1
    return solution


def measure(script, repetitions):
    reading = milliseconds(lambda: compile_script(script))
    solution = compile_script(script)
    first = milliseconds(solution.Solve)
    converged = solution.Converged
    circuit = DSS.ActiveCircuit
    flat = list(circuit.AllBusVolts)
    voltages = {
        name.lower(): [flat[2 * i], flat[2 * i + 1]] for i, name in enumerate(circuit.AllNodeNames)
    }
    multipliers = [0.9, 1.0]

    def after_change():
        multipliers.reverse()
        solution.LoadMult = multipliers[0]
        solution.Solve()

    changed = milliseconds(after_change, repetitions)
    iterations = solution.Iterations
    solution.LoadMult = 1.0
    solution.Solve()
    again = milliseconds(solution.Solve, repetitions)
    return {
        "version": dss.__version__,
        "converged": bool(converged) and all(math.isfinite(part) for part in flat),
        "reading": reading,
        "first": first,
        "changed": changed,
        "changedIterations": iterations,
        "again": again,
        "againIterations": solution.Iterations,
        "voltages": voltages,
    }


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(measure(request["script"], request["repetitions"])), flush=True)
