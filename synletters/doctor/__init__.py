"""Is this installation fit to work? What `synletters doctor` looks at, one module a concern.

findings.py   what a look says: fine, to be known, or wrong
packages.py   versions against the pinned set, optional parts
models.py     the shipped models against their recorded hashes
machine.py    processor, memory, disk, the files that must be kept secret
self_test.py  a built-in letter through the main job, with its rate
"""
