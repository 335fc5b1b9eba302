"""One run of a program: CPU time, wall time, memory."""
import dataclasses
import subprocess


@dataclasses.dataclass
class Run:
    cpu: float
    wall: float
    peak: int
    anonymous: int  # Peak without what is mapped of files; 0 unless watched.


class Runner:
    """`seconds`: CPU time after which a program is stopped."""

    def __init__(self, binaries, seconds):
        self._measured_run = binaries / "measured_run"
        self._seconds = seconds

    def run(self, words, watched=False, output="/dev/null"):
        """None when the program was stopped."""
        done = subprocess.run(
            [self._measured_run, output, str(self._seconds), "watch" if watched else "wait", *words],
            check=True, capture_output=True, text=True)
        code, cpu, wall, peak, anonymous = done.stdout.split()
        if int(code) > 0:
            raise RuntimeError(f"{' '.join(map(str, words))}: exit code {code}")
        if int(code) == -1:
            return None
        return Run(float(cpu), float(wall), int(peak), int(anonymous))
