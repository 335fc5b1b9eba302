"""Where and when something was measured."""
import datetime
import os
import pathlib
import platform
import subprocess


def machine(root):
    return {"date": datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
            "processor": _field("/proc/cpuinfo", "model name"), "cores": os.cpu_count(),
            "memory": int(_field("/proc/meminfo", "MemTotal").split()[0]) / 1e6, "kernel": platform.release().split("-")[0],
            "load": round(os.getloadavg()[0], 1), "commit": _commit(root)}


def _field(path, name):
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith(name):
            return line.split(":", 1)[1].strip()
    return "unknown"


def _commit(root):
    done = subprocess.run(["git", "-C", root, "rev-parse", "--short", "HEAD"], capture_output=True,
                          text=True, check=False)
    return done.stdout.strip() or "unknown"
