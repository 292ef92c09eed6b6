"""How much an archive may hold. A notebook of a thousand endless lines packs very well, so only large
things count.
"""

MB = 1_000_000

#: Files and folders in one archive.
MEMBERS = 10_000
#: One file, unpacked.
MEMBER_BYTES = 200 * MB
#: All that one archive given to `collect` unpacks to, archives inside it included.
TOTAL_BYTES = 4_000 * MB
#: All that an archive inside another unpacks to: one student can't use up what is there for all.
NESTED_BYTES = 500 * MB
#: How many times its packed size a thing may grow, once it is larger than the allowance.
RATIO = 100
MEMBER_ALLOWANCE = 100 * MB
ARCHIVE_ALLOWANCE = 1_000 * MB
#: Less for an archive inside another, so that it is stopped before the one around it is.
NESTED_ALLOWANCE = 150 * MB
#: What an archive's list of contents, or one of its headers, may take in memory.
DIRECTORY_BYTES = 16 * MB
HEADER_BYTES = MB
#: What `collect` may take of memory. JSON of small things takes many times its size once it is read.
MEMORY_BYTES = 3_000 * MB
#: A notebook without its outputs.
NOTEBOOK_BYTES = 20 * MB
CELLS = 5_000


def limit_memory(most: int = MEMORY_BYTES) -> None:
    """From now on this process gets a MemoryError where it would take more, before the machine runs out of it.

    Nothing happens where the system has no such limits.
    """
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def size(number: int) -> str:
    """A number of bytes for a reader."""
    return f"{number // MB} MB" if number < 1000 * MB else f"{number / (1000 * MB):g} GB"
