"""What the programs made with Google Benchmark say, by the name of the counter."""
import json
import subprocess


def microbenchmarks(binaries, say):
    counters = {}
    for program in sorted(binaries.glob("*_benchmark")):
        say(program.name)
        done = subprocess.run([program, "--benchmark_format=json"], check=True, capture_output=True)
        for run in json.loads(done.stdout)["benchmarks"]:
            counters.update({name: value for name, value in run.items()
                             if isinstance(value, float) and name not in _OF_EVERY_RUN})
    return counters


_OF_EVERY_RUN = ("real_time", "cpu_time")
