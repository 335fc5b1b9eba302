"""Programs in turns, so that what else the machine does hits all of them alike."""
import dataclasses

from . import programs


def in_turns(runner, binaries, plan, names, rounds):
    """Runs by program; None for a program that was stopped."""
    runs = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            if runs[name] is None:
                continue
            run = runner.run(programs.words(name, binaries, plan))
            if run is None:
                runs[name] = None
            else:
                runs[name].append(dataclasses.asdict(run))
    return runs
