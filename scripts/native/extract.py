"""Unpacks from a wheel, given first, into a folder, given second, TensorFlow's libraries and C headers."""

import re
import shutil
import sys
import zipfile
from pathlib import Path

WANTED = re.compile(r"tensorflow/(libtensorflow_\w+\.so\.2|include/tensorflow/(c|core/platform|tsl/c|tsl/platform)/.*\.h)")

with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        match = WANTED.fullmatch(name)
        if match:
            target = Path(sys.argv[2], match[1])
            target.parent.mkdir(parents=True, exist_ok=True)
            with wheel.open(name) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
