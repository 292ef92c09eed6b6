"""Starts a command in a sandbox: python -I hold.py PROJECT COMMAND…

It sees the system's libraries, the command itself, the project's library, packages and data, all read-only, and nothing
else of this machine: no home, no notebook, no environment, no network, no other process. It writes to memory of its own
(/tmp and a copy of the working folder's files), and has limits on memory, processes and the size of files that hold
even where whoever watches it from outside is slow. Needs bubblewrap (Linux).
"""

import os
import resource
import shutil
import subprocess
import sys

MEGABYTE = 1 << 20
SCRATCH = 128 * MEGABYTE
DATA = 3000 * MEGABYTE  # of the heap and other private memory, each process; WebAssembly reserves much
FILE = 64 * MEGABYTE
PROCESSES = 96  # threads count, and Node itself has about 20
OPEN_FILES = 256
USER = "65534"
ACCOUNTS = f"student:x:{USER}:{USER}::/tmp:/bin/false\n"  # who os.userInfo() finds

# Libraries and no programs: what is not there can't be used to mount, trace or allocate past the limits.
SYSTEM = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64")
# What the kernel's child process and the cells load; the notebooks with their solutions are not among it.
PROJECT = (
    "node_modules",
    "lib",
    "data",
    "package.json",
    "tsconfig.json",
    "scripts/native/tfjs",
    ".venv/share/jupyter/kernels/tslab",
    "build/kernel",
)


def system_folders():
    """The system's folders, which on some systems are links into /usr."""
    for path in SYSTEM:
        if os.path.islink(path):
            yield from ("--symlink", os.readlink(path), path)
        elif os.path.isdir(path):
            yield from ("--ro-bind", path, path)


def program(path):
    """The one program that there is: Node, which may lie anywhere."""
    real = os.path.realpath(path)
    yield from ("--ro-bind", real, real)
    if path != real:
        yield from ("--ro-bind", real, path)


def without_namespaces(bwrap):
    """Where this bubblewrap can (0.8 and later): nobody inside makes namespaces, and mounts, of their own."""
    known = subprocess.run([bwrap, "--help"], capture_output=True, text=True, check=False).stdout
    return ["--disable-userns"] if "--disable-userns" in known else []


def project_parts(project):
    for part in PROJECT:
        path = os.path.join(project, part)
        if os.path.exists(path):
            yield from ("--ro-bind", path, path)


def arguments(bwrap, project, command, folder, accounts):
    """bubblewrap's whole command line. What is mounted later lies on top; `accounts` is an open file."""
    own = [name for name in sorted(os.listdir(folder)) if not os.path.islink(os.path.join(folder, name))]
    bound = [word for name in own for word in ("--ro-bind", os.path.join(folder, name), os.path.join(folder, name))]
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": "/tmp",
        "LANG": "C.UTF-8",
        "GUMBEL_SOFTMAX_ROOT": project,
        "OMP_NUM_THREADS": "1",
        "KERNEL_PACKAGES": "built",  # nothing of the library is edited here
    }
    return [
        bwrap,
        *system_folders(),
        *("--proc", "/proc", "--dev", "/dev", "--ro-bind-data", str(accounts), "/etc/passwd"),
        *("--size", str(SCRATCH), "--tmpfs", "/tmp"),
        *program(command[0]),
        *project_parts(project),
        *("--size", str(SCRATCH), "--tmpfs", folder, *bound, "--chdir", folder),
        *("--unshare-all", "--unshare-user", "--uid", USER, "--gid", USER, "--cap-drop", "ALL"),
        *without_namespaces(bwrap),
        # What bubblewrap itself makes lies in memory without a limit: nothing more is written there.
        *("--remount-ro", "/dev", "--remount-ro", "/"),
        *("--hostname", "submission", "--die-with-parent", "--clearenv"),
        *(word for name, value in environment.items() for word in ("--setenv", name, value)),
        "--",
        *command,
    ]


def limit_resources():
    def lower(which, most):
        _, hard = resource.getrlimit(which)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (most, most))

    lower(resource.RLIMIT_DATA, DATA)
    lower(resource.RLIMIT_FSIZE, FILE)
    lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    lower(resource.RLIMIT_CORE, 0)
    # Counted in the sandbox's own user namespace, but also for the user outside, who has others running.
    lower(resource.RLIMIT_NPROC, PROCESSES + (0 if os.getuid() == 0 else tasks_of(os.getuid())))


def tasks_of(user):
    """The processes and threads that a user has."""
    count = 0
    for entry in os.scandir("/proc"):
        try:
            if entry.name.isdigit() and entry.stat().st_uid == user:
                count += len(os.listdir(f"/proc/{entry.name}/task"))
        except OSError:
            continue  # it has ended meanwhile
    return count


def main(project, command):
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        sys.exit("The sandbox needs bubblewrap: install the package of that name.")
    accounts = os.memfd_create("accounts", 0)
    os.write(accounts, ACCOUNTS.encode())
    os.lseek(accounts, 0, os.SEEK_SET)
    limit_resources()
    os.execv(bwrap, arguments(bwrap, os.path.realpath(project), command, os.getcwd(), accounts))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
