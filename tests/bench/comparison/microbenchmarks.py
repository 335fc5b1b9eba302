"""What the program made with Google Benchmark says, by the names that targets know."""
import json
import subprocess

_NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def microbenchmarks(binaries, seconds):
    done = subprocess.run([binaries / "evaluator_benchmark", "--benchmark_format=json",
                           f"--benchmark_min_time={seconds}"], check=True, capture_output=True)
    # Where several threads work, the time is that of all: Google Benchmark adds that to the name.
    return quantities({run["name"].removesuffix("/process_time"): run
                       for run in json.loads(done.stdout)["benchmarks"]})


def quantities(runs):
    def cost(name):
        return runs[name]["cpu_time"] * _NANOSECONDS[runs[name]["time_unit"]]

    base, with_traffic = cost("ComputeNetwork"), cost("ComputeNetworkAndTraffic")
    failures = runs["AnalyseAllFailures"]
    found = {
        "interfaces_per_second": runs["FindTablesOfInterfaces"]["items_per_second"],
        "rows_per_second": runs["WriteRowsInMemory"]["items_per_second"],
        "letters_per_second": runs["WriteRowsInWords"]["bytes_per_second"],
        "lookups_per_second": runs["LookUpAddresses"]["items_per_second"],
        "candidates_per_second": runs["SolveBgpOf/many_prefixes"]["items_per_second"],
        "bytes_per_route": runs["RememberBgp/iterations:1"]["bytes_per_route"],
        "microseconds_per_changed_route": 1e6 * runs["FailEachSession"]["seconds_per_changed_route"],
        "hundredfold_prefixes": (cost("SimulateControlPlaneOf/many_prefixes")
                                 / cost("SimulateControlPlaneOf/few_prefixes")),
        "apply_steps": cost("SimulateApply") / base,
        "apply_steps_with_traffic": cost("SimulateApply") / with_traffic,
    }
    if failures["left_out"] == 0:
        found["all_failures"] = cost("AnalyseAllFailures") / base
        found["all_failures_with_traffic"] = cost("AnalyseAllFailures") / with_traffic
        found["failures_by_recomputation"] = found["all_failures"] / failures["failures"]
    return found
