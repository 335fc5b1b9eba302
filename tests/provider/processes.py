"""Starts the provider as Terraform does, without Terraform."""

import os
import pathlib
import subprocess

COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"
# Of a host that nobody has the key of: enough for the handshake, which ends before TLS begins.
CERTIFICATE = pathlib.Path(__file__).parent / "client_certificate.pem"


def installed(mirror):
    (binary,) = pathlib.Path(mirror).glob("registry.terraform.io/*/*/*/*/terraform-provider-*")
    return binary


def start(binary, temporary):
    """A running provider, and the handshake line that it printed."""
    process = subprocess.Popen(
        [binary], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={"TF_PLUGIN_MAGIC_COOKIE": COOKIE, "PLUGIN_PROTOCOL_VERSIONS": "5,6",
             "PLUGIN_CLIENT_CERT": CERTIFICATE.read_text(), "TMPDIR": str(temporary)})
    return process, process.stdout.readline().decode()


def running(binary):
    """The processes of this program that are alive; what nobody has waited for yet is not."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if os.path.realpath(folder / "exe") == os.path.realpath(binary):
                found.append(int(folder.name))
        except OSError:
            continue  # It ended while we looked, or it is not ours.
    return found


def memory(process):
    """Resident memory in MiB: now, and the most so far."""
    lines = pathlib.Path(f"/proc/{process}/status").read_text().splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if " kB" in line}
    return sizes["VmRSS"], sizes["VmHWM"]
