"""routesight beside the `terraform show -json` that writes its input, on a case of testdata/ and with the
stand-in for azurerm. None where either is missing."""
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
from statistics import median

ROOT = pathlib.Path(__file__).resolve().parents[3]
CASE = ROOT / "testdata" / "modules-dynamic-routes"
sys.path.append(str(ROOT / "tests" / "stand_in"))


def terraform_show(binaries, rounds):
    """CPU time of routesight by that of Terraform and its provider."""
    provider = binaries / "terraform-provider-azurerm"
    if not provider.exists() or not shutil.which("terraform"):
        return None
    import terraform
    with terraform.Workspace(provider) as workspace, tempfile.TemporaryDirectory() as folder:
        workspace.use(CASE)
        workspace.run("plan", "-input=false", "-out=tfplan")
        plan = pathlib.Path(folder, "plan.json")
        plan.write_text(workspace.run("show", "-json", "tfplan"), encoding="utf-8")
        evaluate = [binaries / "routesight", "evaluate", "--exit-zero", "--failures", "off", plan]
        return median(
            _cpu_time(lambda: subprocess.run(evaluate, check=True, capture_output=True))
            / _cpu_time(lambda: workspace.run("show", "-json", "tfplan"))
            for _ in range(rounds))


def _cpu_time(run):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
