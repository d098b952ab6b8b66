"""The maker of PDFs importable by name, and no test here without the libraries that read and make them."""

import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

if any(find_spec(name) is None for name in ("pdfplumber", "pypdf", "reportlab")):
    collect_ignore_glob = ["test_*.py"]
